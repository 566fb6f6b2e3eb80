"""Ripples in words: what an objective does to others, and what others do to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from narrows.domain.okr import ORGANISATION, Objective, Ripple
from narrows.domain.plan import Plan


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
    """

    is_made: bool
    effect: str
    other: str
    address: str
    text: str | None
    strength: str | None


def ripple_cards(objective: Objective, plan: Plan) -> tuple[RippleCard, ...]:
    """The waves that an objective makes, then those that it, or its stream, feels."""
    return (*_made(objective, plan), *_felt(objective, plan))


def owner_name(owner: str, plan: Plan) -> str:
    """Whose an objective is, for people."""
    if owner == ORGANISATION:
        return plan.organisation.name or "The organisation"
    stream = plan.stream(owner)
    return (stream.name if stream else "") or owner


def _made(objective: Objective, plan: Plan) -> Iterator[RippleCard]:
    for ripple in objective.ripples:
        other, stream = plan.objective(ripple.to), plan.stream(ripple.to)
        if other is not None:
            yield _card(
                ripple, _named(other, plan), address=f"/objectives/{other.id}", is_made=True
            )
        elif stream is not None:
            yield _card(
                ripple, stream.name or stream.id, address=f"/streams/{stream.id}", is_made=True
            )
        elif ripple.to == ORGANISATION:
            yield _card(ripple, owner_name(ORGANISATION, plan), address="/objectives", is_made=True)
        else:
            yield _card(ripple, ripple.to, address="", is_made=True)


def _felt(objective: Objective, plan: Plan) -> Iterator[RippleCard]:
    for other in plan.objectives:
        if other.id == objective.id or other.cycle != objective.cycle:
            continue
        for ripple in other.ripples:
            if ripple.to in (objective.id, objective.owner):
                yield _card(
                    ripple, _named(other, plan), address=f"/objectives/{other.id}", is_made=False
                )


def _named(other: Objective, plan: Plan) -> str:
    return f"{owner_name(other.owner, plan)}: {other.text}"


def _card(ripple: Ripple, other: str, *, address: str, is_made: bool) -> RippleCard:
    return RippleCard(is_made, ripple.effect, other, address, ripple.text, ripple.strength)
