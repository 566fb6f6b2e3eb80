"""Where a cycle stands, read from what was said about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
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

INTO = "into"
"""How what is decided in a reset names the new cycle."""


def without_called_off(sayings: Iterable[Saying]) -> Sequence[Saying]:
    """What was said, but for resets that were called off and what was decided in them.

    Args:
        sayings: All, or all of which some may belong to such a reset, and those about cycles.
    """
    told = list(sayings)
    ended: dict[str, int] = {}
    for each in told:
        if each.about.kind is Kind.CYCLE and each.act is Act.DROP:
            ended[each.about.key] = max(each.number, ended.get(each.about.key, 0))
    if not ended:
        return told
    return [each for each in told if each.number > ended.get(_reset_into(each), -1)]


def _reset_into(saying: Saying) -> str:
    is_begin = saying.about.kind is Kind.CYCLE and saying.detail(FOLLOWS) is not None
    return saying.about.key if is_begin else saying.detail(INTO) or ""


def state_of(cycle: str, sayings: Iterable[Saying]) -> CycleState:
    """The state of a cycle.

    Args:
        cycle: Its id.
        sayings: About it, or all.
    """
    last = last_act(sayings, About(Kind.CYCLE, cycle), among=tuple(AFTER))
    return CycleState.DRAFT if last is None else AFTER[last.act]


def closed_cycles(sayings: Iterable[Saying]) -> frozenset[str]:
    """Ids of the cycles that are closed for good.

    Args:
        sayings: About cycles, or all.
    """
    return frozenset(closings(sayings))


def closings(sayings: Iterable[Saying]) -> Mapping[str, datetime]:
    """When each cycle that is closed for good was closed, by its id. [UTC]

    Args:
        sayings: About cycles, or all.
    """
    told = [each for each in sayings if each.about.kind is Kind.CYCLE]
    at = {each.about.key: each.at for each in told if each.act is Act.CLOSE}
    return {id_: when for id_, when in at.items() if state_of(id_, told) is CycleState.CLOSED}


def is_over(cycle: str, sayings: Iterable[Saying]) -> bool:
    """Whether a cycle has ended: closed, or followed by one that is published.

    Args:
        cycle: Its id.
        sayings: About cycles, or all.
    """
    told = without_called_off(each for each in sayings if each.about.kind is Kind.CYCLE)
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
