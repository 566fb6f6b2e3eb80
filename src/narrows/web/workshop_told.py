"""What the form of a workshop's step says, in the shape of the workshop's file."""

from collections.abc import Callable, Mapping

from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.workshop.short_ids import id_from
from narrows.services.workshop.steps import Step
from narrows.web.sent_form import FieldError
from narrows.web.workshop_objectives import objectives_told
from narrows.web.workshop_rows import (
    Told,
    answered,
    day_of,
    ids_in,
    listed,
    row_of,
    rows_with,
)

Answers = Mapping[str, object] | list[Mapping[str, object]]


def answers_told(step: Step, told: Told, *, plan: Plan) -> Answers:
    """The answers to a step.

    Args:
        step: Which.
        told: Name of a field → what was written.
        plan: As it is now.

    Raises:
        FieldError: One field cannot be read.
    """
    return READ[step]({name: value.strip() for name, value in told.items()}, plan)


def _why(told: Told, _: Plan) -> Answers:
    zone = told.get("zone", "")
    if zone:
        try:
            zone_named(zone)
        except NarrowsError as refusal:
            raise FieldError("zone", refusal.message) from refusal
    kept = {each: told.get(each, "") for each in ("name", "zone", "problem", "observable", "ends")}
    return answered({**kept, "leaders": listed(told.get("leaders", ""))})


def _strategy(told: Told, _: Plan) -> Answers:
    waypoints: dict[str, Mapping[str, object]] = {}
    for n, row in rows_with(told, "text"):
        id_ = row.get("id") or id_from(row["text"], taken=ids_in(told, waypoints))
        by = day_of(row.get("by", ""), f"{n}-by") if row.get("by") else None
        waypoints[id_] = answered({"id": id_, "text": row["text"], "by": by})
    return answered(
        {
            "vision": told.get("vision", ""),
            "waypoints": list(waypoints.values()),
            "constraints": [
                each.strip() for each in told.get("constraints", "").splitlines() if each.strip()
            ],
        }
    )


def _customers(told: Told, _: Plan) -> Answers:
    rows = [row for _, row in rows_with(told, "customer")]
    if not rows:
        raise FieldError("0-customer", "Name one at least: who gets something from you?")
    return [
        answered({"customer": row["customer"], "phases": listed(row.get("phases", ""))})
        for row in rows
    ]


def _streams(told: Told, _: Plan) -> Answers:
    found: dict[str, Mapping[str, object]] = {}
    for n, row in rows_with(told, "name"):
        if not row.get("customer"):
            raise FieldError(f"{n}-customer", f"Say whom «{row['name']}» serves.")
        id_ = row.get("id") or id_from(row["name"], taken=ids_in(told, found))
        kept = {each: row.get(each, "") for each in ("name", "customer", "phase")}
        found[id_] = {**answered({"id": id_, **kept}), "pilot": bool(row.get("pilot"))}
    if not found:
        raise FieldError("0-name", "Name one at least: the whole way from a request to its value.")
    return list(found.values())


def _metrics(told: Told, plan: Plan) -> Answers:
    """A stream without an answer is asked for again."""
    said: dict[str, object] = {}
    taken = {each.id for each in plan.metrics} | set(flow_metrics())
    for n, each in enumerate(plan.streams):
        row = row_of(told, n)
        title = row.get("title", "")
        if row.get("known") and title and row["known"] != each.value_metric:
            raise FieldError(f"{n}-title", "Choose one, or write a new one: a stream has ONE.")
        if title:
            id_ = id_from(title, taken=taken)
            taken.add(id_)
            rest = {name: row.get(name, "") for name in ("unit", "better")}
            said[each.id] = answered({"id": id_, "title": title, **rest})
        elif row.get("known"):
            said[each.id] = row["known"]
    if not said:
        raise FieldError("0-title", "Name the one number that this stream exists to move.")
    return said


def _teams(told: Told, plan: Plan) -> Answers:
    """A stream without an answer is asked for again."""
    said = {
        each.id: listed(row_of(told, n).get("teams", "")) for n, each in enumerate(plan.streams)
    }
    if not any(said.values()):
        raise FieldError("0-teams", "Name one at least.")
    return answered(said)


READ: Mapping[Step, Callable[[Told, Plan], Answers]] = {
    Step.WHY: _why,
    Step.STRATEGY: _strategy,
    Step.CUSTOMERS: _customers,
    Step.STREAMS: _streams,
    Step.METRICS: _metrics,
    Step.TEAMS: _teams,
    Step.OBJECTIVES: objectives_told,
}
