"""The last step of a workshop, at a terminal: the first cycle and its objectives."""

from collections.abc import Iterator, Mapping

import typer

from narrows.cli.typed import (
    answered,
    id_typed,
    monday_typed,
    one_typed,
    several_typed,
    text_typed,
)
from narrows.domain.okr import ORGANISATION
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.workshop.short_ids import id_from
from narrows.views.workshop import WorkshopAnswer

ENDS = "; empty ends"


def ask_objectives(plan: Plan, _: WorkshopAnswer) -> Mapping[str, object]:
    """Ask for the first cycle, and the objectives in it."""
    id_ = id_typed("Id of the first cycle, such as 2027-Q1", is_needed=True)
    known = plan.cycle(id_)
    asked = "Its first day, a Monday, such as 2027-01-04"
    start = monday_typed(asked) if known is None else known.start
    objectives: dict[str, Mapping[str, object]] = {}
    for text in several_typed(f"An objective: what shall be true at its end{ENDS}"):
        taken = {each.id for each in plan.objectives} | set(objectives)
        own = id_from(text, taken=taken)
        objectives[own] = _objective(own, text, plan=plan)
    return {"cycle": {"id": id_, "start": start}, "objectives": list(objectives.values())}


def _objective(id_: str, text: str, *, plan: Plan) -> Mapping[str, object]:
    streams = [each.id for each in plan.streams]
    owners = [ORGANISATION, *streams]
    pilots = (plan.organisation.adoption or Adoption()).pilots
    first = next(iter(pilots), ORGANISATION)
    owner = one_typed(f"Whose ({', '.join(owners)})", owners, default=first)
    waypoints = [each.id for each in (plan.strategy and plan.strategy.waypoints) or ()]
    return answered(
        {
            "id": id_,
            "text": text,
            "owner": owner,
            "why": text_typed("Why"),
            "waypoint": one_typed(f"Which waypoint it serves ({', '.join(waypoints)})", waypoints),
            "key_results": list(_key_results(plan, owner=owner)),
        }
    )


def _key_results(plan: Plan, *, owner: str) -> Iterator[Mapping[str, object]]:
    metrics = [*(each.id for each in plan.metrics), *sorted(flow_metrics())]
    taken: set[str] = set()
    while metric := one_typed(f"A metric by which you see it, such as flow_time{ENDS}", metrics):
        of: dict[str, object] = {}
        if metric in flow_metrics() and owner == ORGANISATION:
            streams = [each.id for each in plan.streams]
            of["stream"] = one_typed(f"Of which stream ({', '.join(streams)})", streams)
        if metric == "status_wait":
            of["status"] = text_typed("The wait in which status")
        id_ = id_from(metric, taken=taken)
        taken.add(id_)
        target = typer.prompt("Its target", type=float)
        yield answered({"id": id_, "metric": metric, "of": answered(of) or None, "target": target})
