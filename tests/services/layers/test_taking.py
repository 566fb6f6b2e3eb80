"""A wait that three streams share is drafted for leaders, who take it or drop it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import Scope
from narrows.domain.measure import Measurement, Period
from narrows.domain.okr import ORGANISATION
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.streams import ValueStream
from narrows.services.layers.drafting import Draft, DraftState, drafts, last_decided
from narrows.services.layers.taken import Taking
from narrows.services.layers.taking import drop, take
from narrows.services.reviewing import Review
from narrows.services.ripples.inbox import WaitingKind, inbox
from narrows.services.room import Room
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.measured_weeks import AS_OF, MONDAY, POLICY
from tests.web.plans import INSURER
from tests.web.reviews import NOW, review_of, stream_review

WAIT = "Waiting for business input"
SHARES = {"policy": {WAIT: 0.25}, "claims": {WAIT: 0.31}, "platform": {WAIT: 0.1}}
TAKE = Taking(WAIT, "2026-Q4", 1.0)


def waiting(stream: ValueStream, days: float) -> Measurement:
    period = Period(MONDAY - timedelta(weeks=13), MONDAY)
    return Measurement(
        stream.id, "status_wait", "mean", None, WAIT, period, days, "days", 41, 0, AS_OF, AS_OF, POLICY
    )  # fmt: skip


def measured(room: Room, waits: Mapping[str, Mapping[str, float]] = SHARES) -> Review:
    """What the streams of a room waited: policy 9 days, claims 4, of platform it is not known."""
    plan = fresh(room).plan
    days = {"policy": 9.0, "claims": 4.0}
    streams = {
        each.id: replace(stream_review(each), recent=[waiting(each, days[each.id])])
        for each in plan.streams
        if each.id in days
    }
    review = review_of(plan)
    return replace(review, streams=streams, facts=replace(review.facts, waits=waits))


def drafted(room: Room, cycle: str = "2026-Q4") -> list[Draft]:
    return list(drafts(measured(room), room.repository.sayings(), cycle=cycle))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_in(tmp_path) as made:
        yield made


def test_a_wait_of_three_streams_is_drafted_with_what_each_waits(room: Room) -> None:
    (draft,) = drafted(room)
    assert draft.text == f"No stream waits in «{WAIT}»"
    assert [(each.stream, each.share_ratio, each.wait_days) for each in draft.streams] == [
        ("policy", 0.25, 9.0),
        ("claims", 0.31, 4.0),
        ("platform", 0.1, None),
    ]
    assert draft.state is DraftState.WAITING


def test_two_streams_share_nothing(room: Room) -> None:
    for platform in ({WAIT: 0.09}, {}, {"Review": 0.4}):
        review = measured(room, {**SHARES, "platform": platform})
        assert not drafts(review, (), cycle="2026-Q4")


def test_taken_it_is_an_objective_with_a_key_result_for_each_stream(room: Room) -> None:
    asked = replace(TAKE, why="It is a quarter of all time", waypoint="days-not-weeks")
    said = take(room, asked, found=drafted(room), remark=remark("mine"))
    assert (said.act, said.behalf, said.words) == (Act.TAKE, ORGANISATION, "mine")
    assert said.detail("objective") == "no-wait-waiting-for-business-input"
    made = fresh(room).plan.objective("no-wait-waiting-for-business-input")
    assert made is not None
    assert (made.owner, made.cycle, made.why) == (ORGANISATION, "2026-Q4", asked.why)
    assert [(each.id, each.metric, each.of, each.baseline, each.target) for each in made.key_results] == [
        (each, "status_wait", Scope(each, status=WAIT), None, 1.0)
        for each in ("policy", "claims", "platform")
    ]  # fmt: skip
    assert drafted(room) == []
    assert [each.status for each in drafted(room, "2026-Q3")] == [WAIT]


def test_taken_twice_it_is_taken_once(room: Room) -> None:
    found = drafted(room)
    said = take(room, TAKE, found=found, remark=remark())
    for key in ("a", "b"):
        again = take(fresh(room), TAKE, found=drafted(room), remark=remark(key=key))
        assert again == said
    assert len(fresh(room).plan.objectives) == len(INSURER.objectives) + 1
    with pytest.raises(NarrowsError) as refused:
        take(room, replace(TAKE, cycle="2026-Q3"), found=found, remark=remark(key="c"))
    assert refused.value.slug == "plan-stale"


@pytest.mark.parametrize(
    "other", [{"target_days": 2.0}, {"waypoint": "nope"}, {"why": "Else"}, {"id": "else"}]
)
def test_what_was_taken_is_not_taken_otherwise(room: Room, other: dict[str, Any]) -> None:
    take(room, TAKE, found=drafted(room), remark=remark())
    with pytest.raises(NarrowsError) as refused:
        take(fresh(room), replace(TAKE, **other), found=drafted(room), remark=remark(key="b"))
    assert refused.value.slug == "draft-taken"


def test_the_next_cycles_objective_gets_a_name_of_its_own(room: Room) -> None:
    take(room, TAKE, found=drafted(room), remark=remark())
    latest = fresh(room)
    asked = replace(TAKE, cycle="2026-Q3")
    said = take(latest, asked, found=drafted(room, "2026-Q3"), remark=remark(key="b"))
    assert said.detail("objective") == "no-wait-waiting-for-business-input-2026-Q3"


def test_dropped_it_stays_dropped_for_its_cycle_and_can_still_be_taken(room: Room) -> None:
    said = drop(room, WAIT, cycle="2026-Q4", found=drafted(room), remark=remark("we hire first"))
    assert (said.act, said.behalf) == (Act.DROP, ORGANISATION)
    (draft,) = drafted(room)
    assert (draft.state, draft.words, draft.dropped_at) == (
        DraftState.DROPPED,
        "we hire first",
        NOW,
    )
    again = drop(
        room,
        WAIT.upper(),
        cycle="2026-Q4",
        found=drafted(room),
        remark=remark("we hire first", key="b"),
    )
    assert again == said
    assert [each.state for each in drafted(room, "2026-Q3")] == [DraftState.WAITING]
    take(room, TAKE, found=drafted(room), remark=remark(key="c"))
    assert drafted(room) == []


@pytest.mark.parametrize(
    ("asked", "behalf", "slug"),
    [
        (TAKE, "policy", "draft-not-yours"),
        (replace(TAKE, status="Review"), None, "draft-unknown"),
        (replace(TAKE, cycle="2026-Q9"), None, "cycle-unknown"),
        (replace(TAKE, target_days=-1), None, "draft-target-below-zero"),
        (replace(TAKE, target_days=float("nan")), None, "draft-target-below-zero"),
        (replace(TAKE, target_days=9.5), None, "draft-target-above"),
        (replace(TAKE, id="love-mobile"), None, "draft-id-taken"),
        (replace(TAKE, waypoint="the-moon"), None, "name-unknown"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    room: Room, asked: Taking, behalf: str | None, slug: str
) -> None:
    with pytest.raises(NarrowsError) as refused:
        take(room, asked, found=drafted(room), remark=remark(behalf=behalf))
    assert refused.value.slug == slug
    assert fresh(room).plan == INSURER
    assert not room.repository.sayings()


def test_a_target_is_held_against_each_wait_in_that_streams_own_days(room: Room) -> None:
    """Claims waits 4 days of 24 hours, policy 9 of 8 hours, which are fewer hours."""
    (draft,) = drafted(room)
    waits = [
        replace(each, day_hours=8.0) if each.stream == "policy" else each for each in draft.streams
    ]
    told = [replace(draft, streams=tuple(waits))]
    with pytest.raises(NarrowsError, match=r"longer than 9 days of 8 hours \(Policy") as refused:
        take(room, replace(TAKE, target_days=9.5), found=told, remark=remark())
    assert refused.value.slug == "draft-target-above"
    take(room, replace(TAKE, target_days=5.0), found=told, remark=remark())


def test_nothing_is_dropped_without_a_reason_or_by_a_stream(room: Room) -> None:
    for said, slug in ((remark(" "), "words-missing"), (remark("no", "claims"), "draft-not-yours")):
        with pytest.raises(NarrowsError) as refused:
            drop(room, WAIT, cycle="2026-Q4", found=drafted(room), remark=said)
        assert refused.value.slug == slug


def test_a_closed_cycle_takes_nothing_more(room: Room) -> None:
    closed = Saying(0, About(Kind.CYCLE, "2026-Q4"), Act.CLOSE, "", NOW, LOCAL_OWNER.name)
    found = drafted(room)
    room.repository.decide(Decision((closed,)), request_key="close")
    with pytest.raises(NarrowsError) as refused:
        take(fresh(room), TAKE, found=found, remark=remark())
    assert refused.value.slug == "cycle-closed"
    assert fresh(room).plan == INSURER
    assert drafted(fresh(room)) == [], "and nothing is offered that would be refused"


@pytest.mark.parametrize("kept", ["waiting for business input", "waiting-for  business_input"])
def test_what_was_decided_is_found_however_the_name_was_written(kept: str) -> None:
    """Also what was kept when hyphens still made another name."""
    about = About(Kind.FINDING, f"shared_wait/organisation/{kept}")
    said = Saying(7, about, Act.DROP, "first hire", NOW, "you", details=(("cycle", "2026-Q4"),))
    for written in (WAIT, "WAITING_FOR-business  input"):
        assert last_decided([said], written, cycle="2026-Q4") == said
        assert last_decided([said], written, cycle="2027-Q1") is None
    assert last_decided([said], "Waiting for input", cycle="2026-Q4") is None


def test_a_draft_waits_in_the_inbox_of_leaders_until_it_is_dropped(room: Room) -> None:
    def waits(owner: str | None) -> list[tuple[str, str]]:
        told, found = room.repository.sayings(), drafted(room)
        plan = fresh(room).plan
        waiting = inbox(plan, told, owner=owner, today=NOW.date(), drafted=found)
        return [(each.about, each.words) for each in waiting if each.kind is WaitingKind.DRAFT]

    assert waits("organisation") == waits(None) == [(WAIT, f"No stream waits in «{WAIT}»")]
    assert waits("policy") == []
    drop(room, WAIT, cycle="2026-Q4", found=drafted(room), remark=remark("we hire first"))
    assert waits("organisation") == []
