"""Stories come from an objective, live as long as its cycle, and are thrown away or argued for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.okr import Cycle, Objective
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.plan.editing import with_objective
from narrows.services.stories.arguing import argue
from narrows.services.stories.telling import Origin, drop, finish, tell
from narrows.services.stories.told import (
    Story,
    StoryState,
    stories,
    story_numbered,
    thrown_away_by_reset,
)
from tests.services.houses import House, why
from tests.web.plans import INSURER
from tests.web.reviews import NOW

LOVE = Origin("love-mobile", "business-wait", "POL-12")
NEXT = Cycle("2027-Q1", INSURER.cycles[-1].end)
LOVE_AGAIN = Objective("love-again", NEXT.id, "policy", "Customers still love it")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def told(house: House, key: str = "tell", words: str = "Ask one underwriter") -> int:
    return tell(house.room, LOVE, remark=why(words, key)).number


def found(house: House, number: int) -> Story:
    return story_numbered(house.room.plan, house.repository.sayings(), number=number)


def with_next_cycle(house: House) -> None:
    plan = replace(INSURER, cycles=(*INSURER.cycles, NEXT))
    revision = house.room.revision
    house.repository.replace_plan(with_objective(plan, LOVE_AGAIN), revision=revision, at=NOW)


def say_of_cycle(house: House, cycle: str, act: Act, *, after: str | None = None) -> None:
    details = (("after", after),) if after else ()
    about = About(Kind.CYCLE, cycle)
    said = Saying(0, about, act, "", at=NOW, by=LOCAL_OWNER.name, details=details)
    house.repository.say(said, seen=None, request_key=f"{act} {cycle}")


def test_a_story_tells_what_it_was_generated_from(house: House) -> None:
    story = found(house, told(house))
    assert (story.objective, story.owner, story.cycle) == ("love-mobile", "policy", "2026-Q4")
    assert (story.text, story.key_result, story.item) == (
        "Ask one underwriter", "business-wait", "POL-12",
    )  # fmt: skip
    assert (story.state, story.argued) == (StoryState.OPEN, None)


def test_a_story_is_finished_or_dropped(house: House) -> None:
    first, second = told(house, "a"), told(house, "b", "Ask another")
    finish(house.room, first, remark=why("", "c"))
    drop(house.room, second, remark=why("Nobody is free", "d"))
    assert found(house, first).state is StoryState.FINISHED
    assert found(house, second).state is StoryState.DROPPED
    for number in (first, second):
        with house.refused("story-over"):
            argue(house.room, number, objective="faster-quotes", remark=why("More", "e"))
    with house.refused("story-over"):
        drop(house.room, first, remark=why("Late", "f"))
    with house.refused("story-over"):
        finish(house.room, first, remark=why("In other words", "g"))


def test_what_is_open_when_its_cycle_closes_is_thrown_away(house: House) -> None:
    done, left = told(house, "a"), told(house, "b", "Ask another")
    finish(house.room, done, remark=why("", "c"))
    say_of_cycle(house, "2026-Q4", Act.PUBLISH)
    assert found(house, left).state is StoryState.OPEN, "the cycle goes on"
    house.close_cycle()
    assert found(house, left).state is StoryState.THROWN_AWAY
    assert found(house, done).state is StoryState.FINISHED
    with house.refused("story-over"):
        finish(house.room, left, remark=why("", "d"))
    with house.refused("cycle-closed"):
        told(house, "e")


def test_a_published_next_cycle_throws_away_what_the_last_one_left(house: House) -> None:
    left = told(house)
    with_next_cycle(house)
    say_of_cycle(house, NEXT.id, Act.PROPOSE, after="2026-Q4")
    assert found(house, left).state is StoryState.OPEN, "the reset is under way"
    say_of_cycle(house, NEXT.id, Act.PUBLISH)
    assert found(house, left).state is StoryState.THROWN_AWAY


def test_a_story_goes_with_its_objective(house: House) -> None:
    left = told(house)
    without = tuple(each for each in INSURER.objectives if each.id != "love-mobile")
    plan = replace(INSURER, objectives=without)
    house.repository.replace_plan(plan, revision=house.room.revision, at=NOW)
    story = found(house, left)
    assert (story.state, story.owner) == (StoryState.THROWN_AWAY, None)


@pytest.mark.parametrize("is_closed", [False, True])
def test_an_argument_carries_a_story_over_a_reset(house: House, *, is_closed: bool) -> None:
    carried, left = told(house, "a"), told(house, "b", "Ask another")
    with_next_cycle(house)
    if is_closed:
        house.close_cycle()
    gone = thrown_away_by_reset(house.room.plan, house.repository.sayings(), cycle="2026-Q4")
    assert [each.number for each in gone] == [carried, left]
    argue(house.room, carried, objective="love-again", remark=why("Half of them answer", "c"))
    story = found(house, carried)
    assert (story.state, story.cycle, story.objective) == (StoryState.OPEN, NEXT.id, "love-again")
    assert story.argued == "Half of them answer"
    gone = thrown_away_by_reset(house.room.plan, house.repository.sayings(), cycle="2026-Q4")
    assert [each.number for each in gone] == [left]
    house.close_cycle(NEXT.id)
    assert found(house, carried).state is StoryState.THROWN_AWAY, "until the next reset"


def test_a_story_is_argued_into_another_cycle_that_is_open(house: House) -> None:
    number = told(house)
    with house.refused("story-same-cycle"):
        argue(house.room, number, objective="love-mobile", remark=why("It is good", "a"))
    with house.refused("words-missing"):
        argue(house.room, number, objective="faster-quotes", remark=why(" ", "b"))
    house.close_cycle("2026-Q3")
    with house.refused("cycle-closed"):
        argue(house.room, number, objective="faster-quotes", remark=why("Good", "c"))


def test_stories_are_their_owners(house: House) -> None:
    with house.refused("story-not-yours"):
        tell(house.room, LOVE, remark=why("Do it", "a", "organisation"))
    number = told(house)
    for step in (finish, drop):
        with house.refused("story-not-yours"):
            step(house.room, number, remark=why("Done", "b", "claims"))
    assert finish(house.room, number, remark=why("", "c", "policy")).behalf == "policy"


def test_a_story_of_nothing_is_none(house: House) -> None:
    with house.refused("words-missing"):
        told(house, words=" ")
    with house.refused("objective-unknown"):
        tell(house.room, Origin("love-mobil"), remark=why())
    with house.refused("key-result-unknown"):
        tell(house.room, Origin("love-mobile", "nsp"), remark=why())
    with house.refused("story-unknown"):
        finish(house.room, 7, remark=why())
    assert not stories(house.room.plan, house.repository.sayings())


def test_a_request_sent_twice_is_done_once(house: House) -> None:
    with_next_cycle(house)
    way: Sequence[Callable[[], Saying]] = (
        lambda: tell(house.room, LOVE, remark=why("One", "a")),
        lambda: argue(house.room, 1, objective="love-again", remark=why("Half", "b")),
        lambda: finish(house.room, 1, remark=why("", "c")),
        lambda: tell(house.room, LOVE, remark=why("Two", "d")),
        lambda: drop(house.room, 4, remark=why("No", "e")),
    )
    for step in way:
        first = step()
        sayings = house.repository.sayings()
        assert step() == first
        assert house.repository.sayings() == sayings


def test_the_same_story_is_told_once_while_it_is_open(house: House) -> None:
    first = told(house, "a")
    assert told(house, "b") == first
    assert told(house, "c", "Ask two underwriters") != first
    other = replace(LOVE, key_result="nps")
    assert tell(house.room, other, remark=why("Ask one underwriter", "d")).number != first
    finish(house.room, first, remark=why("", "e"))
    assert told(house, "f") != first, "it is told again after it was finished"
