"""What a plan's objectives may not say in a home although their shape is right."""

from collections.abc import Sequence
from itertools import chain

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.bet_checks import check_initiative, check_ripples
from narrows.services.plan.metric_checks import check_key_result, check_metrics, unknown
from narrows.services.plan.number_checks import Refusals
from narrows.services.plan.part import At
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.yaml_text import YamlText


def check_okrs(
    part: PlanPart, plan: Plan, *, document: YamlText, before: Plan | None = None
) -> None:
    """Refuse what would leave an objective unmeasured, unowned or ambiguous.

    Args:
        part: The plan as it was written.
        plan: What it says.
        document: For lines.
        before: The home's plan: see `parse_plan`.

    Raises:
        NarrowsError: With file and line: `id-missing`, `id-twice`, `name-unknown`,
            `hypothesis-without-change`, `ripple-to-itself`, `ripple-to-unknown`, and what
            `check_metrics` and `check_key_result` yield.
    """
    for at, refusal in chain(
        _ids([each.id for each in part.metrics], "metric", at=("metrics",), document=document),
        _ids([each.id for each in part.cycles], "cycle", at=("cycles",), document=document),
        _ids(
            [each.id for each in part.objectives],
            "objective",
            at=("objectives",),
            document=document,
        ),
        _inner_ids(part, document),
        _pilots(plan),
        check_metrics(plan),
        *(
            check_objective(each, plan, at=("objectives", n))
            for n, each in enumerate(plan.objectives)
        ),
    ):
        if refusal.slug != "number-impossible" or not _stands(plan, before, at=at, refusal=refusal):
            raise refusal.placed(document.place(at), at=at)


def _stands(plan: Plan, before: Plan | None, *, at: At, refusal: NarrowsError) -> bool:
    """Whether an objective has this number in the home already, so that this plan says no new one.

    Else nothing of a plan could be changed any more once a closed cycle has one: who leaves it is
    refused the number, who mends it what is closed. As often as the home has it, and no more.
    """
    objective = plan.objectives[int(at[1])]
    old = before.objective(objective.id) if before else None
    if before is None or old is None:
        return False
    n_before = len(_places(refusal, old, plan=before, at=()))
    return at in _places(refusal, objective, plan=plan, at=at[:2])[:n_before]


def _places(refusal: NarrowsError, of: Objective, *, plan: Plan, at: At) -> list[At]:
    """Where an objective is refused with the same words."""
    told = check_objective(of, plan, at=at)
    return [place for place, each in told if each.message == refusal.message]


def _inner_ids(part: PlanPart, document: YamlText) -> Refusals:
    waypoints = part.strategy.waypoints if part.strategy else []
    yield from _ids(
        [each.id for each in waypoints], "waypoint", at=("strategy", "waypoints"), document=document
    )
    for at, each in part.objectives_at().items():
        yield from _ids(
            [part.id for part in each.key_results],
            "key result",
            at=(*at, "key_results"),
            document=document,
        )
        yield from _ids(
            [part.id for part in each.initiatives],
            "initiative",
            at=(*at, "initiatives"),
            document=document,
        )


def _ids(ids: Sequence[str | None], what: str, *, at: At, document: YamlText) -> Refusals:
    article = "an" if what[0] in "aeiou" else "a"
    for n, id_ in enumerate(ids):
        if id_ is None:
            yield (
                (*at, n),
                NarrowsError(
                    "id-missing",
                    f"this {what} has no id; give it a short one that stays, such as `id: nps`.",
                ),
            )
        elif id_ in ids[:n]:
            first = document.already((*at, ids.index(id_), "id"))
            yield (
                (*at, n, "id"),
                NarrowsError(
                    "id-twice",
                    f"there is {article} {what} «{id_}» {first}; give one of them another id.",
                ),
            )


def _pilots(plan: Plan) -> Refusals:
    adoption = plan.organisation.adoption
    streams = [each.id for each in plan.streams]
    for n, pilot in enumerate(adoption.pilots if adoption else ()):
        yield from unknown(
            pilot, streams, what="stream", at=("organisation", "adoption", "pilots", n)
        )


def check_objective(objective: Objective, plan: Plan, *, at: At) -> Refusals:
    """What of an objective names nothing that is there, or could not be measured."""
    owners = [ORGANISATION, *(each.id for each in plan.streams)]
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    cycles = [each.id for each in plan.cycles]
    yield from unknown(objective.cycle, cycles, what="cycle", at=(*at, "cycle"))
    yield from unknown(objective.owner, owners, what="owner", at=(*at, "owner"))
    if objective.author is not None:
        yield from unknown(objective.author, owners, what="author", at=(*at, "author"))
    if objective.waypoint is not None:
        known = [each.id for each in waypoints]
        yield from unknown(objective.waypoint, known, what="waypoint", at=(*at, "waypoint"))
    for n, key_result in enumerate(objective.key_results):
        yield from check_key_result(key_result, plan, at=(*at, "key_results", n))
    for n, initiative in enumerate(objective.initiatives):
        yield from check_initiative(initiative, objective, plan=plan, at=(*at, "initiatives", n))
    yield from check_ripples(objective, plan=plan, at=(*at, "ripples"))
