"""Where does each cycle stand, and what does publishing one ask?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.calendar import day_of
from narrows.domain.finding import Finding
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Kind, Saying
from narrows.services.cycles.states import AFTER, CycleState, state_of
from narrows.services.cycles.stops import finding_key, reasons_given, stops
from narrows.services.reviewing import Review
from narrows.views.cycle_week import cycle_week
from narrows.views.home_findings import of_what_waits


@dataclass(frozen=True, slots=True)
class CycleRow:
    """One cycle.

    Attributes:
        id: Of the cycle.
        start: Its first day.
        end: The first day after it.
        weeks: How many it has.
        state: draft, active, closing or closed; draft until it is published, whatever the date.
        words: Which week of it this is.
        n_objectives: How many objectives it has.
        turned_at: When it came into its state; `None` of a draft. [UTC or None]
        is_begun: Whether its first day has come.
    """

    id: str
    start: date
    end: date
    weeks: int
    state: CycleState
    words: str
    n_objectives: int
    turned_at: datetime | None
    is_begun: bool


@dataclass(frozen=True, slots=True)
class StopRow:
    """A finding that says «stop».

    Attributes:
        key: How `narrows cycle publish --reason` names it.
        finding: The finding.
        reason: Why it was published all the same; `None` is that nothing was written.
    """

    key: str
    finding: Finding
    reason: str | None


@dataclass(frozen=True, slots=True)
class CyclePage:
    """A cycle with what stands in the way of publishing it.

    Attributes:
        cycle: Where it stands.
        objectives: Ids, in the order of the plan.
        stops: What needs a written reason, with the one that it has.
        n_other: How many other findings there are, that ask for a thought or nothing.
        n_thoughts: How many of these nobody answered, and are about what is written.
        n_waiting: How many of these tell only of what waits: ripples without an answer, and
            check-ins that are late.
    """

    cycle: CycleRow
    objectives: tuple[str, ...]
    stops: tuple[StopRow, ...]
    n_other: int
    n_thoughts: int
    n_waiting: int


def cycle_rows(plan: Plan, sayings: Sequence[Saying], *, now: datetime) -> tuple[CycleRow, ...]:
    """Every cycle, in the order of the plan."""
    return tuple(cycle_row(each, plan, sayings=sayings, now=now) for each in plan.cycles)


def cycle_row(cycle: Cycle, plan: Plan, *, sayings: Iterable[Saying], now: datetime) -> CycleRow:
    """Where one cycle stands."""
    own = [each for each in sayings if each.about == About(Kind.CYCLE, cycle.id)]
    turns = [each.at for each in own if each.act in AFTER]
    return CycleRow(
        id=cycle.id,
        start=cycle.start,
        end=cycle.end,
        weeks=cycle.weeks,
        state=state_of(cycle.id, own),
        words=cycle_week(cycle, plan.zone, now=now).words,
        n_objectives=len(plan.of_cycle(cycle.id).objectives),
        turned_at=turns[-1] if turns else None,
        is_begun=cycle.has_begun(day_of(now, plan.zone)),
    )


def cycle_page(
    cycle: Cycle,
    review: Review,
    *,
    findings: Sequence[Finding],
    sayings: Sequence[Saying],
    now: datetime,
) -> CyclePage:
    """A cycle with what publishing it asks.

    Args:
        cycle: Which.
        review: What was decided.
        findings: What the rules say about it.
        sayings: All of them.
        now: [UTC]
    """
    given = reasons_given(cycle.id, sayings)
    asked, waiting = stops(findings), of_what_waits()
    open_ones = [each for each in findings if each.muted is None and each not in asked]
    n_waiting = sum(each.rule in waiting for each in open_ones)
    rows = (StopRow(finding_key(e), e, _words(given.get(finding_key(e)))) for e in asked)
    return CyclePage(
        cycle=cycle_row(cycle, review.plan, sayings=sayings, now=now),
        objectives=tuple(each.id for each in review.plan.of_cycle(cycle.id).objectives),
        stops=tuple(rows),
        n_other=len(findings) - len(asked),
        n_thoughts=len(open_ones) - n_waiting,
        n_waiting=n_waiting,
    )


def _words(saying: Saying | None) -> str | None:
    return None if saying is None else saying.words
