"""From a plan to its things, as the store keeps them. `plan_read` is the way back."""

from collections.abc import Iterable, Iterator, Mapping

from narrows.domain.organisation import Organisation, Strategy
from narrows.domain.plan import Plan
from narrows.store import kinds
from narrows.store.okr_rows import objective_things
from narrows.store.stream_rows import source_thing, stream_thing
from narrows.store.things import Key, Kind, Parts, Thing, counted, thing_of

Identity = tuple[str, Key]


def things_of(plan: Plan) -> Mapping[Identity, Thing]:
    """Everything in a plan that has a key, by kind and key."""
    found = (
        _organisation(plan.organisation),
        *_strategy(plan.strategy),
        *_listed(kinds.METRIC, plan.metrics),
        *(source_thing(each, rank) for rank, each in enumerate(plan.sources)),
        *(stream_thing(each, rank) for rank, each in enumerate(plan.streams)),
        *_listed(kinds.CYCLE, plan.cycles),
        *(each for rank, of in enumerate(plan.objectives) for each in objective_things(of, rank)),
        *counted(kinds.MUTE, [((each.rule, each.where), each) for each in plan.mutes]),
        *counted(kinds.SEVERITY, [((each.rule, each.where), each) for each in plan.severities]),
    )
    by_identity = {(each.kind.name, each.key): each for each in found}
    if len(by_identity) < len(found):
        raise ValueError("two things of the plan have one key")
    return by_identity


def _listed(kind: Kind, of: Iterable[object]) -> Iterator[Thing]:
    for rank, each in enumerate(of):
        yield thing_of(kind, (getattr(each, "id"),), rank=rank, of=each)  # noqa: B009


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
    parts: Mapping[str, Parts] = {
        "pilots": tuple((each,) for each in (why.pilots if why else ())),
        "leaders": tuple((each,) for each in (why.leaders if why else ())),
    }
    return Thing(kinds.ORGANISATION, (), 0, values, parts)


def _strategy(of: Strategy | None) -> Iterator[Thing]:
    if of is None:
        return
    constraints = tuple((each,) for each in of.constraints)
    yield thing_of(kinds.STRATEGY, (), rank=0, of=of, constraints=constraints)
    yield from _listed(kinds.WAYPOINT, of.waypoints)
