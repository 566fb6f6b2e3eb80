"""A workshop goes step by step into a plan, can be left at any time, and ends in a whole plan."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle, Initiative
from narrows.domain.organisation import Adoption, Stance
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.plan.editing import checked
from narrows.services.room import Room
from narrows.services.strategy.adopting import about_question
from narrows.services.workshop.answering import take
from narrows.services.workshop.file import parse_answers
from narrows.services.workshop.steps import Step, customers_told, next_step
from tests.house import ROOT
from tests.services.rooms import again, changed, remark, room_with
from tests.services.workshop.answers import WHOLE

ANSWERS = yaml.safe_load(WHOLE)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(Plan(), tmp_path) as made:
        yield made


def told(room: Room, text: str, key: str = "a") -> Room:
    take(room, parse_answers(text, file="workshop.yaml"), remark=remark(key=key))
    return again(room)


def of_step(step: str, **instead: object) -> str:
    return str(yaml.safe_dump({step: {**ANSWERS[step], **instead} if instead else ANSWERS[step]}))


def ahead(room: Room) -> Step | None:
    found = next_step(room.plan, room.repository.sayings())
    return None if found is None else found.step


def test_a_file_of_all_answers_ends_in_a_whole_plan(room: Room) -> None:
    plan = told(room, WHOLE).plan
    assert ahead(again(room)) is None
    assert checked(plan, before=plan) == plan
    policy, claims = plan.streams
    assert (plan.organisation.name, plan.zone, policy.policy.zone) == (
        "Harbour", "Europe/London", "Europe/London",
    )  # fmt: skip
    assert plan.organisation.adoption == Adoption(
        "A policy takes seven weeks", "It takes days", "The monthly report", ("policy",),
        ("Head of insurance",),
    )  # fmt: skip
    assert plan.organisation.ambition is not None
    assert plan.organisation.ambition.stance is Stance.STRETCH
    assert (policy.customer, policy.phase) == ("People with a phone", "choosing")
    assert [each.value_metric for each in plan.streams] == ["mobile-nps", "claim-nps"]
    assert claims.teams == ("claims", "underwriting")
    assert plan.cycles == (Cycle("winter", date(2027, 1, 4)),)
    (love,) = plan.objectives
    assert (love.cycle, love.owner, love.waypoint) == ("winter", "policy", "days")
    assert love.key_results[1].of.stream == "policy"


def test_it_is_left_after_each_step_and_gone_on_with(room: Room) -> None:
    for n, step in enumerate(Step):
        assert ahead(room) is step
        room = told(room, of_step(step.value), key=f"k{n}")
    assert ahead(room) is None
    assert list(customers_told(room.plan, room.repository.sayings())) == [
        "People with a phone",
        "People after an accident",
    ]


def test_the_same_answers_again_change_and_say_nothing(room: Room) -> None:
    first = told(room, WHOLE)
    again_told = told(first, WHOLE, key="b")
    assert again_told.stored == first.stored
    assert len(first.repository.sayings()) == 11
    steps = [each for each in first.repository.sayings() if each.act is Act.TELL]
    assert [each.about.key for each in steps] == [f"workshop/{each}" for each in Step]


def answers(room: Room) -> list[str]:
    return [each.words for each in room.repository.sayings(about_question("problem"))]


def test_an_answer_that_stands_is_not_said_again(room: Room) -> None:
    first = told(room, WHOLE)
    grown = WHOLE.replace("ends: The monthly report", "ends: The weekly report")
    later = told(first, grown, key="b")
    assert later.plan.organisation.adoption is not None
    assert later.plan.organisation.adoption.ends == "The weekly report"
    assert answers(later) == ["A policy takes seven weeks"]
    (other,) = answers(told(later, "why: {problem: Slow}", key="c"))[1:]
    assert other == "Slow"


@pytest.mark.parametrize(
    "text", ["why: {problem: }", "why: {problem: ' '}", "why: {}", "metrics: {a: {unit: }}"]
)
def test_an_answer_without_words_is_refused(room: Room, text: str) -> None:
    with pytest.raises(NarrowsError, match=r"workshop\.yaml:1: «") as refused:
        told(room, text)
    assert refused.value.slug == "plan-invalid"
    assert not room.repository.sayings()


def test_a_step_that_comes_too_early_is_refused(room: Room) -> None:
    with pytest.raises(NarrowsError, match="lacks problem, observable, ends") as refused:
        told(room, of_step("strategy"))
    assert refused.value.slug == "workshop-early"
    assert not room.repository.sayings()


def test_half_a_step_is_kept_and_the_rest_asked_for(room: Room) -> None:
    begun = told(room, of_step("why", ends=None).replace("  ends: null\n", ""))
    found = next_step(begun.plan, begun.repository.sayings())
    assert found is not None
    assert (found.step, found.lacks) == (Step.WHY, ("ends",))
    done = told(begun, "why: {ends: The monthly report}", key="b")
    assert ahead(done) is Step.STRATEGY
    assert done.plan.organisation.name == "Harbour"


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (
            "name: Policy, customer: People with a",
            "name: Policy, customer: Peeple with a",
            "name-unknown",
        ),
        ("phase: choosing", "phase: leaving", "name-unknown"),
        ("{id: mobile-nps, title: Mobile NPS, better: higher}", "[a, b]", "second-value-metric"),
        ("  claims: [claims, underwriting]", "  clams: [claims]", "name-unknown"),
        ("2027-01-04", "2027-01-05", "cycle-not-monday"),
        ("- id: love\n      owner", "- owner", "id-missing"),
        ("waypoint: days", "waypoint: weeks", "name-unknown"),
        ("metric: flow_time", "metric: flow_tine", "metric-unknown"),
        ("observable:", "observed:", "plan-key-unknown"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_half_done(
    room: Room, old: str, new: str, slug: str
) -> None:
    assert old in WHOLE
    with pytest.raises(NarrowsError) as refused:
        told(room, WHOLE.replace(old, new))
    assert refused.value.slug == slug
    assert again(room).stored == room.stored
    assert not room.repository.sayings()


def test_nothing_is_no_answer_and_streams_do_not_answer_for_all(room: Room) -> None:
    with pytest.raises(NarrowsError) as refused:
        told(room, "{}")
    assert refused.value.slug == "workshop-empty"
    with pytest.raises(NarrowsError) as refused:
        take(room, parse_answers(WHOLE, file="w"), remark=remark(behalf="organization"))
    assert refused.value.slug == "strategy-not-yours"


def test_a_stream_has_one_value_metric_before_teams_are_named(room: Room) -> None:
    text = WHOLE.replace(
        "  claims: {id: claim-nps, title: NPS after a claim, better: higher}\n", ""
    )
    with pytest.raises(NarrowsError, match="which lacks the ONE metric of claims") as refused:
        told(room, text)
    assert refused.value.slug == "workshop-early"


def test_a_metric_by_its_id_alone_is_the_one_that_there_is(room: Room) -> None:
    first = told(room, WHOLE)
    later = told(first, "metrics: {claims: mobile-nps}", key="b")
    assert [each.value_metric for each in later.plan.streams] == ["mobile-nps", "mobile-nps"]
    assert later.plan.metrics == first.plan.metrics


def test_of_two_who_answer_at_once_the_second_is_told(room: Room) -> None:
    told(room, of_step("why"))
    with pytest.raises(NarrowsError) as refused:
        told(room, "why: {problem: Something else}", key="b")
    assert refused.value.slug == "plan-stale"


def test_the_workshop_of_the_manual_is_a_workshop(room: Room) -> None:
    page = (Path(ROOT) / "docs" / "workshop.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert ahead(told(room, block)) is None


def test_a_file_that_is_taken_again_undoes_nothing_of_what_came_since(room: Room) -> None:
    first = told(room, WHOLE)
    (love,) = first.plan.objectives
    bet = replace(love, initiatives=(Initiative("sit", "Sit together"),))
    since = changed(first, replace(first.plan, objectives=(bet,)))
    assert told(since, WHOLE, key="b").plan == since.plan
    other = told(since, WHOLE.replace("They meet us there", "We know by now"), key="c").plan
    (love,) = other.objectives
    assert (love.why, love.initiatives) == ("We know by now", bet.initiatives)


def test_what_went_meanwhile_is_answered_again(room: Room) -> None:
    first = told(room, WHOLE)
    emptied = changed(first, replace(first.plan, objectives=()))
    assert ahead(emptied) is Step.OBJECTIVES
    assert [each.id for each in told(emptied, WHOLE, key="b").plan.objectives] == ["love"]


def test_an_objective_of_another_cycle_is_left_alone(room: Room) -> None:
    first = told(room, WHOLE)
    later = WHOLE.replace("{id: winter, start: 2027-01-04}", "{id: spring, start: 2027-04-05}")
    with pytest.raises(NarrowsError, match="in cycle «winter»") as refused:
        told(first, later, key="b")
    assert refused.value.slug == "id-twice"
    assert again(first).stored == first.stored


def test_a_closed_cycle_takes_no_objectives(room: Room) -> None:
    first = told(room, WHOLE)
    closed = Saying(0, About(Kind.CYCLE, "winter"), Act.CLOSE, "", room.now, "somebody")
    room.repository.say(closed, seen=None, request_key="x")
    with pytest.raises(NarrowsError) as refused:
        told(again(first), WHOLE.replace("id: love", "id: loved"), key="b")
    assert refused.value.slug == "cycle-closed"
