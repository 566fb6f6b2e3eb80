"""What a closed cycle tells does not move, whatever is measured later."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress
from narrows.services.cycles.as_closed import as_closed
from narrows.services.cycles.closing import begin_closing, close
from narrows.services.cycles.copied import COUNTER
from narrows.services.cycles.publishing import publish
from narrows.services.room import Room
from tests.services.cycles.cycle_rooms import again, opened, remark
from tests.web.plans import INSURER
from tests.web.reviews import key_result_progress

MEASURED = key_result_progress()
NPS = KeyResultKey("love-mobile", "nps")
COUNTERS = {NPS: replace(MEASURED[NPS], target=None, progress_ratio=None, current=3.5)}
Q4 = "2026-Q4"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as made:
        publish(made, Q4, facts=None, reasons={}, remark=remark(key="publish"))
        begin_closing(made, Q4, remark=remark(key="begin"))
        yield again(made.repository)


def later(measured: dict[KeyResultKey, KeyResultProgress]) -> dict[KeyResultKey, KeyResultProgress]:
    """All of it, as somebody corrects it afterwards."""
    return {key: replace(each, current=99.0, progress_ratio=0.5) for key, each in measured.items()}


def test_what_was_closed_is_told_as_it_was_graded(room: Room) -> None:
    close(room, Q4, progress=MEASURED, counters=COUNTERS, remark=remark(key="close"))
    told = room.repository.sayings()
    ids = {each.id for each in INSURER.of_cycle(Q4).objectives}
    own = {key: each for key, each in MEASURED.items() if key.objective in ids}
    assert NPS in own
    assert as_closed(later(own), INSURER, sayings=told) == own
    assert as_closed(later(COUNTERS), INSURER, sayings=told, prefix=COUNTER) == COUNTERS


def test_what_is_not_closed_moves(room: Room) -> None:
    told = room.repository.sayings()
    assert as_closed(later(MEASURED), INSURER, sayings=told) == later(MEASURED)


def test_a_cycle_closed_without_counters_tells_them_as_measured(room: Room) -> None:
    close(room, Q4, progress=MEASURED, remark=remark(key="close"))
    told = room.repository.sayings()
    assert as_closed(later(COUNTERS), INSURER, sayings=told, prefix=COUNTER) == later(COUNTERS)
