"""Several steps decided as one: taken one after the other in memory, and saved together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from narrows.domain.decision import Decision
from narrows.domain.plan import Plan
from narrows.domain.repository import StoredPlan
from narrows.domain.sayings import Saying
from narrows.services.plan.editing import checked
from narrows.services.remarks import Remark
from narrows.services.room import Room


@dataclass(frozen=True, slots=True)
class Draft:
    """A room as it would be once the steps so far are saved.

    Attributes:
        room: With the plan as it would be.
        told: All that was said, and what would be.
        new: What would be said, not numbered yet.
    """

    room: Room
    told: tuple[Saying, ...]
    new: tuple[Saying, ...] = ()

    @property
    def plan(self) -> Plan:
        """As it would be."""
        return self.room.plan

    def after(self, *said: Saying, plan: Plan | None = None) -> "Draft":
        """The draft after one more step."""
        last = self.told[-1].number if self.told else 0
        told = (replace(each, number=last + n) for n, each in enumerate(said, start=1))
        stored = StoredPlan(self.plan if plan is None else plan, self.room.revision)
        return Draft(replace(self.room, stored=stored), (*self.told, *told), (*self.new, *said))


def draft_of(room: Room) -> Draft:
    """A draft with nothing decided yet."""
    return Draft(room, tuple(room.repository.sayings()))


def save(draft: Draft, before: Plan, *, remark: Remark) -> Sequence[Saying]:
    """Save all steps of a draft in one transaction; nothing where nothing is new.

    Args:
        draft: After its steps.
        before: The plan before them.
        remark: Whose request it is.

    Raises:
        NarrowsError: What `checked` refuses, and `plan-stale`.
    """
    if not draft.new:
        return ()
    plan = None if draft.plan == before else checked(draft.plan, before=before)
    # Held to the revision also where the plan stays: of two who decide on one thing at once, one
    # with and one without a change of the plan, the second is told.
    decision = Decision(draft.new, plan=plan, revision=draft.room.revision)
    return draft.room.repository.decide(decision, request_key=remark.request_key)
