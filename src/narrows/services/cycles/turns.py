"""Turning a cycle from one state into the next: draft, active, closing, closed."""

from typing import NamedTuple

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import AFTER, CycleState, refuse_closed, state_of
from narrows.services.remarks import Remark, refuse_otherwise
from narrows.services.room import Room

ORDER = tuple(CycleState)
"""Each state comes from the one before it, and none is left out."""

ACTS: dict[CycleState, Act] = {state: act for act, state in AFTER.items()}
"""The act that leads to each state."""


class Turn(NamedTuple):
    """A turn that may be taken.

    Attributes:
        seen: Number of the last saying about the cycle; 0 is that there is none.
        standing: What led to the state where the cycle is in it already; else `None`.
    """

    seen: int
    standing: Saying | None


def turn(room: Room, cycle: str, *, to: CycleState, remark: Remark) -> Turn:
    """Whether a cycle may turn to a state; who asks twice finds what the first did.

    Args:
        room: Where it is said.
        cycle: Id.
        to: The state that shall follow.
        remark: What is said with it.

    Raises:
        NarrowsError: `cycle-closed`, `cycle-closing`, `cycle-not-active`, `cycle-not-closing`,
            `said-otherwise`, `text-too-long`.
    """
    own = room.repository.sayings(About(Kind.CYCLE, cycle))
    state = state_of(cycle, own)
    seen = own[-1].number if own else 0
    if state is to:
        standing = [each for each in own if each.act is ACTS[to]][-1]
        refuse_otherwise(standing, remark, what=f"Cycle «{cycle}» is {state}")
        return Turn(seen, standing)
    refuse_closed(cycle, own)
    if ORDER.index(state) > ORDER.index(to):
        raise NarrowsError(
            "cycle-closing",
            f"Cycle «{cycle}» is being closed, and nothing is published into it any more; grade "
            "it, and write what is new into the next cycle.",
        )
    if to is CycleState.CLOSING and state is CycleState.DRAFT:
        raise NarrowsError(
            "cycle-not-active",
            f"Cycle «{cycle}» is a draft, and only a published one can be closed; publish it "
            f"first with `narrows cycle publish {cycle}`.",
        )
    if to is CycleState.CLOSED and state is not CycleState.CLOSING:
        raise NarrowsError(
            "cycle-not-closing",
            f"Cycle «{cycle}» is {state}, and is closed only after people graded it; begin with "
            f"`narrows cycle begin-closing {cycle}`.",
        )
    return Turn(seen, None)
