"""Where a bet stands for people: its state, how it came there, what can be done with it next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying
from narrows.services.initiatives.standing import initiatives
from narrows.services.initiatives.states import (
    MOVES,
    InitiativeState,
    at_the_end,
    history_of,
    state_of,
)
from narrows.views.told_about import ToldAbout

DEEDS: Mapping[Act, str] = {
    Act.PROPOSE: "proposed",
    Act.START: "started",
    Act.KEEP: "kept",
    Act.CHANGE: "changed",
    Act.SWAP: "swapped",
    Act.STOP: "stopped",
}
"""How each act reads in a history."""


@dataclass(frozen=True, slots=True)
class BetDeed:
    """One thing that was done with a bet.

    Attributes:
        number: Of the saying.
        at: When. [UTC]
        done: What, in a word.
        words: The reason; may be empty.
    """

    number: int
    at: datetime
    done: str
    words: str


@dataclass(frozen=True, slots=True)
class BetStanding:
    """Where a bet stands.

    Attributes:
        state: As the last deed left it, or the end of its cycle.
        history: What was done with it, the newest first.
        moves: What can be done with it next.
        last_number: Of the last thing done with it; 0 is nothing.
    """

    state: InitiativeState
    history: tuple[BetDeed, ...]
    moves: tuple[Act, ...]
    last_number: int


@dataclass(frozen=True, slots=True)
class GoneBet:
    """A bet that left the plan, which its history outlives.

    Attributes:
        id: Within the objective.
        text: What was done, as it was last said.
        standing: Where it stands, and how it came there.
    """

    id: str
    text: str
    standing: BetStanding


def bet_standing(key: str, sayings: Iterable[Saying], *, is_over: bool) -> BetStanding:
    """Where a bet stands.

    Args:
        key: Objective and id, `love-mobile/business-in-the-room`.
        sayings: About it, or all.
        is_over: Whether its cycle is, or it left the plan.
    """
    told = history_of(key, sayings)
    state = at_the_end(state_of(key, told), is_over=is_over)
    return BetStanding(
        state=state,
        history=tuple(
            BetDeed(each.number, each.at, DEEDS[each.act], each.words) for each in reversed(told)
        ),
        moves=tuple(MOVES[state]),
        last_number=max((each.number for each in told), default=0),
    )


def gone_bets(objective: Objective, plan: Plan, *, told: ToldAbout) -> tuple[GoneBet, ...]:
    """The bets of an objective that left the plan, by when they were first spoken of."""
    done = told.parts(Kind.INITIATIVE, objective.id)
    return tuple(
        GoneBet(each.key.partition("/")[2], each.text, bet_standing(each.key, done, is_over=True))
        for each in initiatives(replace(plan, objectives=(objective,)), done)
        if each.planned is None
    )
