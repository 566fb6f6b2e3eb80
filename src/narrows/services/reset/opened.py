"""The reset that is still open to decisions."""

from narrows.domain.errors import NarrowsError
from narrows.services.cycles.states import CycleState, refuse_closed, state_of
from narrows.services.drafts import Draft
from narrows.services.reset.states import Reset, reset_under_way


def open_reset(draft: Draft) -> Reset:
    """The reset that is under way, its cycle still a draft.

    Raises:
        NarrowsError: `reset-not-begun`, `reset-over`, `cycle-closed`.
    """
    found = reset_under_way(draft.plan, draft.told)
    refuse_closed(found.into.id, draft.told)
    if state_of(found.into.id, draft.told) is not CycleState.DRAFT:
        raise NarrowsError(
            "reset-over",
            f"Cycle «{found.into.id}» is published, so the reset into it is over; change its "
            "objectives in the plan, or begin the reset into the cycle after it.",
        )
    return found
