"""What an objective's initiatives and ripples may not be tied to."""

from difflib import get_close_matches

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Initiative, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import flow_metrics, unknown
from narrows.services.plan.number_checks import Refusals, check_move, check_week
from narrows.services.plan.part import At

SLIP_RATIO = 0.8
"""How alike a word is to an id that it is taken for a slip of the pen. [difflib's ratio]"""


def check_ripples(objective: Objective, *, plan: Plan, at: At) -> Refusals:
    """Ripples that cannot be meant, or could not be told apart by their names."""
    names: set[tuple[str, str]] = set()
    for n, ripple in enumerate(objective.ripples):
        yield from _check_ripple(ripple.to, objective, plan=plan, at=(*at, n, "to"))
        if (ripple.effect, ripple.to) in names:
            yield (
                (*at, n),
                NarrowsError(
                    "ripple-twice",
                    f"«{objective.id}» {ripple.effect} «{ripple.to}» already; say both in one "
                    "ripple.",
                ),
            )
        names.add((ripple.effect, ripple.to))


def _check_ripple(to: str, objective: Objective, *, plan: Plan, at: At) -> Refusals:
    """To itself, or a slip of the pen: who is outside may be said in any words that are none."""
    if to == objective.id:
        yield (
            at,
            NarrowsError(
                "ripple-to-itself",
                f"«{to}» cannot send a ripple to itself; name another objective, a stream, or "
                "somebody outside.",
            ),
        )
    known = [ORGANISATION, *(s.id for s in plan.streams), *(o.id for o in plan.objectives)]
    near = [] if to in known else get_close_matches(to.casefold(), known, n=1, cutoff=SLIP_RATIO)
    if near:
        yield (
            at,
            NarrowsError(
                "ripple-to-unknown",
                f"there is no objective or stream «{to}»; did you mean «{near[0]}»? Somebody "
                "outside is said in words that differ more.",
            ),
        )


def check_initiative(
    initiative: Initiative, objective: Objective, *, plan: Plan, at: At
) -> Refusals:
    """A bet on what its objective does not have, or on nothing."""
    key_results = [each.id for each in objective.key_results]
    for n, each in enumerate(initiative.hypotheses):
        # A single hypothesis need not be a list, and then stands where the list would.
        place = (*at, "hypothesis") if len(initiative.hypotheses) == 1 else (*at, "hypothesis", n)
        yield from unknown(
            each.key_result, key_results, what="key result", at=(*place, "key_result")
        )
        if each.change == 0:
            yield (
                (*place, "change"),
                NarrowsError(
                    "hypothesis-without-change",
                    f"the hypothesis of «{initiative.id}» is that nothing changes; say by how "
                    "much it moves the key result, or leave `change` out.",
                ),
            )
        metric = next((k.metric for k in objective.key_results if k.id == each.key_result), None)
        yield from check_week(each.by_week, plan.cycle(objective.cycle), at=(*place, "by_week"))
        yield from check_move(flow_metrics().get(metric or ""), each.change, at=(*place, "change"))
    streams = [each for each in plan.streams if objective.owner in (each.id, ORGANISATION)]
    statuses = [
        each.status for stream in streams if stream.workflow for each in stream.workflow.statuses
    ]
    if initiative.status is not None and statuses:
        yield from unknown(initiative.status, statuses, what="status", at=(*at, "status"))
