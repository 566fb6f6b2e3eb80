"""Ripples in words: what an objective does to others, and what others do to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.services.ripples.links import Link, link
from narrows.services.ripples.outside_links import outside_links
from narrows.services.ripples.states import RippleState
from narrows.services.ripples.waves import Wave
from narrows.views.told_about import NOTHING_SAID, ToldAbout


@dataclass(frozen=True, slots=True)
class RippleCard:
    """One ripple, seen from an objective.

    Attributes:
        is_made: Whether this objective makes the wave; else it feels it.
        effect: helps, hinders or needs.
        other: Who is at the other end, in words.
        address: Of the other's page; empty for somebody outside.
        text: What is felt.
        strength: In words.
        key: Its name, `love-mobile/helps/most-innovative`.
        state: Where it stands.
        words: What was said about it last; empty where nothing was.
        said_at: When. [UTC or None]
        answers: Who is asked for an answer, in words; empty where nobody can be.
        is_outside: Whether somebody outside makes it.
    """

    is_made: bool
    effect: str
    other: str
    address: str
    text: str | None
    strength: str | None
    key: str
    state: RippleState
    words: str
    said_at: datetime | None
    answers: str
    is_outside: bool


def ripple_cards(
    objective: Objective, plan: Plan, *, told: ToldAbout = NOTHING_SAID
) -> tuple[RippleCard, ...]:
    """The waves that an objective makes, then those that it, or its owner, feels.

    Args:
        objective: Which.
        plan: Has those at the other ends.
        told: What both sides said.
    """
    links = [*_made(objective, plan, told=told), *_felt(objective, plan, told=told)]
    return tuple(_card(each, plan, is_made=each.objective == objective.id) for each in links)


def owner_name(owner: str, plan: Plan) -> str:
    """Whose an objective is, for people."""
    if owner == ORGANISATION:
        return plan.organisation.name or "The organisation"
    stream = plan.stream(owner)
    return (stream.name if stream else "") or owner


def place_of(id_: str, plan: Plan) -> tuple[str, str]:
    """What an end of a ripple is called, and the address of its page; empty for one outside."""
    objective = plan.objective(id_)
    if objective is not None:
        return f"{owner_name(objective.owner, plan)}: {objective.text}", f"/objectives/{id_}"
    if plan.stream(id_) is not None:
        return owner_name(id_, plan), f"/streams/{id_}"
    return (owner_name(id_, plan), "/objectives") if id_ == ORGANISATION else (id_, "")


def _made(objective: Objective, plan: Plan, *, told: ToldAbout) -> Iterator[Link]:
    for ripple in objective.ripples:
        wave = Wave(objective, ripple)
        yield link(plan, wave, sayings=told.thing(wave.about))


def _felt(objective: Objective, plan: Plan, *, told: ToldAbout) -> Iterator[Link]:
    ends = (objective.id, objective.owner)
    for other in plan.objectives:
        if other.id == objective.id or other.cycle != objective.cycle:
            continue
        for ripple in other.ripples:
            if ripple.to in ends:
                wave = Wave(other, ripple)
                yield link(plan, wave, sayings=told.thing(wave.about))
    for each in outside_links(plan, told.outside, cycle=objective.cycle):
        if each.to in ends:
            yield each


def _card(found: Link, plan: Plan, *, is_made: bool) -> RippleCard:
    other, address = place_of(found.to if is_made else found.objective or found.owner, plan)
    can_answer = found.felt_by not in {None, found.owner} and found.objective is not None
    return RippleCard(
        is_made=is_made,
        effect=found.effect,
        other=other,
        address=address,
        text=found.text,
        strength=found.strength,
        key=found.key,
        state=found.state,
        words=found.words,
        said_at=found.said_at,
        answers=owner_name(found.felt_by, plan) if can_answer and found.felt_by else "",
        is_outside=found.objective is None,
    )
