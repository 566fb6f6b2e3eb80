"""From objectives, with all that belongs to them, to things. `okr_read` is the way back."""

from collections.abc import Iterator

from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import ORGANISATION, Initiative, Objective
from narrows.store import kinds
from narrows.store.things import Thing, counted, thing_of


def objective_things(of: Objective, rank: int) -> Iterator[Thing]:
    """An objective, its key results, initiatives and ripples."""
    values = {
        "cycle": of.cycle,
        "stream": None if of.owner == ORGANISATION else of.owner,
        "text": of.text,
        "why": of.why,
        "waypoint": of.waypoint,
        "ambition": of.ambition,
        "author": of.author,
    }
    yield Thing(kinds.OBJECTIVE, (of.id,), rank, values, {})
    for n, key_result in enumerate(of.key_results):
        yield _key_result(key_result, of.id, rank=n)
    for n, initiative in enumerate(of.initiatives):
        yield _initiative(initiative, of.id, rank=n)
    yield from counted(kinds.RIPPLE, [((of.id, each.to), each) for each in of.ripples])


def _key_result(of: KeyResult, objective: str, *, rank: int) -> Thing:
    counter = of.counter_metric
    values: dict[str, object] = {
        name: getattr(of, name)
        for name in ("metric", "baseline", "baseline_at", "target", "low", "high", "text")
    }
    values |= _scope(of.of, "of")
    values |= {"counter": counter and counter.metric}
    values |= _scope(None if counter is None else counter.of, "counter")
    return Thing(kinds.KEY_RESULT, (objective, of.id), rank, values, {})


def _initiative(of: Initiative, objective: str, *, rank: int) -> Thing:
    hypotheses = tuple(
        (each.key_result, each.change, each.by_week, each.because) for each in of.hypotheses
    )
    return thing_of(
        kinds.INITIATIVE,
        (objective, of.id),
        rank=rank,
        of=of,
        hypotheses=hypotheses,
        teams=tuple((each,) for each in of.teams),
        items=tuple((each,) for each in of.items),
    )


def _scope(scope: Scope | None, prefix: str) -> dict[str, object]:
    of = scope or Scope()
    return {
        f"{prefix}_stream": of.stream,
        f"{prefix}_item_type": of.item_type,
        f"{prefix}_status": of.status,
        f"{prefix}_statistic": of.statistic,
        f"{prefix}_window_weeks": of.window_weeks,
    }
