"""Sayings: what people decided, asked and answered about what stands in the plan. Append-only.

The plan says what is; a saying says what somebody did about it, when, and why. States (a running
initiative, an accepted ripple, a published cycle) are read from the sayings, never stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a saying can be about."""

    STRATEGY = "strategy"
    STREAM = "stream"
    CYCLE = "cycle"
    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    INITIATIVE = "initiative"
    RIPPLE = "ripple"
    FINDING = "finding"
    REFUSAL = "refusal"
    STORY = "story"


class About(NamedTuple):
    """The thing that a saying is about, by its path.

    Attributes:
        kind: What it is.
        key: Its ids from the top down with «/» between: `love-mobile/nps`; empty for the strategy.
    """

    kind: Kind
    key: str = ""


class Act(StrEnum):
    """What is done by saying it."""

    COMMENT = "comment"
    ASK = "ask"
    ANSWER = "answer"
    ACKNOWLEDGE = "acknowledge"
    """A leader: «I see how this serves the waypoint»; never an approval."""
    PUBLISH = "publish"
    BEGIN_CLOSING = "begin_closing"
    CLOSE = "close"
    GIVE_REASON = "give_reason"
    """Why a «stop» is published all the same."""
    START = "start"
    KEEP = "keep"
    CHANGE = "change"
    SWAP = "swap"
    STOP = "stop"
    PROPOSE = "propose"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REFUSE = "refuse"
    REOPEN = "reopen"
    TAKE = "take"
    """What was refused, or drafted, becomes an initiative or objective."""
    DROP = "drop"
    TELL = "tell"
    """A story."""
    FINISH = "finish"
    GRADE = "grade"
    LEARN = "learn"
    """A lesson of a cycle."""
    ARGUE = "argue"
    """Why something is carried over a reset."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing said.

    Attributes:
        number: Counted from 1 in the organisation; 0 until it is saved.
        about: What it is about.
        act: What it does.
        words: Why, or what; may be empty where the act needs none.
        at: [UTC]
        by: Name of the principal; nothing is ever counted by it.
        behalf: For whom: `organisation`, or a stream; `None` is not said.
        refers: Number of the saying that it answers, reopens or takes up.
        details: Further names and values, such as who asked for what was refused.
    """

    number: int
    about: About
    act: Act
    words: str
    at: datetime
    by: str
    behalf: str | None = None
    refers: int | None = None
    details: tuple[tuple[str, str], ...] = ()

    def detail(self, name: str) -> str | None:
        """A detail by its name; `None` where it has none."""
        return dict(self.details).get(name)


def last_act(sayings: Iterable[Saying], about: About, *, among: Sequence[Act]) -> Saying | None:
    """The last saying about a thing that did one of these; what its state follows from."""
    return max(
        (each for each in sayings if each.about == about and each.act in among),
        key=lambda each: each.number,
        default=None,
    )
