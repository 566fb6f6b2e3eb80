"""From the plan file's parts to the organisation, its strategy and objectives of the domain."""

from collections.abc import Iterable

from narrows.domain.errors import NarrowsError
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
from narrows.domain.plan import Better, ObservedMetric
from narrows.domain.work import ItemType
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.schema_okr import (
    CyclePart,
    InitiativePart,
    KeyResultPart,
    MetricPart,
    ObjectivePart,
    OrganisationPart,
    ScopePart,
    StrategyPart,
)
from narrows.services.plan.yaml_text import YamlText


def organisation(part: OrganisationPart) -> Organisation:
    """The organisation, with why it wants OKRs and how high it aims."""
    why, aim = part.adoption, part.ambition
    return Organisation(
        name=part.name or "",
        zone=part.zone,
        adoption=None
        if why is None
        else Adoption(why.problem, why.observable, why.ends, tuple(why.pilots), tuple(why.leaders)),
        ambition=None if aim is None else Ambition(Stance(aim.stance), aim.expect_ratio, aim.words),
    )


def strategy(part: StrategyPart | None) -> Strategy | None:
    """The strategy; `None` while none is written."""
    if part is None:
        return None
    return Strategy(
        vision=part.vision,
        constraints=tuple(part.constraints),
        waypoints=tuple(Waypoint(each.id, each.text, each.by) for each in part.waypoints),
    )


def metrics(parts: Iterable[MetricPart]) -> tuple[ObservedMetric, ...]:
    """The metrics whose values are observed."""
    return tuple(
        ObservedMetric(
            id=each.id,
            title=each.title or each.id,
            unit=each.unit,
            better=None if each.better is None else Better(each.better),
            kind=MetricKind(each.kind),
            is_financial=each.financial,
        )
        for each in parts
    )


def cycles(parts: Iterable[CyclePart], document: YamlText) -> tuple[Cycle, ...]:
    """The cycles, in order of their start.

    Raises:
        NarrowsError: `cycle-not-monday`.
    """
    found = []
    for n, each in enumerate(parts):
        try:
            found.append(Cycle(each.id, each.start, each.weeks))
        except NarrowsError as refusal:
            raise refusal.placed(document.place(("cycles", n, "start"))) from refusal
    return tuple(sorted(found, key=lambda each: each.start))


def objectives(part: PlanPart, document: YamlText) -> tuple[Objective, ...]:
    """The objectives; what has no id is numbered, as drafts may leave it out.

    Raises:
        NarrowsError: What `KeyResult` refuses.
    """
    return tuple(
        _objective(each, number, plan=part, document=document)
        for number, each in enumerate(part.objectives)
    )


def _objective(
    part: ObjectivePart, number: int, *, plan: PlanPart, document: YamlText
) -> Objective:
    owner = part.owner or ORGANISATION
    return Objective(
        id=part.id or f"O{number + 1}",
        cycle=part.cycle or "",
        owner=owner,
        text=part.text,
        why=part.why,
        waypoint=part.waypoint,
        ambition=None if part.ambition is None else Stance(part.ambition),
        author=part.author,
        key_results=tuple(
            _key_result(
                each,
                f"KR{n + 1}",
                owner=owner,
                plan=plan,
                place=document.place(("objectives", number, "key_results", n)),
            )
            for n, each in enumerate(part.key_results)
        ),
        initiatives=tuple(
            _initiative(each, each.id or f"I{n + 1}") for n, each in enumerate(part.initiatives)
        ),
        ripples=tuple(
            Ripple(each.to, each.effect, each.text, each.strength) for each in part.ripples
        ),
    )


def _key_result(
    part: KeyResultPart, number: str, *, owner: str, plan: PlanPart, place: str
) -> KeyResult:
    counter = part.counter_metric
    try:
        return KeyResult(
            id=part.id or number,
            metric=part.metric,
            of=_scope(part.of, part.metric, owner=owner, plan=plan),
            baseline=part.baseline,
            baseline_at=part.baseline_at,
            target=part.target,
            low=part.low,
            high=part.high,
            counter_metric=None
            if counter is None
            else CounterMetric(
                counter.metric, _scope(counter.of, counter.metric, owner=owner, plan=plan)
            ),
            text=part.text,
        )
    except NarrowsError as refusal:
        raise refusal.placed(place) from refusal


def _scope(part: ScopePart, metric: str | None, *, owner: str, plan: PlanPart) -> Scope:
    """What is meant; a flow metric without a stream is of the stream that owns the objective."""
    is_flow = metric is not None and metric not in [each.id for each in plan.metrics]
    own = owner if is_flow and owner in [each.id for each in plan.streams] else None
    return Scope(
        stream=part.stream or own,
        item_type=None if part.item_type is None else ItemType(part.item_type),
        status=part.status,
        statistic=part.statistic,
        window_weeks=part.window_weeks,
    )


def _initiative(part: InitiativePart, id_: str) -> Initiative:
    return Initiative(
        id=id_,
        text=part.text,
        hypotheses=tuple(
            Hypothesis(each.key_result, each.change, each.by_week, each.because)
            for each in part.hypothesis
        ),
        status=part.status,
        teams=tuple(part.teams),
        items=tuple(part.items.keys),
        author=part.author,
        epic=part.items.epic,
        label=part.items.label,
    )
