"""The plan as plain values: what `export` writes, what `plan` compares, and what `apply` takes.

What is empty, or what it would be anyway, is left out: a plan says what was decided.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.measure import MetricKind
from narrows.domain.okr import CYCLE_WEEKS, Initiative, Objective
from narrows.domain.organisation import Organisation, Strategy
from narrows.domain.plan import ObservedMetric, Plan
from narrows.domain.streams import (
    ALL_COUNT,
    FlowStart,
    Reopening,
    Source,
    Take,
    ValueStream,
    WorkflowStatus,
    is_address,
    level_words,
    pushed_path,
)
from narrows.domain.working_calendar import ALL_TIME
from narrows.services.plan.intervals import interval_text

Document = dict[str, object]


def document_of(plan: Plan) -> Document:
    """The whole plan; parsed again it is the same plan. Paths are absolute."""
    return _said(
        organisation=_organisation(plan.organisation),
        strategy=plan.strategy and _strategy(plan.strategy),
        metrics=[_metric(each) for each in plan.metrics],
        sources=[_source(each) for each in plan.sources],
        streams=[_stream(each, plan.zone) for each in plan.streams],
        cycles=[
            _said(id=each.id, start=each.start, weeks=_unless(each.weeks, CYCLE_WEEKS))
            for each in plan.cycles
        ],
        objectives=[document_of_objective(each) for each in plan.objectives],
        mutes=[_said(rule=each.rule, where=each.where, reason=each.reason) for each in plan.mutes],
        severities=[
            _said(rule=each.rule, severity=each.severity, where=each.where, reason=each.reason)
            for each in plan.severities
        ],
    )


def _organisation(of: Organisation) -> Document:
    adoption, ambition = of.adoption, of.ambition
    return _said(
        name=of.name,
        zone=_unless(of.zone, "UTC"),
        adoption=adoption
        and _said(
            problem=adoption.problem,
            observable=adoption.observable,
            ends=adoption.ends,
            pilots=adoption.pilots,
            leaders=adoption.leaders,
        ),
        ambition=ambition
        and _said(stance=ambition.stance, expect_ratio=ambition.expect_ratio, words=ambition.words),
    )


def _strategy(of: Strategy) -> Document:
    return _said(
        vision=of.vision,
        constraints=of.constraints,
        waypoints=[_said(id=each.id, text=each.text, by=each.by) for each in of.waypoints],
    )


def _metric(of: ObservedMetric) -> Document:
    return _said(
        id=of.id,
        title=of.title,
        unit=of.unit,
        better=of.better,
        kind=_unless(of.kind, MetricKind.BUSINESS),
        financial=of.is_financial or None,
    )


def _source(of: Source) -> Document:
    return _said(
        id=of.id,
        connector=of.connector,
        path=None if is_address(of.path) else _unless(of.path, pushed_path(of.id)),
        address=of.path if is_address(of.path) else None,
        take=of.take,
        every=None if of.every_s is None else interval_text(of.every_s),
        zone=of.zone,
        columns=of.columns,
        status=of.status,
        date_format=of.date_format,
        delimiter=of.delimiter,
        encoding=of.encoding,
    )


def _stream(of: ValueStream, zone: str) -> Document:
    return _said(
        id=of.id,
        name=_unless(of.name, of.id),
        zone=_unless(of.policy.zone, zone),
        customer=of.customer,
        phase=of.phase,
        value_metric=of.value_metric,
        teams=of.teams,
        takes=[_take(each) for each in of.takes],
        workflow=of.workflow and [_status(each) for each in of.workflow.statuses],
        item_types=of.item_types,
        roadmap=of.roadmap,
        offers=of.offers,
        needs=of.needs,
        policy=_said(
            start=_unless(of.policy.start, FlowStart.COMMITMENT),
            reopened=_unless(of.policy.reopened, Reopening.WHOLE_SPAN),
            calendar=_unless(of.policy.calendar, ALL_TIME),
            level=_unless(list(level_words(of.policy.level)) or of.policy.level, ALL_COUNT),
        ),
    )


def _take(of: Take) -> Document:
    return _said(source=of.source, where={each.value: of.where[each] for each in of.where})


def _status(of: WorkflowStatus) -> Document:
    state = "ignore" if of.state is None else of.state
    return _said(status=of.status, state=state, queue_of=of.queue_of)


def document_of_objective(of: Objective) -> Document:
    """An objective as a plan says it."""
    return _said(
        id=of.id,
        cycle=of.cycle,
        owner=of.owner,
        text=of.text,
        why=of.why,
        waypoint=of.waypoint,
        ambition=of.ambition,
        author=of.author,
        key_results=[_key_result(each) for each in of.key_results],
        initiatives=[_initiative(each) for each in of.initiatives],
        ripples=[
            _said(to=each.to, effect=each.effect, text=each.text, strength=each.strength)
            for each in of.ripples
        ],
    )


def _key_result(of: KeyResult) -> Document:
    counter = of.counter_metric
    return _said(
        id=of.id,
        text=of.text,
        metric=of.metric,
        of=_scope(of.of),
        baseline=of.baseline,
        baseline_at=of.baseline_at,
        target=of.target,
        low=of.low,
        high=of.high,
        counter_metric=counter and _said(metric=counter.metric, of=_scope(counter.of)),
    )


def _scope(of: Scope) -> Document:
    return _said(
        stream=of.stream,
        item_type=of.item_type,
        status=of.status,
        statistic=of.statistic,
        window_weeks=of.window_weeks,
    )


def _initiative(of: Initiative) -> Document:
    return _said(
        id=of.id,
        text=of.text,
        hypothesis=[
            _said(
                key_result=each.key_result,
                change=each.change,
                by_week=each.by_week,
                because=each.because,
            )
            for each in of.hypotheses
        ],
        status=of.status,
        teams=of.teams,
        items=_items(of),
        author=of.author,
    )


def _items(of: Initiative) -> object:
    """Keys alone are a plain list."""
    if of.epic is None and of.label is None:
        return of.items
    return _said(keys=of.items, epic=of.epic, label=of.label)


def _said(**parts: object) -> Document:
    """What there is to say: nothing that is absent or empty, in plain values."""
    plain = {key: _plain(value) for key, value in parts.items()}
    return {key: value for key, value in plain.items() if value not in (None, "", [], {})}


def _plain(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value


def _unless(value: object, usual: object) -> object:
    """A value, unless it is the usual one and goes without saying."""
    return None if value == usual else value
