"""Where a cycle stands, read from what was said about it."""

from collections.abc import Iterable
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying, last_act


class CycleState(StrEnum):
    """Draft until it is published, whatever the date; closed for good."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSING = "closing"
    CLOSED = "closed"


AFTER = {
    Act.PUBLISH: CycleState.ACTIVE,
    Act.BEGIN_CLOSING: CycleState.CLOSING,
    Act.CLOSE: CycleState.CLOSED,
}
"""The state that each act leads to."""

FOLLOWS = "after"
"""How the saying that begins a cycle names the one that it follows."""


def state_of(cycle: str, sayings: Iterable[Saying]) -> CycleState:
    """The state of a cycle.

    Args:
        cycle: Its id.
        sayings: About it, or all.
    """
    last = last_act(sayings, About(Kind.CYCLE, cycle), among=tuple(AFTER))
    return CycleState.DRAFT if last is None else AFTER[last.act]


def is_over(cycle: str, sayings: Iterable[Saying]) -> bool:
    """Whether a cycle has ended: closed, or followed by one that is published.

    Args:
        cycle: Its id.
        sayings: About cycles, or all.
    """
    told = [each for each in sayings if each.about.kind is Kind.CYCLE]
    if state_of(cycle, told) is CycleState.CLOSED:
        return True
    next_ones = {each.about.key for each in told if each.detail(FOLLOWS) == cycle}
    return any(state_of(each, told) is not CycleState.DRAFT for each in next_ones)


def refuse_closed(cycle: str, sayings: Iterable[Saying]) -> None:
    """Refuse to change anything of a cycle that is closed.

    Raises:
        NarrowsError: `cycle-closed`.
    """
    if state_of(cycle, sayings) is CycleState.CLOSED:
        raise NarrowsError(
            "cycle-closed",
            f"Cycle «{cycle}» is closed, and what is closed stays as it was; carry what is left "
            "into the next cycle with `narrows reset`.",
        )
