from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

import pytest

from narrows.domain.calendar import Cut
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import History
from narrows.domain.streams import Take
from narrows.domain.work import Attribute
from narrows.services.flow import listing, losing, moving, status_flows
from narrows.services.flow.counting import counted
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure
from narrows.services.flow.spans import taking_nothing
from narrows.services.quality.finding import find_quality
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move, stream
from tests.tables import told_history

TOLD = """
P-1  Doing    2025-01-06
P-1  Done     2025-01-08
X-1  Waiting  2025-01-07
X-1  Doing    2025-01-09
X-2  Doing    2025-01-06
X-2  Done     2025-01-10
"""
"""What begins with X is no stream's."""


class OfStream(Protocol):
    """A row of an answer about streams."""

    @property
    def stream(self) -> str | None: ...


ANSWERS: dict[str, Callable[[History, str | None], Sequence[OfStream]]] = {
    "flow": lambda known, of: measure(known, cut=Cut.WEEK, stream=of),
    "items": lambda known, of: listing.items(known, stream=of),
    "statuses": lambda known, of: status_flows.statuses(known, stream=of),
    "load": lambda known, of: moving.loads(known, stream=of),
    "traffic": lambda known, of: moving.traffic(known, stream=of),
    "losses": lambda known, of: losing.losses(known, stream=of),
    "quality": lambda known, of: find_quality(known, stream=of, held={}),
    "counted": lambda known, of: counted(known, {}, stream=of),
}


@pytest.mark.parametrize("command", ANSWERS)
def test_work_that_no_stream_takes_can_be_asked_for_alone(command: str) -> None:
    history = told_history(TOLD, as_of=datetime(2025, 1, 13, tzinfo=UTC), unaligned="X")
    answer = ANSWERS[command]
    whole, alone = answer(history, None), answer(history, "unaligned")
    assert alone == [each for each in whole if each.stream is None]
    assert alone
    assert alone != whole


def test_a_stream_that_takes_nothing_of_what_was_read_is_named() -> None:
    """Claims asks for a project that nothing is in; policies takes from a source nobody read."""
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, [move("A", "Doing", 0), move("A", "Done", 9)])
    claims = stream("claims", Take("log", {Attribute.PROJECT: ("CLM",)}))
    policies = stream("policies", Take("other"))
    assert taking_nothing(ask(warehouse, claims, policies)) == ("claims",)


def test_where_all_work_is_taken_nothing_is_unaligned() -> None:
    history = told_history(TOLD.replace("X", "P"))
    with pytest.raises(NarrowsError, match="some stream takes every item") as refused:
        measure(history, cut=Cut.WEEK, stream="unaligned")
    assert refused.value.slug == "stream-unknown"


def test_work_that_no_stream_takes_has_no_narrows() -> None:
    with pytest.raises(NarrowsError, match="Unaligned work has no narrows") as refused:
        locate(told_history(TOLD, unaligned="X"), stream="unaligned")
    assert refused.value.slug == "number-missing"
