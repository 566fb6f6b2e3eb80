"""What the later steps of a workshop ask: of streams that are there."""

from collections.abc import Iterator
from datetime import date, timedelta

from narrows.domain.okr import CYCLE_WEEKS, ORGANISATION
from narrows.domain.organisation import Adoption, Strategy
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import flow_metrics
from narrows.views.workshop_asked import Asked, Block, Kind, Part


def metric_blocks(plan: Plan) -> Iterator[Block]:
    """The ONE metric of each stream."""
    known = tuple((each.id, each.title or each.id) for each in plan.metrics)
    better = (("higher", "higher is better"), ("lower", "lower is better"))
    for n, each in enumerate(plan.streams):
        yield Block(
            each.name or each.id,
            (
                Asked(
                    f"{n}-known", "The ONE metric that it exists to move",
                    each.value_metric or "", kind=Kind.CHOICE,
                    options=(("", "a new one, as said below"), *known),
                ),
            ),
            Part(
                "Only for a new metric",
                (
                    Asked(f"{n}-title", "What it is called", "", "such as Mobile NPS"),
                    Asked(f"{n}-unit", "Its unit", "", "points unless said: EUR, percent, days"),
                    Asked(f"{n}-better", "It moves well when", "higher", kind=Kind.CHOICE,
                          options=better),
                ),
            ),
        )  # fmt: skip


def team_blocks(plan: Plan) -> Iterator[Block]:
    """The teams of each stream."""
    for n, each in enumerate(plan.streams):
        hint = "with commas; a team may take part in several"
        asked = Asked(f"{n}-teams", "Teams that take part", ", ".join(each.teams), hint)
        yield Block(each.name or each.id, (asked,))


def objective_blocks(plan: Plan, today: date) -> Iterator[Block]:
    """The first cycle, and an objective with its key results."""
    cycle = plan.cycles[-1] if plan.cycles else None
    monday = today + timedelta(days=-today.weekday() % 7)
    yield Block(
        "The first cycle",
        (
            Asked("cycle", "Its name", cycle.id if cycle else _name_of_cycle(monday)),
            Asked("start", "Its first day, a Monday", f"{cycle.start if cycle else monday}",
                  "it lasts 13 weeks"),
        ),
    )  # fmt: skip
    owners = (*((s.id, s.name or s.id) for s in plan.streams), (ORGANISATION, "the organisation"))
    ways = (("", "–"), *((w.id, w.text) for w in (plan.strategy or Strategy()).waypoints))
    yield Block(
        "An objective",
        (
            Asked("text", "What shall be true at its end", kind=Kind.WORDS),
            Asked("why", "Why", kind=Kind.WORDS),
            Asked("owner", "Whose", _first_owner(plan), kind=Kind.CHOICE, options=owners),
            Asked("waypoint", "Which waypoint it serves", kind=Kind.CHOICE, options=ways),
        ),
    )
    metrics = (
        ("", "–"),
        *((each.id, each.title or each.id) for each in plan.metrics),
        *((each, each.replace("_", " ")) for each in sorted(flow_metrics())),
    )
    for n in range(2):
        yield Block(
            f"Key result {n + 1}",
            (
                Asked(f"{n}-metric", "By which metric one sees it", kind=Kind.CHOICE,
                      options=metrics),
                Asked(f"{n}-target", "Its target", "", "a number"),
                Asked(f"{n}-status", "The wait in which status", "", "of status wait only"),
            ),
        )  # fmt: skip


def _first_owner(plan: Plan) -> str:
    """A pilot without an objective, else whoever comes first."""
    owners = {each.owner for each in plan.objectives}
    pilots = (plan.organisation.adoption or Adoption()).pilots
    waiting = [each for each in pilots if each not in owners]
    return next(iter((*waiting, *pilots, *(each.id for each in plan.streams))), ORGANISATION)


def _name_of_cycle(monday: date) -> str:
    """By the quarter that most of it lies in: thirteen weeks from the end of one are the next."""
    middle = monday + timedelta(weeks=CYCLE_WEEKS) / 2
    return f"{middle.year}-Q{(middle.month + 2) // 3}"
