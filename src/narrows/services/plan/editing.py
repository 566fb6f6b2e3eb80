"""Editing one thing of a plan, held to the same checks as a whole plan file."""

from dataclasses import replace
from pathlib import PurePath

from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.document import document_of
from narrows.services.plan.file import parse_plan
from narrows.services.plan.yaml_text import NO_FILE, write_yaml


def with_objective(plan: Plan, objective: Objective) -> Plan:
    """The plan with an objective in the place of the one of its id, else at the end."""
    if plan.objective(objective.id) is None:
        return replace(plan, objectives=(*plan.objectives, objective))
    return replace(
        plan,
        objectives=tuple(objective if o.id == objective.id else o for o in plan.objectives),
    )


def without_objective(plan: Plan, id_: str) -> Plan:
    """The plan without an objective."""
    return replace(plan, objectives=tuple(o for o in plan.objectives if o.id != id_))


def with_initiative(objective: Objective, initiative: Initiative) -> Objective:
    """An objective with an initiative in the place of the one of its id, else at the end."""
    if initiative.id not in [each.id for each in objective.initiatives]:
        return replace(objective, initiatives=(*objective.initiatives, initiative))
    return replace(
        objective,
        initiatives=tuple(
            initiative if each.id == initiative.id else each for each in objective.initiatives
        ),
    )


def checked(plan: Plan, *, before: Plan) -> Plan:
    """An edited plan as a home would take it from a file.

    Args:
        plan: What is to be.
        before: What is: see `parse_plan`.

    Raises:
        NarrowsError: What `parse_plan` refuses.
    """
    text = write_yaml(document_of(plan))
    # Which connectors there are was checked when the sources were applied, and is no edit's matter.
    known = {each.connector for each in plan.sources}
    return parse_plan(text, file=NO_FILE, folder=PurePath("/"), connectors=known, before=before)
