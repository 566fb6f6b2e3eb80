"""What is refused before a reset begins."""

from collections.abc import Collection
from datetime import date

from narrows.domain.amounts import so_many
from narrows.domain.day_words import day_text
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle
from narrows.domain.organisation import Adoption
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.remarks import kept_words
from narrows.services.reset.states import Reset, reset_into
from narrows.services.strategy.adopting import AdoptionAnswers


def refuse_other_answers(
    plan: Plan, reset: Reset, *, given: AdoptionAnswers, after: str | None
) -> None:
    """Refuse other answers than the reset began with; what is not given says nothing.

    Raises:
        NarrowsError: `reset-decided`, `text-too-long`.
    """
    has = plan.organisation.adoption or Adoption()
    asked = [(getattr(given, each), said.words) for each, said in reset.answers.items()]
    is_same = all(words is None or kept_words(words) == said for words, said in asked)
    groups = ((given.pilots, has.pilots), (given.leaders, has.leaders))
    is_same = is_same and all(each is None or each == there for each, there in groups)
    if not is_same or after not in {None, reset.of}:
        raise NarrowsError(
            "reset-decided",
            f"The reset into «{reset.into.id}» has begun already, with other answers; answer anew "
            "with `narrows adoption answer`, or leave the answers out.",
        )


def refuse_other_days(cycle: Cycle, *, start: date | None, weeks: int | None) -> None:
    """Refuse other days than a cycle has; what is not given says nothing.

    Raises:
        NarrowsError: `reset-decided`.
    """
    is_same = start in {None, cycle.start} and weeks in {None, cycle.weeks}
    if not is_same:
        raise NarrowsError(
            "reset-decided",
            f"Cycle «{cycle.id}» is in the plan already, {so_many(cycle.weeks, 'week')} from "
            f"{cycle.start}; leave --start and --weeks out, or change it in the plan.",
        )


def refuse_active(old: Cycle, sayings: Collection[Saying]) -> None:
    """Refuse to begin anew after a cycle that nobody began to look back on.

    Raises:
        NarrowsError: `reset-too-early`.
    """
    if state_of(old.id, sayings) is CycleState.ACTIVE:
        raise NarrowsError(
            "reset-too-early",
            f"Cycle «{old.id}» is active; look back at it first, with `narrows cycle "
            f"begin-closing {old.id}`, so that what it taught is known when the next one begins.",
        )


def refuse_beside(standing: Reset | None, old: Cycle, *, sayings: Collection[Saying]) -> None:
    """Refuse a second reset of the same cycle, which would hide what others decide in the first.

    Args:
        standing: The reset that began last; `None` where none did.
        old: The cycle that would end.
        sayings: All.

    Raises:
        NarrowsError: `reset-under-way`.
    """
    if standing is None or standing.of != old.id:
        return
    if state_of(standing.into.id, sayings) is CycleState.DRAFT:
        into = standing.into.id
        raise NarrowsError(
            "reset-under-way",
            f"The reset of «{old.id}» into «{into}» is under way since number "
            f"{standing.begun.number}; go on with it, or call it off first, with `narrows reset "
            "call-off`.",
        )


def refuse_published(cycle: Cycle, sayings: Collection[Saying]) -> None:
    """Refuse to reset into a cycle that counts already.

    Raises:
        NarrowsError: `reset-over`.
    """
    if state_of(cycle.id, sayings) is not CycleState.DRAFT:
        raise NarrowsError(
            "reset-over",
            f"Cycle «{cycle.id}» is published, so nothing is carried into it by a reset any more; "
            "change its objectives in the plan, or begin the reset into another cycle.",
        )


def refuse_reset(plan: Plan, sayings: Collection[Saying], *, of: Cycle) -> None:
    """Refuse to reset a cycle a second time.

    Raises:
        NarrowsError: `reset-over`.
    """
    into = reset_into(plan, sayings, of=of.id)
    if into is not None:
        raise NarrowsError(
            "reset-over",
            f"Cycle «{of.id}» was reset into «{into.id}», which is published; change the "
            f"objectives of «{into.id}», or reset that one once it is being closed.",
        )


def refuse_overlap(plan: Plan, new: Cycle, *, old: Cycle) -> None:
    """Refuse a cycle that would stand over weeks of another.

    Raises:
        NarrowsError: `cycle-overlaps`.
    """
    if new.start < old.end:
        raise NarrowsError(
            "cycle-overlaps",
            f"Cycle «{new.id}» would begin on {day_text(new.start)}, before «{old.id}» ends; let "
            f"it begin on {day_text(old.end)} or later.",
        )
    for each in plan.cycles:
        if each.id != new.id and each.start < new.end and new.start < each.end:
            raise NarrowsError(
                "cycle-overlaps",
                f"Cycle «{new.id}» would stand over weeks of «{each.id}», which lasts from "
                f"{day_text(each.start)} until {day_text(each.end)}; take other days, or carry on "
                f"with «{each.id}».",
            )
