"""Where an initiative stands, read from what was said about it."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import About, Act, Kind, Saying, last_act


class InitiativeState(StrEnum):
    """Proposed until it is started; swapped and stopped for good.

    What nobody kept or ended when its cycle is over, or a file took out of the plan, lapses.
    """

    PROPOSED = "proposed"
    RUNNING = "running"
    KEPT = "kept"
    CHANGED = "changed"
    SWAPPED = "swapped"
    STOPPED = "stopped"
    LAPSED = "lapsed"


ENDS = (InitiativeState.SWAPPED, InitiativeState.STOPPED)
"""Nothing comes after these."""

UNDER_WAY = (InitiativeState.RUNNING, InitiativeState.KEPT, InitiativeState.CHANGED)
"""Somebody works on it."""

AFTER: Mapping[Act, InitiativeState] = {
    Act.START: InitiativeState.RUNNING,
    Act.KEEP: InitiativeState.KEPT,
    Act.CHANGE: InitiativeState.CHANGED,
    Act.SWAP: InitiativeState.SWAPPED,
    Act.STOP: InitiativeState.STOPPED,
}
"""The state that each act leads to."""

TOLD = (Act.PROPOSE, *AFTER)
"""What its history is made of."""

MOVES: Mapping[InitiativeState, Sequence[Act]] = {
    InitiativeState.PROPOSED: (Act.START, Act.SWAP, Act.STOP),
    **dict.fromkeys(UNDER_WAY, (Act.KEEP, Act.CHANGE, Act.SWAP, Act.STOP)),
    **dict.fromkeys((*ENDS, InitiativeState.LAPSED), ()),
}
"""What can be done next; of an end, nothing."""

DONE: Mapping[Act, str] = {
    Act.START: "started",
    Act.KEEP: "kept",
    Act.CHANGE: "changed",
    Act.SWAP: "swapped",
    Act.STOP: "stopped",
}
"""How each act reads once it is done."""


def state_of(key: str, sayings: Iterable[Saying]) -> InitiativeState:
    """The state of an initiative.

    Args:
        key: Objective and id, `love-mobile/business-in-the-room`.
        sayings: About it, or all.
    """
    last = last_act(sayings, About(Kind.INITIATIVE, key), among=tuple(AFTER))
    return InitiativeState.PROPOSED if last is None else AFTER[last.act]


def at_the_end(state: InitiativeState, *, is_over: bool) -> InitiativeState:
    """A state as it reads once its cycle is over: what was kept stays, what was open lapses."""
    is_open = state in (
        InitiativeState.PROPOSED,
        InitiativeState.RUNNING,
        InitiativeState.CHANGED,
    )
    return InitiativeState.LAPSED if is_over and is_open else state


def history_of(key: str, sayings: Iterable[Saying]) -> Sequence[Saying]:
    """What was done with an initiative, by number: each with its reason and time."""
    about = About(Kind.INITIATIVE, key)
    told = [each for each in sayings if each.about == about and each.act in TOLD]
    return sorted(told, key=lambda each: each.number)


def refuse_move(key: str, act: Act, *, state: InitiativeState) -> None:
    """Refuse what cannot be done with an initiative as it stands.

    Raises:
        NarrowsError: `initiative-move`.
    """
    moves = MOVES[state]
    if act in moves:
        return
    *most, last = [DONE[each] for each in moves] or [""]
    can = f"it can be {', '.join(most)} or {last}" if moves else "propose another bet"
    raise NarrowsError(
        "initiative-move", f"«{key}» is {state}, so it cannot be {DONE[act]} now; {can}."
    )
