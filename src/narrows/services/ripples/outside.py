"""Waves that somebody outside makes: a customer, a regulator, a partner, named in words.

They stand in no objective, and so in what is said, not in the plan and its file.
"""

from dataclasses import dataclass

from narrows.domain.calendar import day_of
from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from narrows.services.cycles.naming import cycle_meant
from narrows.services.cycles.states import refuse_closed
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.ripples.outside_links import (
    BOTH,
    CYCLE,
    EFFECT,
    PARTY,
    STRENGTH,
    TO,
)
from narrows.services.ripples.targets import party_named, refuse_effect, refuse_nowhere
from narrows.services.room import Room, spoken


@dataclass(frozen=True, slots=True)
class OutsideWave:
    """A wave that comes from outside.

    Attributes:
        party: Who makes it, in words.
        effect: helps, hinders or needs.
        to: Id of an objective or stream, or `organisation`.
        strength: In words; may be empty.
        cycle: In which cycle a stream or the organisation feels it; `None` is today's. An
            objective has its own.
    """

    party: str
    effect: str
    to: str
    strength: str = ""
    cycle: str | None = None


def note(room: Room, wave: OutsideWave, *, remark: Remark) -> Saying:
    """Note a wave that comes from outside; nobody there is asked for an answer.

    Args:
        room: Where it is said.
        wave: Who makes it, and who feels it.
        remark: What is felt.

    Returns:
        What was noted; what stands where it was noted in the same words already.

    Raises:
        NarrowsError: `words-missing`, `ripple-effect-unknown`, `ripple-to-unknown`,
            `ripple-from-inside`, `ripple-party-too-long`, `cycle-unknown`, `cycle-closed`,
            `behalf-unknown`, `text-too-long`, `saying-stale`, `plan-stale`.
    """
    party, cycle = _checked(room, wave)
    refuse_closed(cycle, room.repository.sayings(About(Kind.CYCLE, cycle)))
    parts = {PARTY: party, EFFECT: wave.effect, TO: wave.to, CYCLE: cycle}
    strength = kept_words(wave.strength)
    details = tuple({**parts, **({STRENGTH: strength} if strength else {})}.items())
    about = About(Kind.RIPPLE, f"{party}/{wave.effect}/{wave.to}")
    last = last_act(room.repository.sayings(about), about, among=BOTH)
    said = (Act.PROPOSE, some_words(remark.words), details)
    if last is not None and (last.act, last.words, last.details) == said:
        return last
    saying = spoken(room, about, act=Act.PROPOSE, remark=remark, details=details)
    return _decided(room, saying, last=last, remark=remark)


def take_back(room: Room, standing: Saying, *, remark: Remark) -> Saying:
    """Take back what was noted.

    Raises:
        NarrowsError: `cycle-closed`, `behalf-unknown`, `text-too-long`, and where it is stale.
    """
    cycle = standing.detail(CYCLE) or ""
    refuse_closed(cycle, room.repository.sayings(About(Kind.CYCLE, cycle)))
    saying = spoken(room, standing.about, act=Act.WITHDRAW, remark=remark, details=standing.details)
    return _decided(room, saying, last=standing, remark=remark)


def _checked(room: Room, wave: OutsideWave) -> tuple[str, str]:
    """Who outside makes it, and in which cycle it is felt."""
    party = party_named(wave.party)
    refuse_effect(wave.effect)
    refuse_nowhere(room.plan, wave.to, cycle=None)
    _refuse_inside(room.plan, party)
    return party, _cycle(room, wave)


def _cycle(room: Room, wave: OutsideWave) -> str:
    objective = room.plan.objective(wave.to)
    if objective is not None:
        return objective.cycle
    return cycle_meant(room.plan, wave.cycle, today=day_of(room.now, room.plan.zone)).id


def _refuse_inside(plan: Plan, party: str) -> None:
    if plan.objective(party) or plan.stream(party) or party == ORGANISATION:
        raise NarrowsError(
            "ripple-from-inside",
            f"«{party}» is no party outside; its owner proposes the ripple, with "
            "`narrows ripple propose OBJECTIVE`.",
        )


def _decided(room: Room, saying: Saying, *, last: Saying | None, remark: Remark) -> Saying:
    decision = Decision((saying,), seen=last.number if last else 0, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]
