"""Plans drawn at random: every field, every absence, and links that hold."""

from datetime import date, timedelta

from hypothesis import strategies as st

from narrows.domain.key_results import CounterMetric, KeyResult, Scope
from narrows.domain.measure import MetricKind
from narrows.domain.okr import ORGANISATION, Cycle, Hypothesis, Initiative, Objective, Ripple
from narrows.domain.organisation import (
    Adoption,
    Ambition,
    Organisation,
    Stance,
    Strategy,
    Waypoint,
)
from narrows.domain.plan import Better, ObservedMetric, Plan
from narrows.domain.severity import Mute, Severity, SeverityOverride
from narrows.domain.streams import (
    LEVELS,
    FlowStart,
    MeasurementPolicy,
    Reopening,
    Source,
    Take,
    ValueStream,
    Workflow,
    WorkflowStatus,
    level_of,
)
from narrows.domain.work import Attribute, FlowState, ItemType

words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
)
maybe = st.none() | words
numbers = st.floats(allow_nan=False, allow_infinity=False)
days = st.dates(date(1970, 1, 1), date(2100, 1, 1))
weeks = st.none() | st.integers(1, 52)
ids = st.sampled_from(["a", "b", "c", "d", "Ä", "e-f"])
several = st.lists(words, max_size=3).map(tuple)
scopes = st.builds(Scope, maybe, st.none() | st.sampled_from(ItemType), maybe, maybe, weeks)
organisations = st.builds(
    Organisation,
    words,
    words,
    st.none() | st.builds(Adoption, maybe, maybe, maybe, several, several),
    st.none() | st.builds(Ambition, st.sampled_from(Stance), st.none() | numbers, maybe),
)
metrics = st.builds(
    ObservedMetric,
    ids,
    words,
    words,
    st.none() | st.sampled_from(Better),
    st.sampled_from(MetricKind),
    st.booleans(),
)
sources = st.builds(
    Source, ids, words, words, maybe, st.dictionaries(words, words, max_size=3), several, maybe,
    maybe, maybe, several, st.none() | st.integers(1, 10**6),
)  # fmt: skip
severities = st.lists(
    st.builds(SeverityOverride, ids, st.sampled_from(Severity), st.just("") | words, words),
    max_size=2,
).map(tuple)
mutes = st.lists(st.builds(Mute, ids, words, words), max_size=3).map(tuple)


def unique(things: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(things, max_size=3, unique_by=lambda each: getattr(each, "id")).map(tuple)  # noqa: B009


def among(names: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(names) if names else st.none()


@st.composite
def workflows(draw: st.DrawFn) -> Workflow:
    names = draw(st.lists(words, min_size=1, max_size=5, unique=True))
    states = [FlowState.DONE, *(draw(st.none() | st.sampled_from(FlowState)) for _ in names[1:])]
    active = [name for name, state in zip(names, states, strict=True) if state == FlowState.ACTIVE]
    return Workflow(
        tuple(
            WorkflowStatus(name, state, draw(among(active)) if state == FlowState.WAITING else None)
            for name, state in zip(names, states, strict=True)
        )
    )


@st.composite
def streams(draw: st.DrawFn, known: list[str]) -> ValueStream:
    where = st.dictionaries(
        st.sampled_from(Attribute), st.lists(words, min_size=1, max_size=2).map(tuple), max_size=2
    )
    takes = st.builds(Take, st.sampled_from(known), where) if known else st.nothing()
    return ValueStream(
        id=draw(ids),
        workflow=draw(st.none() | workflows()),
        takes=tuple(draw(st.lists(takes, max_size=2 if known else 0))),
        item_types=draw(st.dictionaries(words, st.sampled_from(ItemType), max_size=3)),
        policy=draw(
            st.builds(
                MeasurementPolicy,
                st.sampled_from(FlowStart),
                st.sampled_from(Reopening),
                words,
                words,
                st.sampled_from([*LEVELS, level_of(["Sub-task", "User story"])]),
            )
        ),
        name=draw(words),
        customer=draw(maybe),
        phase=draw(maybe),
        value_metric=draw(maybe),
        teams=draw(several),
        roadmap=draw(maybe),
        offers=draw(several),
        needs=draw(several),
    )


@st.composite
def key_results(draw: st.DrawFn) -> KeyResult:
    baseline = draw(st.none() | numbers)
    bounds = sorted(draw(st.tuples(numbers, numbers)))
    is_band = draw(st.booleans())
    target = None if is_band else draw(st.none() | numbers.filter(lambda each: each != baseline))
    return KeyResult(
        id=draw(ids),
        metric=draw(maybe),
        of=draw(scopes),
        baseline=baseline,
        baseline_at=draw(st.none() | days),
        target=target,
        low=bounds[0] if is_band else None,
        high=bounds[1] if is_band and draw(st.booleans()) else None,
        counter_metric=draw(st.none() | st.builds(CounterMetric, words, scopes)),
        text=draw(maybe),
    )


@st.composite
def objectives(
    draw: st.DrawFn, cycles: list[str], owners: list[str], places: list[str]
) -> Objective:
    results = draw(unique(key_results()))
    names = [each.id for each in results if isinstance(each, KeyResult)]
    hypotheses = (
        st.builds(Hypothesis, st.sampled_from(names), st.none() | numbers, weeks, maybe)
        if names
        else st.nothing()
    )
    initiatives = st.builds(
        Initiative,
        ids,
        words,
        st.lists(hypotheses, max_size=2 if names else 0).map(tuple),
        maybe,
        several,
        several,
        maybe,
        maybe,
        maybe,
    )
    return Objective(
        id=draw(ids),
        cycle=draw(st.sampled_from(cycles)),
        owner=draw(st.sampled_from([ORGANISATION, *owners])),
        text=draw(words),
        why=draw(maybe),
        waypoint=draw(among(places)),
        ambition=draw(st.none() | st.sampled_from(Stance)),
        author=draw(maybe),
        key_results=results,  # type: ignore[arg-type]
        initiatives=draw(unique(initiatives)),  # type: ignore[arg-type]
        ripples=draw(st.lists(st.builds(Ripple, ids, words, maybe, maybe), max_size=3).map(tuple)),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    waypoints = draw(unique(st.builds(Waypoint, ids, words, st.none() | days)))
    strategy = draw(st.none() | st.builds(Strategy, maybe, several, st.just(waypoints)))
    mondays = days.map(lambda each: each - timedelta(days=each.weekday()))
    known = draw(unique(sources))
    drawn = draw(unique(streams([each.id for each in known])))  # type: ignore[attr-defined]
    cycles = draw(unique(st.builds(Cycle, ids, mondays, st.integers(1, 52))))
    wanted = objectives(
        [each.id for each in cycles],  # type: ignore[attr-defined]
        [each.id for each in drawn],  # type: ignore[attr-defined]
        [each.id for each in strategy.waypoints] if strategy else [],
    )
    return Plan(
        organisation=draw(organisations),
        strategy=strategy,
        metrics=draw(unique(metrics)),  # type: ignore[arg-type]
        sources=known,  # type: ignore[arg-type]
        streams=drawn,  # type: ignore[arg-type]
        cycles=cycles,  # type: ignore[arg-type]
        objectives=draw(unique(wanted)) if cycles else (),  # type: ignore[arg-type]
        mutes=draw(mutes),
        severities=draw(severities),
    )
