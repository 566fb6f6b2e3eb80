"""Whatever a plan says, and whatever was measured of it, rules read it to the end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis
from narrows.domain.facts import Facts, KeyResultKey, RippleKey
from narrows.domain.finding import Finding
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.rules.places import every_place
from narrows.services.lint.linting import every_rule, lint
from tests.store.drawn_plans import maybe, numbers, plans

values = st.none() | numbers
progress = st.builds(
    KeyResultProgress,
    st.sampled_from(ProgressState),
    values,
    values,
    values,
    st.sampled_from(["ratio", "days", "points"]),
    progress_ratio=values,
    n_items=st.none() | st.integers(0, 99),
    as_of=st.none() | st.just(datetime(2026, 11, 26, tzinfo=UTC)),
)
series = st.lists(numbers, max_size=30)
FLOW = ["flow_time", "flow_velocity", "flow_efficiency", "flow_load"]
moments = st.integers(0, 400).map(
    lambda days: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=days)
)
words = st.none() | st.text(max_size=30) | st.sampled_from(["Built the form.", "It fell", ";"])
seen = st.builds(SeenHypothesis, st.text(max_size=4), st.sampled_from(HypothesisResult), words)


@st.composite
def check_ins_of(draw: st.DrawFn, objective: str) -> list[CheckIn]:
    return [
        CheckIn(
            objective,
            number,
            draw(moments),
            "local owner",
            hypotheses=tuple(draw(st.lists(seen, max_size=2))),
            learned=draw(words) or "",
        )
        for number in range(1, draw(st.integers(1, 3)))
    ]


@st.composite
def facts_of(draw: st.DrawFn, plan: Plan) -> Facts:
    keys = [KeyResultKey(each.id, part.id) for each in plan.objectives for part in each.key_results]
    streams = [each.id for each in plan.streams]
    of_results = {key: draw(progress) for key in keys}
    return Facts(
        as_of=draw(st.none() | st.just(datetime(2026, 11, 26, tzinfo=UTC))),
        progress=of_results,
        counters={key: draw(progress) for key in keys},
        readings={key: draw(series) for key in keys},
        weekly={each: {metric: draw(series) for metric in FLOW} for each in streams},
        waits={each: {str(draw(maybe)): draw(st.floats(0, 1))} for each in streams},
        now=draw(st.none() | moments),
        begun={each.cycle: draw(moments) for each in plan.objectives},
        check_ins={each.id: draw(check_ins_of(each.id)) for each in plan.objectives},
        unanswered={
            RippleKey(each.id, ripple.effect, ripple.to): draw(moments)
            for each in plan.objectives
            for ripple in each.ripples
        },
    )


def problems(plan: Plan, found: Sequence[Finding]) -> list[Finding]:
    """Findings that nobody could act on."""
    places = set(every_place(plan))
    return [each for each in found if each.where not in places or not each.suggestion]


@settings(max_examples=60)
@given(st.data())
def test_rules_read_any_plan_to_the_end(data: st.DataObject) -> None:
    drawn = data.draw(plans())
    # No zone is made up here: reading a plan refuses one that is none.
    plan = replace(drawn, organisation=replace(drawn.organisation, zone="Europe/London"))
    for facts in (None, data.draw(facts_of(plan))):
        for rule in every_rule():
            assert not problems(plan, list(rule.check(plan, facts))), rule.name
        assert lint(plan, facts) == lint(plan, facts)


def test_a_finding_that_is_nowhere_would_be_seen() -> None:
    nowhere = every_rule()[0].finding("no/where", "Something is wrong.", suggestion="Mend it.")
    assert problems(Plan(), [nowhere]) == [nowhere]
