"""What each step of a workshop asks on its page: fields in blocks, filled with what is known."""

from collections.abc import Callable, Iterator
from datetime import date

from narrows.domain.organisation import Adoption, Strategy
from narrows.domain.plan import Plan
from narrows.services.strategy.adopting import QUESTIONS
from narrows.services.workshop.steps import Step
from narrows.views.workshop_asked import FREE_ROWS, Asked, Block, Customers, Kind
from narrows.views.workshop_plan_fields import metric_blocks, objective_blocks, team_blocks


def blocks_of(step: Step, plan: Plan, *, customers: Customers, today: date) -> tuple[Block, ...]:
    """What a step asks of a plan.

    Args:
        step: Which.
        plan: As it is now.
        customers: Those who were named, with the phases of their life.
        today: In the organisation's zone.
    """
    made = {
        Step.WHY: lambda: _why(plan),
        Step.STRATEGY: lambda: _strategy(plan),
        Step.CUSTOMERS: lambda: _customers(customers),
        Step.STREAMS: lambda: _streams(plan, customers),
        Step.METRICS: lambda: metric_blocks(plan),
        Step.TEAMS: lambda: team_blocks(plan),
        Step.OBJECTIVES: lambda: objective_blocks(plan, today),
    }
    makes: Callable[[], Iterator[Block]] = made[step]
    return tuple(makes())


def _why(plan: Plan) -> Iterator[Block]:
    own = plan.organisation
    adoption = own.adoption or Adoption()
    yield Block(
        "The three questions",
        tuple(
            Asked(name, question, getattr(adoption, name) or "", kind=Kind.WORDS)
            for name, question in QUESTIONS.items()
        ),
    )
    yield Block(
        "Whose they are",
        (
            Asked("name", "The organisation's name", own.name),
            Asked("zone", "Its time zone", own.zone, "such as Europe/London: when its days begin"),
            Asked("leaders", "Who leads", ", ".join(adoption.leaders), "roles, with commas"),
        ),
    )


def _strategy(plan: Plan) -> Iterator[Block]:
    strategy = plan.strategy or Strategy()
    vision = Asked("vision", "The vision, in one sentence", strategy.vision or "", kind=Kind.WORDS)
    yield Block("Where it leads", (vision,))
    known = [(each.id, each.text, each.by) for each in strategy.waypoints]
    for n, (id_, text, by) in enumerate([*known, *[("", "", None)] * FREE_ROWS]):
        yield Block(
            f"Waypoint {n + 1}",
            (
                Asked(f"{n}-id", "", id_, kind=Kind.HIDDEN),
                Asked(f"{n}-text", "What is true then", text),
                Asked(f"{n}-by", "By which day", "" if by is None else f"{by}", "may stay empty"),
            ),
        )
    yield Block(
        "White space",
        (
            Asked(
                "constraints",
                "Constraints within which streams choose freely",
                "\n".join(strategy.constraints),
                "one a line; few",
                kind=Kind.WORDS,
            ),
        ),
    )


def _customers(customers: Customers) -> Iterator[Block]:
    known = list(customers.items())
    for n, (customer, phases) in enumerate([*known, *[("", [])] * FREE_ROWS]):
        yield Block(
            f"Customer {n + 1}",
            (
                Asked(f"{n}-customer", "Who they are", customer),
                Asked(
                    f"{n}-phases", "Phases of their life with you", ", ".join(phases),
                    "with commas: choosing, joining, being served, leaving",
                ),
            ),
        )  # fmt: skip


def _streams(plan: Plan, customers: Customers) -> Iterator[Block]:
    pilots = (plan.organisation.adoption or Adoption()).pilots
    whom = (("", "–"), *((each, each) for each in customers))
    known = [(s.id, s.name or s.id, s.customer or "", s.phase or "") for s in plan.streams]
    first = next(iter(customers), "") if len(customers) == 1 else ""
    free = [("", "", first, "")] * FREE_ROWS
    for n, (id_, name, customer, phase) in enumerate([*known, *free]):
        phases = ", ".join(dict.fromkeys(p for each in customers.values() for p in each))
        begins = "1" if id_ in pilots else ""
        yield Block(
            f"Stream {n + 1}",
            (
                Asked(f"{n}-id", "", id_, kind=Kind.HIDDEN),
                Asked(f"{n}-name", "What it is called", name),
                Asked(f"{n}-customer", "Whom it serves", customer, kind=Kind.CHOICE, options=whom),
                Asked(f"{n}-phase", "In which phase", phase, phases),
                Asked(f"{n}-pilot", "It begins, as a pilot", begins, kind=Kind.CHECK),
            ),
        )
