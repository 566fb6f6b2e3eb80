"""A cycle is graded by measurement, closed once, and stays as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.closing import begin_closing, close
from narrows.services.cycles.copied import copied, details_of
from narrows.services.cycles.grading import comment_grade, grade_ratio, grades
from narrows.services.cycles.lessons import learn
from narrows.services.cycles.publishing import publish
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.room import Room
from narrows.services.talk.acknowledging import acknowledge
from tests.services.cycles.cycle_rooms import again, opened, remark
from tests.web.plans import INSURER, LOVE
from tests.web.reviews import NOW, key_result_progress

MEASURED = key_result_progress()
Q4 = "2026-Q4"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as made:
        publish(made, Q4, facts=None, reasons={}, remark=remark(key="publish"))
        yield again(made.repository)


def closed(room: Room, progress: Mapping[KeyResultKey, KeyResultProgress] = MEASURED) -> Room:
    begin_closing(room, Q4, remark=remark(key="begin"))
    now = again(room.repository)
    close(now, Q4, progress=progress, remark=remark("Done", key="close"))
    return again(room.repository)


@pytest.mark.parametrize(
    ("state", "progress", "grade"),
    [
        (ProgressState.MEASURED, 0.651, 0.651),
        (ProgressState.MEASURED, 1.2, 1.0),
        (ProgressState.MEASURED, -0.133, 0.0),
        (ProgressState.MEASURED, None, None),
        (ProgressState.NO_DATA, None, None),
        (ProgressState.NOT_CONFIGURED, None, None),
    ],
)
def test_a_grade_is_the_measured_progress_within_0_and_1(
    state: ProgressState, progress: float | None, grade: float | None
) -> None:
    told = KeyResultProgress(state, 1, 2, 3, "items", progress)
    assert grade_ratio(told) == grade


@pytest.mark.parametrize("progress", list(MEASURED.values()))
def test_a_measurement_is_copied_to_the_last_digit(progress: KeyResultProgress) -> None:
    thirds = replace(progress, is_widened=True, n_items=3, baseline=1 / 3)
    for each in (progress, thirds):
        details = details_of(each, grade_ratio=grade_ratio(each))
        saying = replace(_some_saying(), details=details)
        assert copied(saying) == each
    assert copied(_some_saying()) is None


def test_closing_copies_the_grades_with_the_owners_words(room: Room) -> None:
    comment_grade(room, "love-mobile/nps", remark=remark("First words", key="a"))
    comment_grade(room, "love-mobile/nps", remark=remark("The new form", "policy", key="b"))
    told = comment_grade(room, "love-mobile/nps", remark=remark("The new form", key="c"))
    assert told.number == room.repository.sayings()[-1].number == 3, "the same again is said once"
    before = grades(LOVE, MEASURED, sayings=room.repository.sayings())
    assert before["nps"].comment == "The new form"
    after = closed(room)
    worse = {key: replace(each, progress_ratio=0.0) for key, each in MEASURED.items()}
    kept = grades(LOVE, worse, sayings=after.repository.sayings())
    assert kept == before
    assert [kept[each].grade_ratio for each in ("nps", "business-wait", "load")] == [0.339, 0, 0.75]
    copied_of = [e.about.key for e in after.repository.sayings() if e.detail("state")]
    assert "love-mobile/load" in copied_of
    assert not [key for key in copied_of if key.startswith("faster-quotes")]


def test_a_cycle_is_closed_only_after_it_was_published_and_graded(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        for verb, slug in (("begin", "cycle-not-active"), ("close", "cycle-not-closing")):
            with pytest.raises(NarrowsError) as refused:
                _say(room, verb, key=verb)
            assert refused.value.slug == slug
        publish(room, Q4, facts=None, reasons={}, remark=remark(key="publish"))
        with pytest.raises(NarrowsError, match="is active") as refused:
            _say(again(room.repository), "close", key="c")
        assert refused.value.slug == "cycle-not-closing"
        assert len(room.repository.sayings()) == 1


def test_nothing_is_published_into_a_cycle_that_is_being_closed(room: Room) -> None:
    begin_closing(room, Q4, remark=remark(key="begin"))
    assert state_of(Q4, room.repository.sayings()) is CycleState.CLOSING
    with pytest.raises(NarrowsError) as refused:
        _say(room, "publish", key="p")
    assert refused.value.slug == "cycle-closing"


def test_a_closed_cycle_stays_as_it_was(room: Room) -> None:
    there = closed(room)
    told = there.repository.sayings()
    assert state_of(Q4, told) is CycleState.CLOSED
    for verb in ("publish", "begin", "grade", "learn", "acknowledge"):
        with pytest.raises(NarrowsError) as refused:
            _say(there, verb, key=verb)
        assert refused.value.slug == "cycle-closed"
    # Who closes it again finds how it was closed.
    again_said = close(there, Q4, progress=MEASURED, remark=remark(key="z"))
    assert again_said.act is Act.CLOSE
    with pytest.raises(NarrowsError, match="«2026-Q4» is closed since") as refused:
        close(there, Q4, progress=MEASURED, remark=remark("Done otherwise", key="y"))
    assert refused.value.slug == "said-otherwise"
    assert there.repository.sayings() == told


def test_what_was_measured_of_another_plan_does_not_close(room: Room) -> None:
    begin_closing(room, Q4, remark=remark(key="begin"))
    seen = again(room.repository)
    fewer = replace(INSURER, metrics=INSURER.metrics[:-1])
    changed = replace(fewer, objectives=INSURER.objectives[:2])
    seen.repository.replace_plan(changed, revision=seen.revision, at=NOW)
    with pytest.raises(NarrowsError) as refused:
        close(seen, Q4, progress=MEASURED, remark=remark(key="close"))
    assert refused.value.slug == "plan-stale"
    assert state_of(Q4, seen.repository.sayings()) is CycleState.CLOSING


def test_only_its_owners_comment_on_a_grade(room: Room) -> None:
    with pytest.raises(NarrowsError, match="policy comments") as refused:
        comment_grade(room, "love-mobile/nps", remark=remark("Bad", "organisation", key="a"))
    assert refused.value.slug == "grade-not-yours"
    with pytest.raises(NarrowsError, match="did you mean «nps»") as refused:
        comment_grade(room, "love-mobile/np", remark=remark("Bad", key="b"))
    assert refused.value.slug == "key-result-unknown"
    with pytest.raises(NarrowsError) as refused:
        comment_grade(room, "love-mobile/nps", remark=remark(" ", key="c"))
    assert refused.value.slug == "words-missing"


def _say(room: Room, verb: str, *, key: str) -> object:
    said = remark("So", key=key)
    if verb == "publish":
        return publish(room, Q4, facts=None, reasons={}, remark=said)
    if verb == "begin":
        return begin_closing(room, Q4, remark=said)
    if verb == "grade":
        return comment_grade(room, "love-mobile/nps", remark=said)
    if verb == "acknowledge":
        return acknowledge(room, "love-mobile", remark=said)
    if verb == "learn":
        return learn(room, Q4, of="lesson", remark=said)
    return close(room, Q4, progress=MEASURED, remark=said)


def _some_saying() -> Saying:
    about = About(Kind.KEY_RESULT, "love-mobile/nps")
    return Saying(7, about, Act.GRADE, "", NOW, "local owner")
