"""A new cycle begins empty: what is carried is argued for, the rest lapses, and history stays."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import Adoption, Organisation, Strategy, Waypoint
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.resetting import Addition, Carry, Drop, ResetSteps, take
from narrows.services.reset.standing import Fate
from narrows.services.reset.states import Reset, reset_under_way
from narrows.services.room import Room
from narrows.services.stories.telling import Origin, tell
from narrows.services.stories.told import StoryState, stories
from narrows.services.strategy.adopting import AdoptionAnswers
from tests.services.rooms import again, changed, remark, room_with
from tests.web.plans import INSURER

POLICY, CLAIMS = (replace(INSURER.streams[0], id=each) for each in ("policy", "claims"))
AUTUMN = Cycle("autumn", date(2026, 10, 5))
LOVE = Objective(
    "love",
    "autumn",
    "policy",
    "Customers love it",
    why="They meet us there",
    waypoint="calm",
    key_results=(KeyResult("calls", "calls", baseline=9, baseline_at=date(2026, 10, 5), target=3),),
    initiatives=(
        Initiative("sit", "Sit together", hypotheses=(Hypothesis("calls", -2, 6),)),
        Initiative("late", "Answer later"),
    ),
    ripples=(Ripple("claims", "helps"),),
)
PLAN = Plan(
    organisation=Organisation("Harbour", adoption=Adoption("Slow", "Quicker", "A report")),
    strategy=Strategy("Nobody calls twice", waypoints=(Waypoint("calm", "Calls halve"),)),
    metrics=INSURER.metrics[:1] and (replace(INSURER.metrics[0], id="calls"),),
    streams=tuple(replace(each, takes=(), value_metric=None) for each in (POLICY, CLAIMS)),
    cycles=(AUTUMN,),
    objectives=(LOVE, Objective("fair", "autumn", "claims", "Claims are fair", waypoint="calm")),
)
ANSWERS = AdoptionAnswers("Still slow", "Half as long", "The report")
BEGIN = ResetSteps(Beginning("winter", ANSWERS))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(PLAN, tmp_path) as made:
        yield made


def steps(room: Room, taken: ResetSteps, key: str = "b", behalf: str | None = None) -> Room:
    take(room, taken, remark=remark(key=key, behalf=behalf))
    return again(room)


def under_way(room: Room) -> Reset:
    return reset_under_way(room.plan, room.repository.sayings())


def fates(room: Room) -> dict[str, Fate]:
    return {each.item.name: each.fate for each in under_way(room).standings}


def of_winter(room: Room) -> list[str]:
    return [each.id for each in room.plan.objectives if each.cycle == "winter"]


def refusal(room: Room, taken: ResetSteps, behalf: str | None = None) -> str:
    before = again(room).stored, room.repository.sayings()
    with pytest.raises(NarrowsError) as refused:
        take(room, taken, remark=remark(key="z", behalf=behalf))
    assert (again(room).stored, room.repository.sayings()) == before, "something was half done"
    return refused.value.slug


def test_nothing_is_carried_by_itself(room: Room) -> None:
    begun = steps(room, BEGIN)
    assert set(fates(begun).values()) == {Fate.PENDING}
    done = steps(begun, ResetSteps(is_finished=True), "c")
    assert fates(done) == {"love": Fate.DROPPED, "fair": Fate.DROPPED}
    assert not of_winter(done)
    kept = done.plan
    assert (kept.strategy, kept.streams, kept.metrics) == (
        PLAN.strategy,
        PLAN.streams,
        PLAN.metrics,
    )
    assert kept.objectives == again(room).plan.objectives, "history stays"
    assert kept.cycles == (AUTUMN, Cycle("winter", date(2027, 1, 4)))


def test_the_opening_questions_are_answered_again(room: Room) -> None:
    begun = steps(room, BEGIN)
    assert begun.plan.organisation.adoption == Adoption("Still slow", "Half as long", "The report")
    assert {name: each.words for name, each in under_way(begun).answers.items()} == {
        "problem": "Still slow",
        "observable": "Half as long",
        "ends": "The report",
    }
    half = replace(ANSWERS, observable=None)
    assert refusal(room, ResetSteps(Beginning("spring", half))) == "adoption-unanswered"


def test_an_objective_is_carried_for_an_argument_and_measured_anew(room: Room) -> None:
    carried = steps(room, replace(BEGIN, carries=(Carry("love", "Half of the way is gone"),)))
    new = carried.plan.objective("love-winter")
    assert new is not None
    assert (new.why, new.cycle, new.waypoint) == ("Half of the way is gone", "winter", "calm")
    assert [(each.baseline, each.baseline_at, each.target) for each in new.key_results] == [
        (None, None, 3)
    ]
    assert (new.initiatives, new.ripples) == ((), ())
    assert fates(carried)["love"] is Fate.CARRIED
    assert fates(carried)["love/sit"] is Fate.PENDING
    (argued,) = [e for e in carried.repository.sayings() if e.act is Act.ARGUE]
    assert (argued.about, argued.behalf) == (About(Kind.OBJECTIVE, "love"), "policy")


def test_bets_and_stories_come_along_only_for_arguments_of_their_own(room: Room) -> None:
    told = tell(room, Origin("love"), remark=remark("Ask callers", key="s"))
    number = str(told.number)
    begun = steps(room, replace(BEGIN, carries=(Carry("love", "Half way"),)))
    assert set(fates(begun)) == {"love", "love/sit", "love/late", number, "fair"}
    further = ResetSteps(carries=(Carry("love/sit", "It works"), Carry(number, "Not asked yet")))
    done = steps(steps(begun, further, "c"), ResetSteps(is_finished=True), "d")
    new = done.plan.objective("love-winter")
    assert new is not None
    assert [each.id for each in new.initiatives] == ["sit"]
    assert fates(done)[number] is Fate.CARRIED
    (story,) = stories(done.plan, done.repository.sayings())
    assert (story.objective, story.cycle, story.state) == (
        "love-winter",
        "winter",
        StoryState.OPEN,
    )


def test_a_story_that_nobody_argues_for_is_thrown_away(room: Room) -> None:
    told = tell(room, Origin("love"), remark=remark("Ask callers", key="s"))
    begun = steps(room, replace(BEGIN, carries=(Carry("love", "Half way"),)))
    done = steps(begun, ResetSteps(is_finished=True), "c")
    assert fates(done)[str(told.number)] is Fate.DROPPED
    (story,) = stories(done.plan, done.repository.sayings())
    assert story.state is StoryState.DROPPED


def test_what_was_stopped_ended_by_itself(room: Room) -> None:
    about = About(Kind.INITIATIVE, "love/late")
    stopped = Saying(0, about, Act.STOP, "No", room.now, "somebody")
    room.repository.say(stopped, seen=None, request_key="s")
    assert "love/late" not in fates(steps(again(room), BEGIN))


def test_letting_go_takes_out_what_was_carried_before(room: Room) -> None:
    both = (Carry("love", "Half way"), Carry("love/sit", "It works"))
    carried = steps(room, replace(BEGIN, carries=both))
    without_bet = steps(carried, ResetSteps(drops=(Drop("love/sit", "It does not"),)), "c")
    new = without_bet.plan.objective("love-winter")
    assert new is not None
    assert not new.initiatives
    gone = steps(without_bet, ResetSteps(drops=(Drop("love"),)), "d")
    assert not of_winter(gone)
    back = steps(gone, ResetSteps(carries=(Carry("love", "After all"),)), "e")
    assert of_winter(back) == ["love-winter"]
    assert fates(back)["love/late"] is Fate.PENDING


def test_a_bet_that_went_with_its_objective_is_argued_for_anew(room: Room) -> None:
    both = (Carry("love", "Half way"), Carry("love/sit", "It works"))
    carried = steps(room, replace(BEGIN, carries=both))
    back = steps(
        steps(carried, ResetSteps(drops=(Drop("love"),)), "c"),
        ResetSteps(carries=(Carry("love", "After all"),)),
        "d",
    )
    assert fates(back)["love/sit"] is Fate.PENDING


def test_adding_asks_what_is_removed(room: Room) -> None:
    new = Objective("talk", "?", "claims", "A claim is one conversation", why="They call thrice")
    begun = steps(room, BEGIN)
    bare = ResetSteps(additions=(Addition(new, " "),))
    assert refusal(begun, bare) == "reset-nothing-removed"
    done = steps(begun, ResetSteps(additions=(Addition(new, "The monthly report"),)), "c")
    assert of_winter(done) == ["talk"]
    (added,) = under_way(done).added
    assert (added.detail("removes"), added.words) == ("The monthly report", "They call thrice")


def test_a_reset_goes_on_where_it_was_left_and_repeats_nothing(room: Room) -> None:
    all_of_it = replace(
        BEGIN,
        carries=(Carry("love", "Half way", "loved"), Carry("love/sit", "It works")),
        drops=(Drop("fair", "It is"),),
        additions=(Addition(Objective("talk", "?", "claims", "One talk"), "A report"),),
        is_finished=True,
    )
    first = steps(room, replace(all_of_it, drops=(), additions=(), is_finished=False))
    done = steps(first, all_of_it, "c")
    assert of_winter(done) == ["loved", "talk"]
    assert not under_way(done).pending
    again_done = steps(done, all_of_it, "d")
    assert again_done.stored == done.stored
    assert len(done.repository.sayings()) == len(again_done.repository.sayings())


@pytest.mark.parametrize(
    ("taken", "behalf", "slug"),
    [
        (ResetSteps(carries=(Carry("love", " "),)), None, "words-missing"),
        (ResetSteps(carries=(Carry("lov", "Yes"),)), None, "reset-item-unknown"),
        (ResetSteps(carries=(Carry("love", "Yes", "fair"),)), None, "id-twice"),
        (ResetSteps(carries=(Carry("love/sit", "Yes"),)), None, "reset-objective-first"),
        (ResetSteps(carries=(Carry("love", "Yes"),)), "claims", "reset-not-yours"),
        (ResetSteps(drops=(Drop("love"),)), "organisation", "reset-not-yours"),
        (
            ResetSteps(carries=(Carry("love", "Yes"),), drops=(Drop("nothing"),)),
            None,
            "reset-item-unknown",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused_whole(
    room: Room, taken: ResetSteps, behalf: str | None, slug: str
) -> None:
    assert refusal(steps(room, BEGIN), taken, behalf) == slug


def test_a_reset_waits_for_the_look_back_and_ends_with_publication(room: Room) -> None:
    def said(cycle: str, act: Act) -> None:
        about = About(Kind.CYCLE, cycle)
        room.repository.say(
            Saying(0, about, act, "", room.now, "somebody"), seen=None, request_key=cycle + act
        )

    assert refusal(room, ResetSteps(is_finished=True)) == "reset-not-begun"
    said("autumn", Act.PUBLISH)
    assert refusal(again(room), BEGIN) == "reset-too-early"
    said("autumn", Act.BEGIN_CLOSING)
    steps(again(room), BEGIN)
    said("winter", Act.PUBLISH)
    assert refusal(again(room), ResetSteps(is_finished=True)) == "reset-over"


def test_a_second_reset_of_a_cycle_does_not_hide_the_first(room: Room) -> None:
    begun = steps(room, BEGIN)
    beside = Beginning("spring", ANSWERS, after="autumn")
    assert refusal(begun, ResetSteps(beside)) == "reset-under-way"
    # A slip in its name.
    again_begun = steps(begun, ResetSteps(beside, is_called_off=True), "c")
    assert under_way(again_begun).into.id == "spring"
    assert [each.id for each in again_begun.plan.cycles] == ["autumn", "spring"]


def test_nothing_is_reset_into_a_cycle_that_is_published(room: Room) -> None:
    winter = Cycle("winter", date(2027, 1, 4))
    there = changed(room, replace(room.plan, cycles=(*room.plan.cycles, winter)))
    about = About(Kind.CYCLE, "winter")
    told = Saying(0, about, Act.PUBLISH, "", room.now, "somebody")
    there.repository.say(told, seen=None, request_key="winter")
    assert refusal(again(there), BEGIN) == "reset-over"


def test_a_new_cycle_begins_when_the_other_has_ended(room: Room) -> None:
    early = Beginning("winter", ANSWERS, start=date(2026, 12, 28))
    assert refusal(room, ResetSteps(early)) == "cycle-overlaps"
    tuesday = Beginning("winter", ANSWERS, start=date(2027, 1, 5))
    assert refusal(room, ResetSteps(tuesday)) == "cycle-not-monday"


def test_of_two_who_decide_at_once_the_second_is_told(room: Room) -> None:
    begun = steps(room, BEGIN)
    steps(begun, ResetSteps(carries=(Carry("love", "Half way"),)), "c")
    assert refusal(begun, ResetSteps(drops=(Drop("love"),))) == "plan-stale"


def test_what_a_file_took_out_of_the_new_cycle_waits_again(room: Room) -> None:
    carried = steps(room, replace(BEGIN, carries=(Carry("love", "Half way"),)))
    kept = tuple(each for each in carried.plan.objectives if each.cycle != "winter")
    later = changed(carried, replace(carried.plan, objectives=kept))
    assert fates(later)["love"] is Fate.PENDING
