"""What the last step of a workshop says: the first cycle and an objective in it."""

from collections.abc import Iterator, Mapping

from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.quantities import unit_of
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.workshop.short_ids import id_from
from narrows.web.sent_form import FieldError
from narrows.web.workshop_rows import Told, answered, day_of, number_of, rows_with

MONDAY = 0


def objectives_told(told: Told, plan: Plan) -> Mapping[str, object]:
    """The first cycle and an objective in it.

    Raises:
        FieldError: One field cannot be read.
    """
    cycle = told.get("cycle", "")
    if not cycle:
        raise FieldError("cycle", "Give it a short name, such as 2027-Q1.")
    start = day_of(told.get("start", ""), "start")
    if start.weekday() != MONDAY:
        raise FieldError("start", f"{start} is a {start:%A}; a cycle begins on a Monday.")
    if not told.get("text"):
        raise FieldError("text", "Say what shall be true at the end, for whom.")
    taken = {each.id for each in plan.objectives}
    kept = {each: told.get(each, "") for each in ("text", "why", "owner", "waypoint")}
    results = list(_key_results(told, plan))
    objective = answered({"id": id_from(kept["text"], taken=taken), **kept, "key_results": results})
    return {"cycle": {"id": cycle, "start": start}, "objectives": [objective]}


def _key_results(told: Told, plan: Plan) -> Iterator[Mapping[str, object]]:
    taken: set[str] = set()
    for n, row in rows_with(told, "metric"):
        metric = row["metric"]
        if metric in flow_metrics() and told.get("owner") == ORGANISATION:
            raise FieldError(
                f"{n}-metric", "How work flows is measured of a stream: give it to one, or take "
                "another metric.",
            )  # fmt: skip
        if metric == "status_wait" and not row.get("status"):
            raise FieldError(f"{n}-status", "Say in which status the wait is.")
        if metric != "status_wait" and row.get("status"):
            raise FieldError(
                f"{n}-status", "Only a status wait is of a status: take that metric, or empty this."
            )
        of = {"status": row["status"]} if metric == "status_wait" else None
        id_ = id_from(metric, taken=taken)
        taken.add(id_)
        target = number_of(row.get("target", ""), f"{n}-target", unit=unit_of(metric, plan))
        yield answered({"id": id_, "metric": metric, "of": of, "target": target})
