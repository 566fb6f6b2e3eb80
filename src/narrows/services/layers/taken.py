"""What the draft of a shared wait becomes when a leader takes it."""

import math
import re
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.working_calendar import DAY_HOURS
from narrows.services.layers.drafting import Draft, DraftWait
from narrows.services.remarks import kept_words


@dataclass(frozen=True, slots=True)
class Taking:
    """How a draft is taken.

    Attributes:
        status: The wait.
        cycle: Id of the cycle that the objective shall be of.
        target_days: How long an item may wait there on average, in each stream. Its key result
            counts in that stream's own days, which a working calendar makes shorter. [days]
        id: Of the objective; `None` is made of the wait's name.
        text: What shall be true; empty is the draft's.
        why: The reason; may be empty.
        waypoint: Which place of the strategy it serves.
    """

    status: str
    cycle: str
    target_days: float
    id: str | None = None
    text: str = ""
    why: str = ""
    waypoint: str | None = None


def objective_of(draft: Draft, taking: Taking, *, plan: Plan) -> Objective:
    """A draft as the objective that it becomes; where its results start from is measured.

    Raises:
        NarrowsError: `draft-target-below-zero`, `draft-target-above`, `draft-id-taken`,
            `text-too-long`.
    """
    if not (math.isfinite(taking.target_days) and taking.target_days >= 0):
        raise NarrowsError(
            "draft-target-below-zero",
            f"Nothing waits {taking.target_days:g} days; give a target of 0 days or more.",
        )
    measured = [each for each in draft.streams if each.wait_days is not None]
    # Each in its own days, as its key result is; in hours a stream of long days would count more.
    longest = max(measured, key=lambda each: each.wait_days or 0.0, default=None)
    if longest is not None and taking.target_days > (longest.wait_days or 0.0):
        raise NarrowsError(
            "draft-target-above",
            f"No stream waits longer than {longest.wait_days:.3g} days{_of_hours(longest)} in "
            f"«{draft.status}», so {taking.target_days:g} days would ask for nothing; give a "
            "target below that.",
        )
    return Objective(
        id=_id(taking, plan),
        cycle=taking.cycle,
        owner=ORGANISATION,
        text=kept_words(taking.text) or draft.text,
        why=kept_words(taking.why) or None,
        waypoint=taking.waypoint,
        key_results=tuple(
            KeyResult(
                each.stream,
                "status_wait",
                Scope(each.stream, status=each.status),
                target=taking.target_days,
            )
            for each in draft.streams
        ),
    )


def refuse_otherwise(there: Objective, taking: Taking, *, is_same_words: bool) -> None:
    """Refuse to take in another way what was taken already; what is left empty says nothing.

    Raises:
        NarrowsError: `draft-taken`.
    """
    asked = (
        (taking.id, there.id),
        (kept_words(taking.text), there.text),
        (kept_words(taking.why), there.why),
        (taking.waypoint, there.waypoint),
    )
    is_same = is_same_words and all(given in {None, "", has} for given, has in asked)
    if not is_same or any(each.target != taking.target_days for each in there.key_results):
        raise NarrowsError(
            "draft-taken",
            f"«{taking.status}» is taken as «{there.id}» already, in other words or with another "
            f"target; change «{there.id}» in the plan.",
        )


def _of_hours(wait: DraftWait) -> str:
    """How long the days are, where they are no whole days."""
    return "" if wait.day_hours == DAY_HOURS else f" of {wait.day_hours:g} hours ({wait.name})"


def _id(taking: Taking, plan: Plan) -> str:
    if taking.id is not None:
        if plan.objective(taking.id) is not None:
            raise NarrowsError(
                "draft-id-taken",
                f"There is an objective «{taking.id}» already; give this one another id.",
            )
        return taking.id
    made = "-".join(["no-wait", *re.findall(r"\w+", taking.status.casefold())])
    tried = [made, f"{made}-{taking.cycle}"]
    numbered = (f"{made}-{n}" for n in range(2, len(plan.objectives) + 3))
    return next(each for each in (*tried, *numbered) if plan.objective(each) is None)
