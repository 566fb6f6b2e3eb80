"""Where a proposed ripple may go."""

from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import some_words
from narrows.services.ripples.waves import EFFECTS, felt_by

LONGEST_PARTY = 200
"""It is part of a ripple's name. [characters]"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A ripple as its maker words it.

    Attributes:
        objective: Id of the objective that makes the wave.
        effect: helps, hinders or needs.
        to: Id of an objective or stream, `organisation`, or an outside party in words.
        text: What is felt.
        strength: In words; may be empty.
        is_outside: Whether `to` may be somebody outside, so that a slip of the pen is none.
    """

    objective: str
    effect: str
    to: str
    text: str
    strength: str = ""
    is_outside: bool = False


def refuse_targets(plan: Plan, objective: Objective, *, proposal: Proposal) -> None:
    """Refuse a ripple that leads nowhere.

    Raises:
        NarrowsError: `ripple-effect-unknown`, `ripple-to-itself`, `ripple-across-cycles`,
            `ripple-to-unknown`.
    """
    refuse_effect(proposal.effect)
    if proposal.to == objective.id:
        raise NarrowsError(
            "ripple-to-itself",
            f"«{objective.id}» cannot send a ripple to itself; name another objective, a stream, "
            "or somebody outside.",
        )
    target = plan.objective(proposal.to)
    if target is not None and target.cycle != objective.cycle:
        raise NarrowsError(
            "ripple-across-cycles",
            f"«{target.id}» is of cycle {target.cycle} and «{objective.id}» of {objective.cycle}; "
            "name an objective of the same cycle, or its stream.",
        )
    if not proposal.is_outside:
        hint = " If somebody outside is meant, say so with --outside."
        refuse_nowhere(plan, proposal.to, cycle=objective.cycle, hint=hint)


def party_named(words: str) -> str:
    """Somebody outside, as ripples name them: short, and in one line.

    Raises:
        NarrowsError: `words-missing`, `ripple-party-too-long`.
    """
    party = " ".join(some_words(words).split())
    if len(party) > LONGEST_PARTY:
        raise NarrowsError(
            "ripple-party-too-long",
            f"Somebody outside is named in {LONGEST_PARTY} characters at most, and this takes "
            f"{len(party):,}; say the rest in what is felt.",
        )
    return party


def refuse_effect(effect: str) -> None:
    """Refuse what no ripple does.

    Raises:
        NarrowsError: `ripple-effect-unknown`.
    """
    if effect not in EFFECTS:
        raise NarrowsError(
            "ripple-effect-unknown",
            f"A ripple helps, hinders or needs; «{effect}» is none of them.",
        )


def refuse_nowhere(plan: Plan, to: str, *, cycle: str | None, hint: str = "") -> None:
    """Refuse a name of something that is not there to feel a ripple.

    Args:
        plan: What there is.
        to: The name.
        cycle: Of which objectives may be meant; `None` is any.
        hint: What else may have been meant, for the message.

    Raises:
        NarrowsError: `ripple-to-unknown`.
    """
    if felt_by(plan, to) is None:
        known = [
            *(each.id for each in plan.objectives if cycle in {None, each.cycle}),
            *(each.id for each in plan.streams),
            ORGANISATION,
        ]
        raise NarrowsError(
            "ripple-to-unknown",
            f"There is no objective or stream «{to}»; {choice(to, known)}.{hint}",
        )
