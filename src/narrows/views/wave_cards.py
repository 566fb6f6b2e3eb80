"""Ripples of a cycle in words: who makes which wave, who feels it, where it stands."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.services.ripples.graph import Meeting, MeetingWaves
from narrows.services.ripples.links import Link
from narrows.services.ripples.states import RippleState
from narrows.views.ripple_cards import owner_name, place_of


@dataclass(frozen=True, slots=True)
class WaveEnd:
    """One end of a ripple.

    Attributes:
        key: Id of an objective, a stream or the organisation; of somebody outside, their name.
        owner: Whose that is, for people; empty for somebody outside.
        text: The objective; else who it is.
        address: Of the page; empty for somebody outside.
    """

    key: str
    owner: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class WaveCard:
    """One ripple.

    Attributes:
        key: Its name, `love-mobile/helps/most-innovative`.
        source: Who makes the wave.
        effect: helps, hinders or needs.
        felt: Who feels it.
        text: What is felt; may be empty.
        strength: In words; may be empty.
        state: Where it stands.
        words: What was said about it last; empty where nothing was.
        said_at: When. [UTC or None]
        waits_for: Who is to answer, for people; empty where nobody is.
        is_outside: Whether somebody outside makes it.
    """

    key: str
    source: WaveEnd
    effect: str
    felt: WaveEnd
    text: str
    strength: str
    state: RippleState
    words: str
    said_at: datetime | None
    waits_for: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """Several waves that are felt at one place.

    Attributes:
        at: Where.
        meeting: Whether they help together, or some help while others hinder.
        helps: Who helps.
        hinders: Who hinders.
    """

    at: WaveEnd
    meeting: Meeting
    helps: tuple[WaveEnd, ...]
    hinders: tuple[WaveEnd, ...]


def wave_card(link: Link, plan: Plan) -> WaveCard:
    """One ripple, in the words that a plan has for its ends."""
    return WaveCard(
        key=link.key,
        source=wave_end(link.objective or link.owner, plan, is_outside=link.objective is None),
        effect=link.effect,
        felt=wave_end(link.to, plan, is_outside=link.felt_by is None),
        text=link.text or "",
        strength=link.strength or "",
        state=link.state,
        words="" if link.objective is None else link.words,
        said_at=link.said_at,
        waits_for=owner_name(link.waits_for, plan) if link.waits_for else "",
        is_outside=link.objective is None,
    )


def wave_end(key: str, plan: Plan, *, is_outside: bool = False) -> WaveEnd:
    """One end of a ripple."""
    if is_outside:
        return WaveEnd(key, "", key, "")
    objective = plan.objective(key)
    text, address = place_of(key, plan)
    if objective is None:
        return WaveEnd(key, text, text, address)
    return WaveEnd(key, owner_name(objective.owner, plan), objective.text, address)


def meeting_card(met: MeetingWaves, cards: dict[str, WaveCard]) -> MeetingCard:
    """Several waves that meet, by the cards of all."""
    helps, hinders = (tuple(cards[key].source for key in keys) for keys in (met.helps, met.hinders))
    return MeetingCard(cards[met.keys[0]].felt, met.meeting, helps, hinders)
