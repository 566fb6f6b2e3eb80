"""What was written is saved once, whole, and held to the checks of a plan file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.room import Room
from narrows.services.writing.saving import UnfinishedError, rewrite, write
from tests.services.rooms import again, room_with
from tests.web.plans import INSURER

SMILES = {"id": "smiles", "title": "Smiles", "unit": "points", "better": "higher"}
GIVEN = {
    "cycle": "2026-Q4",
    "owner": "claims",
    "text": "Claims feel light",
    "key_results": [{"text": "Smiles from 3 to 4", "metric": "smiles", "target": 4.0}],
}


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(INSURER, tmp_path) as opened:
        yield opened


def test_an_objective_is_written_with_the_metric_that_it_brings(room: Room) -> None:
    saved = write(room, GIVEN, metrics=[SMILES])
    now = again(room).plan
    assert now.objective("claims-feel-light") == saved
    assert now.metric("smiles") is not None
    assert now.objectives[: len(INSURER.objectives)] == INSURER.objectives
    trail = [(each.what, each.key) for each in room.repository.audit()]
    assert ("objective", "claims-feel-light") in trail


def test_the_very_same_again_is_written_once(room: Room) -> None:
    first = write(room, GIVEN, metrics=[SMILES])
    room = again(room)
    assert write(room, GIVEN, metrics=()).id == first.id
    assert len(again(room).plan.objectives) == len(INSURER.objectives) + 1
    other = write(room, {**GIVEN, "why": "They are heavy"})
    assert other.id == "claims-feel-light-2"


def test_what_is_not_finished_is_not_saved_at_all(room: Room) -> None:
    with pytest.raises(UnfinishedError) as unfinished:
        write(room, {**GIVEN, "key_results": ["Smiles from 3 to 4", "Build it"]})
    assert unfinished.value.slug == "objective-unfinished"
    assert [each.slug for each in unfinished.value.refused] == ["key-result-without-metric"] * 2
    assert again(room).plan == INSURER


def test_an_objective_is_written_anew_under_its_id(room: Room) -> None:
    result = {"id": "nps", "metric": "mobile-nps", "target": 40.0}
    given = {
        "cycle": "2026-Q4",
        "owner": "policy",
        "text": "They adore it",
        "key_results": [result],
    }
    rewrite(room, "love-mobile", given=given)
    found = again(room).plan.objective("love-mobile")
    assert found is not None
    assert found.text == "They adore it"
    assert [each.id for each in found.key_results] == ["nps"]
    with pytest.raises(NarrowsError) as unknown:
        rewrite(room, "love-mobil", given=given)
    assert unknown.value.slug == "objective-unknown"
