"""One ripple with where it stands, as plain data."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.ripples.states import RippleState, last_said, state_of
from narrows.services.ripples.waves import Wave, asked, felt_by


@dataclass(frozen=True, slots=True)
class Link:
    """One ripple, with where it stands.

    Attributes:
        key: Its name, such as `love-mobile/helps/most-innovative`.
        cycle: Id of its cycle.
        objective: Id of the objective that makes the wave; `None` where it comes from outside.
        owner: Whose objective that is, or who outside makes it, in words.
        effect: helps, hinders or needs.
        to: Id of an objective or stream, `organisation`, or an outside party in words.
        felt_by: Who feels it: a stream or the organisation; `None` is somebody outside.
        text: What is felt.
        strength: In words.
        state: Where it stands.
        words: What was said about it last; empty where nothing was.
        said_at: When. [UTC or None]
        waits_for: Who is asked for an answer and has not given one.
    """

    key: str
    cycle: str
    objective: str | None
    owner: str
    effect: str
    to: str
    felt_by: str | None
    text: str | None
    strength: str | None
    state: RippleState
    words: str
    said_at: datetime | None
    waits_for: str | None


def link(plan: Plan, wave: Wave, *, sayings: Collection[Saying]) -> Link:
    """One ripple, with where it stands.

    Args:
        plan: Which has it.
        wave: The ripple.
        sayings: About it, or all.
    """
    state, last = state_of(plan, wave, sayings=sayings), last_said(sayings, wave)
    return Link(
        key=wave.key,
        cycle=wave.objective.cycle,
        objective=wave.objective.id,
        owner=wave.objective.owner,
        effect=wave.ripple.effect,
        to=wave.ripple.to,
        felt_by=felt_by(plan, wave.ripple.to),
        text=wave.ripple.text,
        strength=wave.ripple.strength,
        state=state,
        words=last.words if last else "",
        said_at=last.at if last else None,
        waits_for=asked(plan, wave) if state is RippleState.PROPOSED else None,
    )
