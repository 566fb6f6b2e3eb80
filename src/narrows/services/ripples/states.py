"""Where a ripple stands, read from what both sides said about it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.sayings import Act, Kind, Saying, last_act
from narrows.services.plan.metric_checks import choice
from narrows.services.ripples.waves import Wave, asked

RIPPLE_ACTS = (Act.PROPOSE, Act.ACCEPT, Act.DECLINE, Act.WITHDRAW)
ANSWERS = (Act.ACCEPT, Act.DECLINE)


class RippleState(StrEnum):
    """Proposed until the other side accepts or declines it; told where nobody can answer."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TOLD = "told"


def last_said(sayings: Iterable[Saying], wave: Wave) -> Saying | None:
    """The last thing that was said about a ripple; `None` where a file brought it in silence."""
    return last_act(sayings, wave.about, among=RIPPLE_ACTS)


def history(sayings: Iterable[Saying], key: str) -> Sequence[Saying]:
    """What both sides said about a ripple, by number; also where it is withdrawn.

    Args:
        sayings: All.
        key: Its name.

    Raises:
        NarrowsError: `ripple-unknown`: nobody said anything about it.
    """
    told = [each for each in sayings if each.about.kind is Kind.RIPPLE]
    found = [each for each in told if each.about.key == key]
    if not found:
        known = list(dict.fromkeys(each.about.key for each in told))
        raise NarrowsError(
            "ripple-unknown", f"Nothing was said about a ripple «{key}»; {choice(key, known)}."
        )
    return found


def state_of(plan: Plan, wave: Wave, *, sayings: Iterable[Saying]) -> RippleState:
    """The state of a ripple that stands in a plan.

    What was answered is the ripple as it read then: one that a file or a new proposal put in other
    words waits for an answer again, and so does one that was withdrawn and stands there once more.

    Args:
        plan: Which has it.
        wave: The ripple.
        sayings: About it, or all.
    """
    if asked(plan, wave) is None:
        return RippleState.TOLD
    last = last_said(sayings, wave)
    if last is None or last.act not in ANSWERS or last.details != told_in(wave):
        return RippleState.PROPOSED
    return RippleState.ACCEPTED if last.act is Act.ACCEPT else RippleState.DECLINED


def told_in(wave: Wave) -> tuple[tuple[str, str], ...]:
    """How a ripple reads now, as details of what is said about it."""
    parts = (("text", wave.ripple.text), ("strength", wave.ripple.strength))
    return tuple((name, value) for name, value in parts if value)
