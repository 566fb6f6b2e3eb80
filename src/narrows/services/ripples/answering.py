"""The other side of a ripple: it accepts or declines what is proposed, in its own words."""

from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Act, Saying
from narrows.services.cycles.states import refuse_closed
from narrows.services.remarks import Remark, kept_words, some_words
from narrows.services.ripples.states import last_said, told_in
from narrows.services.ripples.waves import asked, wave_named
from narrows.services.room import Room, spoken


def accept(room: Room, key: str, *, remark: Remark) -> Saying:
    """Accept a ripple, for the owner of where it goes.

    Returns:
        The answer; the one that stands where the same was answered already.

    Raises:
        NarrowsError: `ripple-unknown`, `ripple-without-answer`, `ripple-answer-not-yours`,
            `cycle-closed`, `behalf-unknown`, `text-too-long`, `saying-stale`, `plan-stale`.
    """
    return _answer(room, key, act=Act.ACCEPT, remark=remark)


def decline(room: Room, key: str, *, remark: Remark) -> Saying:
    """Decline a ripple and say why; its maker may propose it in other words, or withdraw it.

    Raises:
        NarrowsError: `words-missing`, and what `accept` refuses.
    """
    some_words(remark.words)
    return _answer(room, key, act=Act.DECLINE, remark=remark)


def _answer(room: Room, key: str, *, act: Act, remark: Remark) -> Saying:
    wave = wave_named(room.plan, key)
    other = asked(room.plan, wave)
    if other is None:
        raise NarrowsError(
            "ripple-without-answer",
            f"«{wave.ripple.to}» is outside, or {wave.objective.owner}'s own, so nobody is asked "
            "for an answer; withdraw the ripple if it does not hold.",
        )
    if remark.behalf not in {None, other}:
        raise NarrowsError(
            "ripple-answer-not-yours",
            f"Ripple «{key}» is for {other} to accept or decline, not for {remark.behalf}.",
        )
    told = room.repository.sayings()
    refuse_closed(wave.objective.cycle, told)
    last = last_said(told, wave)
    said = (act, kept_words(remark.words), told_in(wave))
    if last is not None and (last.act, last.words, last.details) == said:
        return last
    saying = spoken(
        room, wave.about, act=act, remark=replace(remark, behalf=other), details=told_in(wave)
    )
    # The revision too: what is answered is the ripple as it reads in the plan that one saw.
    decision = Decision((saying,), seen=last.number if last else 0, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]
