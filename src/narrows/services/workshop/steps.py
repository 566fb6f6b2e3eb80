"""The steps of a workshop and what each still lacks, read from the plan and what was said."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.okr import Objective
from narrows.domain.organisation import Adoption, Strategy
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.strategy.adopting import QUESTIONS


class Step(StrEnum):
    """In the order in which they are taken."""

    WHY = "why"
    STRATEGY = "strategy"
    CUSTOMERS = "customers"
    STREAMS = "streams"
    METRICS = "metrics"
    TEAMS = "teams"
    OBJECTIVES = "objectives"


ASKS: Mapping[Step, str] = {
    Step.WHY: "Why OKRs here, what will you observe if they work, and what ends?",
    Step.STRATEGY: "Where does it lead, and by which waypoints?",
    Step.CUSTOMERS: "Whom do you serve, and in which phases of their life with you?",
    Step.STREAMS: "Which value streams serve them?",
    Step.METRICS: "Which ONE metric does each stream exist to move?",
    Step.TEAMS: "Which teams take part in which stream?",
    Step.OBJECTIVES: "What shall be true first, at the end of the first cycle?",
}

CUSTOMER, PHASE = "customer", "phase"
"""How details name a customer and, each with the customer's number, a phase."""


@dataclass(frozen=True, slots=True)
class StepStanding:
    """A step, and what it lacks.

    Attributes:
        step: The step.
        asks: What it asks.
        lacks: What is missing, in words; nothing where it is done.
    """

    step: Step
    asks: str
    lacks: tuple[str, ...]

    @property
    def is_done(self) -> bool:
        """Whether the next step can be taken."""
        return not self.lacks


def standings(plan: Plan, sayings: Collection[Saying]) -> Sequence[StepStanding]:
    """Every step with what it lacks, in order."""
    lacking = {
        Step.WHY: _why(plan),
        Step.STRATEGY: _strategy(plan),
        Step.CUSTOMERS: _customers(plan, sayings),
        Step.STREAMS: _streams(plan),
        Step.METRICS: (f"the ONE metric of {s.name}" for s in plan.streams if not s.value_metric),
        Step.TEAMS: (f"a team of {s.name}" for s in plan.streams if not s.teams),
        Step.OBJECTIVES: _objectives(plan),
    }
    return [StepStanding(each, ASKS[each], tuple(lacking[each])) for each in Step]


def next_step(plan: Plan, sayings: Collection[Saying]) -> StepStanding | None:
    """The first step that lacks something; `None` where the workshop is done."""
    return next((each for each in standings(plan, sayings) if not each.is_done), None)


def about_step(step: Step) -> About:
    """What an answer in a workshop is about."""
    return About(Kind.STRATEGY, f"workshop/{step}")


def customers_told(plan: Plan, sayings: Collection[Saying]) -> Mapping[str, Sequence[str]]:
    """Customer → phases, as told last; those whom the plan's streams serve are known as well."""
    found: dict[str, list[str]] = {}
    for stream in plan.streams:
        if stream.customer is not None:
            phases = found.setdefault(stream.customer, [])
            phases += [stream.phase] if stream.phase else []
    about = about_step(Step.CUSTOMERS)
    told = [each for each in sayings if (each.about, each.act) == (about, Act.TELL)]
    for name, value in told[-1].details if told else ():
        kind, _, rest = name.partition("/")
        if kind == CUSTOMER:
            found.setdefault(value, [])
        elif kind == PHASE:
            found[dict(told[-1].details)[f"{CUSTOMER}/{rest.partition('/')[0]}"]].append(value)
    return {customer: list(dict.fromkeys(phases)) for customer, phases in found.items()}


def _why(plan: Plan) -> Iterator[str]:
    adoption = plan.organisation.adoption or Adoption()
    return (each for each in QUESTIONS if not getattr(adoption, each))


def _strategy(plan: Plan) -> Iterator[str]:
    strategy = plan.strategy or Strategy()
    if not strategy.vision:
        yield "a vision"
    if not strategy.waypoints:
        yield "a waypoint"


def _customers(plan: Plan, sayings: Collection[Saying]) -> Iterator[str]:
    if not customers_told(plan, sayings):
        yield "a customer"


def _streams(plan: Plan) -> Iterator[str]:
    if not plan.streams:
        yield "a stream"
    yield from (f"the customer of {s.name}" for s in plan.streams if s.customer is None)


def _objectives(plan: Plan) -> Iterator[str]:
    """Pilots begin; where none is named, somebody has to."""
    pilots = (plan.organisation.adoption or Adoption()).pilots
    owners = {each.owner for each in plan.objectives}
    for each in pilots:
        if each not in owners:
            stream = plan.stream(each)
            yield f"an objective of {stream.name if stream else each}, which begins as a pilot"
    if not plan.objectives and not pilots:
        yield "an objective"
    yield from (f"a key result of «{each.text}»" for each in unseen_objectives(plan))


def unseen_objectives(plan: Plan) -> Sequence[Objective]:
    """Objectives of those who begin that have no key result, while they have no other with one."""
    pilots = (plan.organisation.adoption or Adoption()).pilots
    begin = [each for each in plan.objectives if not pilots or each.owner in pilots]
    seen = {each.owner for each in begin if each.key_results}
    return [each for each in begin if each.owner not in seen]
