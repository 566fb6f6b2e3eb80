"""The questions of a workshop, at a terminal: each step's answers, in the shape of its file."""

from collections.abc import Callable, Iterator, Mapping

import typer

from narrows.cli.typed import (
    answered,
    day_typed,
    id_from,
    list_typed,
    several_typed,
    text_typed,
)
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.services.strategy.adopting import QUESTIONS
from narrows.services.workshop.steps import Step
from narrows.views.workshop import WorkshopAnswer

Answers = Mapping[str, object] | list[Mapping[str, object]]
ENDS = "; empty ends"


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
    waypoints = []
    for text in several_typed(f"A waypoint: what is true then{ENDS}"):
        by = text_typed("By which day, such as 2027-06-30 (may stay empty)")
        waypoints.append(answered({"id": id_from(text), "text": text, "by": day_typed(by)}))
    said["waypoints"] = waypoints
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
    first = next(iter(told.customers), "")
    return [
        answered(
            {
                "id": each,
                "name": text_typed("Its name"),
                "customer": typer.prompt("Whom it serves", default=first),
                "phase": text_typed(f"In which phase ({_phases(told)})"),
                "pilot": typer.confirm("Does it begin, as a pilot?", default=False),
            }
        )
        for each in several_typed(f"A value stream: a short id{ENDS}")
    ]


def _metrics(plan: Plan, _: WorkshopAnswer) -> Answers:
    said: dict[str, object] = {}
    for each in plan.streams:
        if each.value_metric is None:
            said[each.id] = answered(
                {
                    "id": text_typed(f"The ONE metric of {each.name or each.id}: a short id"),
                    "title": text_typed("What it is called"),
                    "unit": text_typed("Its unit, such as points or EUR"),
                    "better": text_typed("Better when higher or lower?"),
                }
            )
    return said


def _teams(plan: Plan, _: WorkshopAnswer) -> Answers:
    return {
        each.id: list_typed(f"Teams that take part in {each.name or each.id}, with commas between")
        for each in plan.streams
        if not each.teams
    }


def _objectives(plan: Plan, _: WorkshopAnswer) -> Answers:
    cycle = {
        "id": text_typed("Id of the first cycle, such as 2027-Q1"),
        "start": day_typed(text_typed("Its first day, a Monday, such as 2027-01-04")),
    }
    owners = "organisation, " + ", ".join(each.id for each in plan.streams)
    waypoints = ", ".join(each.id for each in (plan.strategy and plan.strategy.waypoints) or ())
    return {
        "cycle": answered(cycle),
        "objectives": [
            answered(
                {
                    "id": id_from(each),
                    "text": each,
                    "owner": text_typed(f"Whose ({owners})"),
                    "why": text_typed("Why"),
                    "waypoint": text_typed(f"Which waypoint it serves ({waypoints})"),
                    "key_results": list(_key_results()),
                }
            )
            for each in several_typed(f"An objective: what shall be true at its end{ENDS}")
        ],
    }


def _key_results() -> Iterator[Mapping[str, object]]:
    for metric in several_typed(f"A metric by which you see it, such as flow_time{ENDS}"):
        target = typer.prompt("Its target", type=float)
        yield {"id": id_from(metric), "metric": metric, "target": target}


ASKED: Mapping[Step, Callable[[Plan, WorkshopAnswer], Answers]] = {
    Step.WHY: _why,
    Step.STRATEGY: _strategy,
    Step.CUSTOMERS: _customers,
    Step.STREAMS: _streams,
    Step.METRICS: _metrics,
    Step.TEAMS: _teams,
    Step.OBJECTIVES: _objectives,
}


def _phases(told: WorkshopAnswer) -> str:
    return ", ".join(dict.fromkeys(p for each in told.customers.values() for p in each)) or "any"
