"""What the form of a workshop's step says, in the shape of the workshop's file."""

from collections.abc import Callable, Mapping, Sequence

from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Adoption, Strategy
from narrows.domain.plan import Plan
from narrows.services.strategy.adopting import QUESTIONS
from narrows.services.workshop.short_ids import id_from
from narrows.services.workshop.steps import Step
from narrows.web.sent_form import FieldError
from narrows.web.workshop_metrics import metrics_told
from narrows.web.workshop_objectives import objectives_told
from narrows.web.workshop_rows import (
    Told,
    answered,
    day_of,
    ids_in,
    listed,
    refuse_emptied,
    refuse_long,
    refuse_served,
    rows_with,
)
from narrows.web.workshop_streams import streams_told, teams_told

Answers = Mapping[str, object] | list[Mapping[str, object]]
UNANSWERED = {
    "problem": "Say which problem OKRs shall solve here.",
    "observable": "Say what you will observe if it works.",
    "ends": "Say what ends when OKRs start.",
}
"""What is said beside an opening question that nobody answered."""


def answers_told(step: Step, sent: Told, *, plan: Plan) -> Answers:
    """The answers to a step.

    Args:
        step: Which.
        sent: Name of a field → what was written.
        plan: As it is now.

    Raises:
        FieldError: One field cannot be read, is too long, or would be emptied in vain.
    """
    told = {name: value.strip() for name, value in sent.items()}
    refuse_long(told)
    return READ[step](told, plan)


def _why(told: Told, plan: Plan) -> Answers:
    zone, own = told.get("zone", ""), plan.organisation
    if zone:
        try:
            zone_named(zone)
        except NarrowsError as refusal:
            raise FieldError("zone", refusal.message) from refusal
    has = own.adoption or Adoption()
    for name in QUESTIONS:
        refuse_emptied(told, name, before=getattr(has, name), do="Answer this")
    refuse_emptied(told, "name", before=own.name, do="Say what the organisation is called")
    refuse_emptied(told, "zone", before=own.zone, do="Say when its days begin")
    kept = {each: told.get(each, "") for each in ("name", "zone", *QUESTIONS)}
    leaders = listed(told.get("leaders", ""))
    # Nobody at all is an answer as well, where somebody was named before.
    emptied = {"leaders": leaders} if has.leaders and not leaders else {}
    known = {"name": own.name, "zone": own.zone, "leaders": list(has.leaders)}
    known |= {name: getattr(has, name) or "" for name in QUESTIONS}
    missing = [name for name in QUESTIONS if not kept[name]]
    if missing and {**kept, "leaders": leaders} == known:
        raise _unanswered({name: UNANSWERED[name] for name in missing})
    return {**answered({**kept, "leaders": leaders}), **emptied}


def _strategy(told: Told, plan: Plan) -> Answers:
    before = plan.strategy or Strategy()
    waypoints: dict[str, Mapping[str, object]] = {}
    for n, row in rows_with(told, "text"):
        id_ = row.get("id") or id_from(row["text"], taken=ids_in(told, waypoints))
        by = day_of(row.get("by", ""), f"{n}-by") if row.get("by") else None
        waypoints[id_] = answered({"id": id_, "text": row["text"], "by": by})
    refuse_emptied(told, "vision", before=before.vision, do="Say where it leads")
    refuse_served(told, plan, kept=waypoints)
    constraints = [
        each.strip() for each in told.get("constraints", "").splitlines() if each.strip()
    ]
    said = answered({"vision": told.get("vision", ""), "waypoints": list(waypoints.values())})
    # No constraint is an answer where there were some, or where it leads is said.
    if not said and not constraints and not before.constraints:
        raise _unanswered(
            {"vision": "Say where it leads.", "0-text": "Name one waypoint at least."}
        )
    return {**said, "constraints": constraints}


def _unanswered(every: Mapping[str, str]) -> FieldError:
    """Nothing new was written: each field that is needed, with what to write."""
    name, message = next(iter(every.items()))
    return FieldError(name, message, every=every)


def _customers(told: Told, plan: Plan) -> Answers:
    rows = [row for _, row in rows_with(told, "customer")]
    if not rows:
        raise FieldError("0-customer", "Name one at least: who gets something from you?")
    _refuse_served(plan, [row["customer"] for row in rows])
    return [
        answered({"customer": row["customer"], "phases": listed(row.get("phases", ""))})
        for row in rows
    ]


def _refuse_served(plan: Plan, named: Sequence[str]) -> None:
    """A customer whom a stream serves would be back at once, whatever was written in the row."""
    served: dict[str, str] = {}
    for each in plan.streams:
        if each.customer:
            served.setdefault(each.customer, each.name or each.id)
    # Those whom streams serve come first in the rows, in the order of the streams.
    for n, (customer, stream) in enumerate(served.items()):
        if customer not in named:
            raise FieldError(
                f"{n}-customer",
                f"«{stream}» serves «{customer}»: keep them here, or let the stream serve others "
                "first.",
            )


READ: Mapping[Step, Callable[[Told, Plan], Answers]] = {
    Step.WHY: _why,
    Step.STRATEGY: _strategy,
    Step.CUSTOMERS: _customers,
    Step.STREAMS: streams_told,
    Step.METRICS: metrics_told,
    Step.TEAMS: teams_told,
    Step.OBJECTIVES: objectives_told,
}
