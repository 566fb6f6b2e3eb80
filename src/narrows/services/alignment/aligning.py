"""A stream on two axes: does what it wants serve where all go, and is it its own?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.alignment.axes import Alignment
from narrows.services.alignment.copying import SaidByOthers
from narrows.services.alignment.shares import Evidence, Share, together
from narrows.services.ripples.graph import HINDERS
from narrows.services.ripples.states import RippleState, state_of
from narrows.services.ripples.waves import Wave
from narrows.services.talk.acknowledging import acknowledged


def alignments(plan: Plan, sayings: Collection[Saying], *, cycle: str) -> Sequence[Alignment]:
    """Every stream of a plan on the two axes, in the plan's order.

    Args:
        plan: Which has them.
        sayings: All that was said.
        cycle: Id of the cycle whose objectives count.
    """
    in_cycle = plan.of_cycle(cycle)
    looked = _Cycle(cycle, in_cycle, sayings, SaidByOthers(in_cycle))
    return [_of_stream(each.id, looked) for each in plan.streams]


def trail(plan: Plan, sayings: Collection[Saying]) -> Sequence[Alignment]:
    """All streams together, cycle by cycle: cycles without an objective of a stream left out."""
    found = [_of_all(alignments(plan, sayings, cycle=each.id), each.id) for each in plan.cycles]
    return [each for each in found if each.written.of]


def _of_all(streams: Sequence[Alignment], cycle: str) -> Alignment:
    return Alignment(
        None,
        cycle,
        serving=together(each.serving for each in streams),
        written=together(each.written for each in streams),
        own=together(each.own for each in streams),
        chosen=together(each.chosen for each in streams),
    )


@dataclass(frozen=True, slots=True)
class _Cycle:
    """A cycle's objectives, with what is said of them looked up once for all streams."""

    id: str
    plan: Plan
    sayings: Collection[Saying]
    others: SaidByOthers


def _of_stream(stream: str, cycle: _Cycle) -> Alignment:
    own = [each for each in cycle.plan.objectives if each.owner == stream]
    return Alignment(
        stream,
        cycle.id,
        serving=_share(_serves(each, cycle.plan, sayings=cycle.sayings) for each in own),
        written=_share(_written(each.id, each.author or stream, stream=stream) for each in own),
        own=_share(cycle.others.look_up(o, each) for o in own for each in o.key_results),
        chosen=_share(
            _written(f"{o.id}/{each.id}", each.author or o.author or stream, stream=stream)
            for o in own
            for each in o.initiatives
        ),
    )


def _share(told: Iterable[Evidence]) -> Share:
    return Share(tuple(told))


def _written(path: str, author: str, *, stream: str) -> Evidence:
    if author == stream:
        return Evidence(path, is_counted=True, because="its own")
    return Evidence(path, is_counted=False, because=f"by {author}", refers=author)


def _serves(objective: Objective, plan: Plan, *, sayings: Collection[Saying]) -> Evidence:
    seen = acknowledged(sayings, objective)
    if seen is not None:
        refers = f"({seen.number})"
        because = f"acknowledged {refers}"
        return Evidence(objective.id, is_counted=True, because=because, refers=refers)
    # Who knows that it hinders, and accepts that, does not say that it serves.
    theirs = {each.id for each in plan.objectives if each.owner == ORGANISATION}
    serving = [each for each in objective.ripples if each.to in theirs and each.effect != HINDERS]
    for ripple in serving:
        wave = Wave(objective, ripple)
        if state_of(plan, wave, sayings=sayings) is RippleState.ACCEPTED:
            because, refers = f"accepted: {ripple.effect} {ripple.to}", ripple.to or ""
            return Evidence(objective.id, is_counted=True, because=because, refers=refers)
    return Evidence(
        objective.id,
        is_counted=False,
        because="not acknowledged, and no ripple to the organisation accepted",
    )
