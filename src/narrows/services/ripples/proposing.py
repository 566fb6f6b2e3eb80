"""The side that makes the wave: it proposes a ripple, in words it can change, and withdraws it."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Objective, Ripple
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.plan.editing import checked, with_objective
from narrows.services.remarks import Remark, kept_words, refuse_otherwise, some_words
from narrows.services.ripples.outside import take_back
from narrows.services.ripples.outside_links import noted
from narrows.services.ripples.states import RIPPLE_ACTS, RippleState, last_said, state_of, told_in
from narrows.services.ripples.targets import Proposal, party_named, refuse_targets
from narrows.services.ripples.waves import Wave, felt_by, wave_named, waves
from narrows.services.room import Room, spoken


def propose(room: Room, proposal: Proposal, *, remark: Remark) -> Saying:
    """Put a ripple into the plan and ask the other side for an answer.

    Proposing it again in other words, with another message, or after it was declined, asks again.

    Returns:
        The proposal; the one that stands where it was made in the same words already.

    Raises:
        NarrowsError: `objective-unknown`, `ripple-not-yours`, `ripple-effect-unknown`,
            `ripple-to-unknown`, `ripple-to-itself`, `ripple-party-too-long`, `words-missing`,
            `ripple-across-cycles`, `cycle-closed`, `behalf-unknown`, `text-too-long`,
            `saying-stale`, `plan-stale`.
    """
    objective = objective_named(room.plan, proposal.objective)
    _refuse_others(objective, remark)
    is_inside = felt_by(room.plan, proposal.to) is not None
    if proposal.is_outside and not is_inside:
        proposal = replace(proposal, to=party_named(proposal.to))
    refuse_targets(room.plan, objective, proposal=proposal)
    told = room.repository.sayings()
    refuse_closed(objective.cycle, told)
    text, strength = some_words(proposal.text), kept_words(proposal.strength)
    wave = Wave(
        objective,
        Ripple(proposal.to, proposal.effect, text=text, strength=strength or None),
    )
    standing = _standing(room.plan, wave, told=told, words=kept_words(remark.words))
    if standing is not None:
        return standing
    kept = [
        wave.ripple if Wave(objective, each).key == wave.key else each for each in objective.ripples
    ]
    ripples = kept if wave.ripple in kept else [*kept, wave.ripple]
    return _decided(room, wave, act=Act.PROPOSE, remark=remark, ripples=ripples)


def withdraw(room: Room, key: str, *, remark: Remark) -> Saying:
    """Take a ripple out of the plan, whatever the other side answered, or one from outside back.

    Returns:
        The withdrawal; the last one where it was withdrawn already.

    Raises:
        NarrowsError: `ripple-unknown`, `ripple-not-yours`, `cycle-closed`, `said-otherwise`,
            `behalf-unknown`, `text-too-long`, `saying-stale`, `plan-stale`.
    """
    told = room.repository.sayings()
    if key not in [each.key for each in waves(room.plan)]:
        last = last_act(told, About(Kind.RIPPLE, key), among=RIPPLE_ACTS)
        if last is not None and last.act is Act.WITHDRAW:
            refuse_otherwise(last, remark, what=f"«{key}» is withdrawn")
            return last
        standing = noted(told, key)
        if standing is not None:
            return take_back(room, standing, remark=remark)
    wave = wave_named(room.plan, key)
    _refuse_others(wave.objective, remark)
    refuse_closed(wave.objective.cycle, told)
    left = [each for each in wave.objective.ripples if Wave(wave.objective, each).key != key]
    return _decided(room, wave, act=Act.WITHDRAW, remark=remark, ripples=left)


def _standing(plan: Plan, wave: Wave, *, told: Sequence[Saying], words: str) -> Saying | None:
    """The proposal that says the same already and was not declined; `None` where there is none."""
    if wave.ripple not in wave.objective.ripples:
        return None
    said = last_act(told, wave.about, among=(Act.PROPOSE, Act.WITHDRAW))
    if said is None or (said.act, said.details) != (Act.PROPOSE, told_in(wave)):
        return None
    is_declined = state_of(plan, wave, sayings=told) is RippleState.DECLINED
    return None if is_declined or words not in {"", said.words} else said


def _decided(
    room: Room, wave: Wave, *, act: Act, remark: Remark, ripples: Sequence[Ripple]
) -> Saying:
    saying = spoken(
        room,
        wave.about,
        act=act,
        remark=replace(remark, behalf=wave.objective.owner),
        details=told_in(wave),
    )
    edited = None
    if tuple(ripples) != wave.objective.ripples:
        objective = replace(wave.objective, ripples=tuple(ripples))
        edited = checked(with_objective(room.plan, objective), before=room.plan)
    last = last_said(room.repository.sayings(wave.about), wave)
    decision = Decision(
        (saying,), seen=last.number if last else 0, plan=edited, revision=room.revision
    )
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _refuse_others(objective: Objective, remark: Remark) -> None:
    if remark.behalf not in {None, objective.owner}:
        raise NarrowsError(
            "ripple-not-yours",
            f"«{objective.id}» is {objective.owner}'s, and so are its ripples, not "
            f"{remark.behalf}'s; ask them with `narrows talk ask {objective.id}`.",
        )
