"""The questions of a workshop, at a terminal: each step's answers, in the shape of its file."""

from collections.abc import Callable, Mapping

import typer

from narrows.cli.typed import (
    answered,
    day_typed,
    id_typed,
    ids_typed,
    list_typed,
    one_typed,
    several_typed,
    text_typed,
)
from narrows.cli.workshop_objectives import ENDS, ask_objectives
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import flow_metrics
from narrows.services.strategy.adopting import QUESTIONS
from narrows.services.workshop.short_ids import id_from
from narrows.services.workshop.steps import Step
from narrows.views.workshop import WorkshopAnswer

Answers = Mapping[str, object] | list[Mapping[str, object]]
BY = "By which day, such as 2027-06-30 (may stay empty)"


def ask(step: Step, plan: Plan, *, told: WorkshopAnswer) -> Answers:
    """Ask what a step asks of a plan, as far as the workshop has come."""
    return ASKED[step](plan, told)


def _why(plan: Plan, _: WorkshopAnswer) -> Answers:
    adoption = plan.organisation.adoption or Adoption()
    questions = {
        name: question for name, question in QUESTIONS.items() if not getattr(adoption, name)
    }
    if not plan.organisation.name:
        questions = {"name": "The organisation's name", **questions}
    said: dict[str, object] = {name: text_typed(question) for name, question in questions.items()}
    said["leaders"] = list_typed("Who leads? Roles, with commas between") or None
    return answered(said)


def _strategy(plan: Plan, _: WorkshopAnswer) -> Answers:
    has_vision = plan.strategy is not None and plan.strategy.vision
    said: dict[str, object] = (
        {} if has_vision else {"vision": text_typed("The vision, in one sentence")}
    )
    waypoints: dict[str, Mapping[str, object]] = {}
    for text in several_typed(f"A waypoint: what is true then{ENDS}"):
        by, id_ = day_typed(BY), id_from(text, taken=waypoints)
        waypoints[id_] = answered({"id": id_, "text": text, "by": by})
    said["waypoints"] = list(waypoints.values())
    said["constraints"] = list(several_typed(f"A constraint within which streams choose{ENDS}"))
    return answered(said)


def _customers(_: Plan, __: WorkshopAnswer) -> Answers:
    return [
        answered(
            {"customer": each, "phases": list_typed("Phases of their life with you, with commas")}
        )
        for each in several_typed(f"A customer{ENDS}")
    ]


def _streams(_: Plan, told: WorkshopAnswer) -> Answers:
    return [_stream(each, told) for each in ids_typed(f"A value stream: a short id{ENDS}")]


def _stream(id_: str, told: WorkshopAnswer) -> Mapping[str, object]:
    name = text_typed("Its name")
    first = next(iter(told.customers), "")
    customer = one_typed("Whom it serves", list(told.customers), default=first)
    phases = told.customers.get(customer, ())
    which = f"In which phase ({', '.join(phases) or 'any'})"
    return answered(
        {
            "id": id_,
            "name": name,
            "customer": customer,
            "phase": one_typed(which, phases) if phases else text_typed(which),
            "pilot": typer.confirm("Does it begin, as a pilot?", default=False),
        }
    )


def _metrics(plan: Plan, _: WorkshopAnswer) -> Answers:
    """A stream without an answer is asked for again."""
    lacking = [each for each in plan.streams if each.value_metric is None]
    known = {each.id for each in plan.metrics}
    said: dict[str, object] = {}
    for each in lacking:
        question = f"The ONE metric of {each.name or each.id}: a short id"
        id_ = id_typed(question, taken=flow_metrics())
        if id_ in known:
            said[each.id] = id_
        elif id_:
            known.add(id_)
            said[each.id] = answered(
                {
                    "id": id_,
                    "title": text_typed("What it is called"),
                    "unit": text_typed("Its unit, such as points or EUR", default="points"),
                    "better": one_typed("Better when higher or lower?", ("higher", "lower")),
                }
            )
    return said


def _teams(plan: Plan, _: WorkshopAnswer) -> Answers:
    """A stream without an answer is asked for again."""
    return answered(
        {
            each.id: list_typed(
                f"Teams that take part in {each.name or each.id}, with commas between"
            )
            for each in plan.streams
            if not each.teams
        }
    )


ASKED: Mapping[Step, Callable[[Plan, WorkshopAnswer], Answers]] = {
    Step.WHY: _why,
    Step.STRATEGY: _strategy,
    Step.CUSTOMERS: _customers,
    Step.STREAMS: _streams,
    Step.METRICS: _metrics,
    Step.TEAMS: _teams,
    Step.OBJECTIVES: ask_objectives,
}
