"""A cycle is published once, with a written reason for each «stop»."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.domain.severity import Mute
from narrows.services.cycles.publishing import StopsUnansweredError, publish
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.cycles.stops import cycle_findings, finding_key, reasons_given, stops
from narrows.services.plan.editing import with_objective
from narrows.services.room import Room
from tests.services.cycles.cycle_rooms import (
    PORTAL,
    TOOL,
    WHY,
    again,
    opened,
    remark,
    with_things_to_build,
)
from tests.web.plans import CYCLES, INSURER
from tests.web.reviews import NOW

Q4 = About(Kind.CYCLE, "2026-Q4")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path, with_things_to_build()) as made:
        yield made


def test_a_cycle_is_a_draft_until_it_is_published(room: Room) -> None:
    assert state_of("2026-Q4", room.repository.sayings()) is CycleState.DRAFT
    said = publish(room, "2026-Q4", facts=None, reasons=WHY, remark=remark("Go", key="a"))
    assert (said.about, said.act, said.words) == (Q4, Act.PUBLISH, "Go")
    assert state_of("2026-Q4", room.repository.sayings()) is CycleState.ACTIVE
    assert state_of("2026-Q3", room.repository.sayings()) is CycleState.DRAFT


def test_the_reasons_are_kept_with_the_publication(room: Room) -> None:
    publish(room, "2026-Q4", facts=None, reasons=WHY, remark=remark(key="a"))
    told = room.repository.sayings()
    assert [each.act for each in told] == [Act.PUBLISH, Act.GIVE_REASON, Act.GIVE_REASON]
    given = reasons_given("2026-Q4", told)
    assert {key: each.words for key, each in given.items()} == WHY
    assert not reasons_given("2026-Q3", told)


def test_each_stop_without_a_reason_is_named_and_nothing_is_kept(room: Room) -> None:
    with pytest.raises(StopsUnansweredError, match="«stop» and has no written reason") as refused:
        publish(room, "2026-Q4", facts=None, reasons={}, remark=remark(key="a"))
    assert refused.value.slug == "publish-reason-missing"
    assert [finding_key(each) for each in refused.value.findings] == [PORTAL, TOOL]
    with pytest.raises(StopsUnansweredError) as refused:
        publish(room, "2026-Q4", facts=None, reasons=WHY | {TOOL: " \n"}, remark=remark(key="b"))
    assert [finding_key(each) for each in refused.value.findings] == [TOOL]
    assert not room.repository.sayings()


def test_a_reason_for_what_is_not_found_is_refused(room: Room) -> None:
    with pytest.raises(NarrowsError, match="says «stop» as «vague") as refused:
        publish(
            room, "2026-Q4", facts=None, reasons=WHY | {"vague/x": "So"}, remark=remark(key="a")
        )
    assert refused.value.slug == "publish-reason-needless"
    assert not room.repository.sayings()


def test_a_mute_is_a_written_reason() -> None:
    plan = with_things_to_build()
    muted = replace(plan, mutes=(Mute("deliverable_key_result", "policy", "The law"),))
    assert [finding_key(each) for each in stops(cycle_findings(plan, None, cycle=CYCLES[1]))] == [
        PORTAL,
        TOOL,
    ]
    assert not stops(cycle_findings(muted, None, cycle=CYCLES[1]))


def test_findings_are_of_the_cycle_alone() -> None:
    plan = with_things_to_build()
    assert not stops(cycle_findings(plan, None, cycle=CYCLES[0]))
    places = {each.where for each in cycle_findings(plan, None, cycle=CYCLES[1])}
    assert "policy/love-mobile/portal" in places
    assert not [each for each in places if "faster-quotes" in each]


def test_a_bet_that_was_stopped_asks_for_no_reason() -> None:
    plan = with_things_to_build()
    bare = Initiative("bare", "Sit together")
    first = replace(plan.objective("love-mobile") or plan.objectives[0], initiatives=(bare,))
    plan = with_objective(plan, first)
    stopped = Saying(
        1, About(Kind.INITIATIVE, f"{first.id}/bare"), Act.STOP, "No", NOW, "local owner"
    )
    (cycle,) = (each for each in CYCLES if each.id == first.cycle)
    found = {each.where for each in cycle_findings(plan, None, cycle=cycle)}
    left = {e.where for e in cycle_findings(plan, None, cycle=cycle, sayings=[stopped])}
    assert found - left == {f"{first.owner}/{first.id}/bare"}


def test_who_publishes_twice_finds_what_was_published(room: Room) -> None:
    first = publish(room, "2026-Q4", facts=None, reasons=WHY, remark=remark(key="a"))
    assert publish(room, "2026-Q4", facts=None, reasons=WHY, remark=remark(key="a")) == first
    later = again(room.repository)
    assert publish(later, "2026-Q4", facts=None, reasons={}, remark=remark(key="b")) == first
    assert len(room.repository.sayings()) == 3


def test_a_plan_that_changed_meanwhile_is_not_published(room: Room) -> None:
    room.repository.replace_plan(INSURER, revision=room.revision, at=NOW)
    with pytest.raises(NarrowsError) as refused:
        publish(room, "2026-Q4", facts=None, reasons=WHY, remark=remark(key="a"))
    assert refused.value.slug == "plan-stale"
    assert not room.repository.sayings()
    publish(again(room.repository), "2026-Q4", facts=None, reasons={}, remark=remark(key="b"))


@pytest.mark.parametrize(("cycle", "slug"), [("2026-Q5", "cycle-unknown"), ("2027", "cycle-empty")])
def test_what_cannot_be_published_is_refused(room: Room, cycle: str, slug: str) -> None:
    empty = replace(CYCLES[1], id="2027")
    planned = replace(room.plan, cycles=(*CYCLES, empty))
    there = replace(room, stored=replace(room.stored, plan=planned))
    with pytest.raises(NarrowsError) as refused:
        publish(there, cycle, facts=None, reasons={}, remark=remark(key="a"))
    assert refused.value.slug == slug


@pytest.mark.parametrize(
    ("words", "reasons", "is_heard"),
    [
        ("", {}, True),
        ("Let us begin ", WHY, True),
        ("We begin", {}, False),
        ("", {PORTAL: "Something else"}, False),
        ("", {"no_why/policy/love-mobile": "Nobody asked"}, False),
    ],
)
def test_published_again_in_other_words_is_refused_and_not_lost(
    room: Room, words: str, reasons: Mapping[str, str], *, is_heard: bool
) -> None:
    first = publish(
        room, "2026-Q4", facts=None, reasons=WHY, remark=remark("Let us begin", key="a")
    )
    told, there = room.repository.sayings(), again(room.repository)

    def say() -> Saying:
        said = remark(words, key="b")
        return publish(there, "2026-Q4", facts=None, reasons=reasons, remark=said)

    if is_heard:
        assert say() == first
    else:
        with pytest.raises(NarrowsError) as refused:
            say()
        assert refused.value.slug == "said-otherwise"
    assert room.repository.sayings() == told


def test_of_many_who_publish_at_once_one_does(room: Room) -> None:
    def go(key: str) -> str:
        try:
            publish(room, "2026-Q4", facts=None, reasons=WHY, remark=remark(key=key))
        except NarrowsError as refused:
            return refused.slug
        return "published"

    with ThreadPoolExecutor(4) as people:
        ended = set(people.map(go, "abcdefgh"))
    assert "published" in ended
    assert ended <= {"published", "saying-stale", "plan-stale"}
    acts = [each.act for each in room.repository.sayings()]
    assert acts == [Act.PUBLISH, Act.GIVE_REASON, Act.GIVE_REASON]
