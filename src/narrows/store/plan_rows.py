"""From a plan to its things, as the store keeps them. `plan_read` is the way back."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import ORGANISATION, Initiative, Objective
from narrows.domain.organisation import Organisation, Strategy
from narrows.domain.plan import Plan
from narrows.domain.streams import Source, ValueStream
from narrows.store import things
from narrows.store.things import Key, Kind, Parts, Thing

Identity = tuple[str, Key]


def things_of(plan: Plan) -> Mapping[Identity, Thing]:
    """Everything in a plan that has a key, by kind and key."""
    found = (
        _organisation(plan.organisation),
        *_strategy(plan.strategy),
        *_listed(things.METRIC, plan.metrics),
        *(_source(each, rank) for rank, each in enumerate(plan.sources)),
        *(_stream(each, rank) for rank, each in enumerate(plan.streams)),
        *_listed(things.CYCLE, plan.cycles),
        *(each for rank, of in enumerate(plan.objectives) for each in _objective(of, rank)),
        *_counted(things.MUTE, [((each.rule, each.where), each) for each in plan.mutes]),
    )
    by_identity = {(each.kind.name, each.key): each for each in found}
    if len(by_identity) < len(found):
        raise ValueError("two things of the plan have one key")
    return by_identity


def scope_values(scope: Scope | None, prefix: str) -> dict[str, object]:
    """The columns of a scope."""
    of = scope or Scope()
    return {
        f"{prefix}_stream": of.stream,
        f"{prefix}_item_type": of.item_type,
        f"{prefix}_status": of.status,
        f"{prefix}_statistic": of.statistic,
        f"{prefix}_window_weeks": of.window_weeks,
    }


def _thing(kind: Kind, key: Key, rank: int, of: object, **parts: Parts) -> Thing:
    """A thing whose columns are named as the fields of what it is made of."""
    values = {name: getattr(of, name) for name in kind.columns}
    return Thing(kind, key, rank, values, parts)


def _listed(kind: Kind, of: Iterable[object]) -> Iterator[Thing]:
    for rank, each in enumerate(of):
        yield _thing(kind, (getattr(each, "id"),), rank, each)  # noqa: B009


def _counted(kind: Kind, of: Sequence[tuple[Key, object]]) -> Iterator[Thing]:
    """Things without an id: those of one key are counted."""
    seen: Counter[Key] = Counter()
    for rank, (key, each) in enumerate(of):
        seen[key] += 1
        yield _thing(kind, (*key, seen[key]), rank, each)


def _organisation(of: Organisation) -> Thing:
    why, aim = of.adoption, of.ambition
    values = {
        "name": of.name,
        "zone": of.zone,
        "has_adoption": why is not None,
        "adoption_problem": why and why.problem,
        "adoption_observable": why and why.observable,
        "adoption_ends": why and why.ends,
        "ambition_stance": aim and aim.stance,
        "ambition_expect_ratio": aim and aim.expect_ratio,
        "ambition_words": aim and aim.words,
    }
    return Thing(things.ORGANISATION, (), 0, values, {})


def _strategy(of: Strategy | None) -> Iterator[Thing]:
    if of is None:
        return
    constraints = tuple((each,) for each in of.constraints)
    yield _thing(things.STRATEGY, (), 0, of, constraints=constraints)
    yield from _listed(things.WAYPOINT, of.waypoints)


def _source(of: Source, rank: int) -> Thing:
    return _thing(
        things.SOURCE,
        (of.id,),
        rank,
        of,
        columns=tuple(of.columns.items()),
        status=tuple((each,) for each in of.status),
    )


def _stream(of: ValueStream, rank: int) -> Thing:
    values = {
        "name": of.name,
        "customer": of.customer,
        "phase": of.phase,
        "value_metric": of.value_metric,
        "policy_start": of.policy.start,
        "policy_reopened": of.policy.reopened,
        "policy_calendar": of.policy.calendar,
        "policy_zone": of.policy.zone,
    }
    statuses = of.workflow.statuses if of.workflow else ()
    parts: Mapping[str, Parts] = {
        "teams": tuple((each,) for each in of.teams),
        "item_types": tuple(of.item_types.items()),
        "workflow": tuple((each.status, each.state, each.queue_of) for each in statuses),
        "takes": tuple((each.source,) for each in of.takes),
        "where": tuple(
            (number, attribute, value)
            for number, take in enumerate(of.takes)
            for attribute, values in take.where.items()
            for value in values
        ),
    }
    return Thing(things.STREAM, (of.id,), rank, values, parts)


def _objective(of: Objective, rank: int) -> Iterator[Thing]:
    values = {
        "cycle": of.cycle,
        "stream": None if of.owner == ORGANISATION else of.owner,
        "text": of.text,
        "why": of.why,
        "waypoint": of.waypoint,
        "ambition": of.ambition,
        "author": of.author,
    }
    yield Thing(things.OBJECTIVE, (of.id,), rank, values, {})
    for n, key_result in enumerate(of.key_results):
        yield _key_result(key_result, (of.id, key_result.id), n)
    for n, initiative in enumerate(of.initiatives):
        yield _initiative(initiative, (of.id, initiative.id), n)
    yield from _counted(things.RIPPLE, [((of.id, each.to), each) for each in of.ripples])


def _key_result(of: KeyResult, key: Key, rank: int) -> Thing:
    counter = of.counter_metric
    values: dict[str, object] = {
        name: getattr(of, name)
        for name in ("metric", "baseline", "baseline_at", "target", "low", "high", "text")
    }
    values |= scope_values(of.of, "of")
    values |= {"counter": counter and counter.metric}
    values |= scope_values(None if counter is None else counter.of, "counter")
    return Thing(things.KEY_RESULT, key, rank, values, {})


def _initiative(of: Initiative, key: Key, rank: int) -> Thing:
    hypotheses = tuple(
        (each.key_result, each.change, each.by_week, each.because) for each in of.hypotheses
    )
    return _thing(
        things.INITIATIVE,
        key,
        rank,
        of,
        hypotheses=hypotheses,
        teams=tuple((each,) for each in of.teams),
        items=tuple((each,) for each in of.items),
    )
