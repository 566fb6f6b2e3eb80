"""The first objectives of a workshop, in the first cycle."""

from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.editing import with_objective
from narrows.services.plan.okrs import objectives
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.yaml_text import YamlText
from narrows.services.workshop.parts import FirstObjectivesPart


def with_objectives(plan: Plan, part: FirstObjectivesPart, *, document: YamlText) -> Plan:
    """The plan with a cycle and these objectives in it.

    Raises:
        NarrowsError: `id-missing`, `id-twice`, `cycle-not-monday`, and what `KeyResult` refuses.
    """
    cycle = Cycle(part.cycle.id, part.cycle.start, part.cycle.weeks)
    others = [each for each in plan.cycles if each.id != cycle.id]
    made = replace(plan, cycles=tuple(sorted([*others, cycle], key=lambda each: each.start)))
    for told in part.objectives:
        if told.id is None:
            raise NarrowsError(
                "id-missing",
                f"«{told.text}» has no id; give it a short one that stays, such as `id: "
                "love-mobile`.",
            ).placed(document.place(("objectives",)))
    for each in objectives(PlanPart(objectives=part.objectives), document):
        made = with_objective(made, _in_cycle(each, cycle, before=plan.objective(each.id)))
    return made


def _in_cycle(objective: Objective, cycle: Cycle, *, before: Objective | None) -> Objective:
    if before is None:
        return replace(objective, cycle=cycle.id)
    if before.cycle != cycle.id:
        raise NarrowsError(
            "id-twice",
            f"There is an objective «{before.id}» in cycle «{before.cycle}» already; give the new "
            "one another id.",
        )
    return replace(
        objective,
        cycle=cycle.id,
        # What people bet on and agreed on since is nothing that a workshop answers.
        initiatives=objective.initiatives or before.initiatives,
        ripples=objective.ripples or before.ripples,
    )
