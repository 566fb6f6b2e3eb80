"""Whose turn it is to decide on an initiative, and what is refused before anything is decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import refuse_closed
from narrows.services.initiatives.states import history_of, refuse_move, state_of
from narrows.services.plan.metric_checks import choice
from narrows.services.remarks import Remark, kept_words, known_behalf, some_words
from narrows.services.room import Room


@dataclass(frozen=True, slots=True)
class Turn:
    """A decision on an initiative that may be taken.

    Attributes:
        about: The initiative, as sayings name it.
        objective: Whose bet it is.
        initiative: As planned.
        remark: Why, for the owner of the objective.
        seen: Number of the last saying about it; 0 where there is none.
    """

    about: About
    objective: Objective
    initiative: Initiative
    remark: Remark
    seen: int


def initiative_named(plan: Plan, key: str) -> tuple[Objective, Initiative]:
    """An initiative by its objective and id, with that objective.

    Raises:
        NarrowsError: `initiative-unknown`.
    """
    planned = {f"{o.id}/{each.id}": (o, each) for o in plan.objectives for each in o.initiatives}
    if key not in planned:
        raise NarrowsError(
            "initiative-unknown",
            f"There is no initiative «{key}», said as OBJECTIVE/ID; {choice(key, list(planned))}.",
        )
    return planned[key]


def take_turn(room: Room, key: str, *, act: Act, remark: Remark, seen: int | None) -> Turn:
    """Whether an act is possible now, and what of it is kept.

    Args:
        room: Where it is decided.
        key: Of the initiative.
        act: What is done.
        remark: Why. A start needs no words where the hypothesis says it.
        seen: Number of the last saying about it that its author saw; `None` is the newest.

    Raises:
        NarrowsError: `initiative-unknown`, `initiative-move`, `initiative-not-yours`,
            `behalf-unknown`, `cycle-closed`, `words-missing`, `text-too-long`.
    """
    about = About(Kind.INITIATIVE, key)
    told = room.repository.sayings(about)
    # First: what was swapped is in no plan any more, and is not unknown for that.
    refuse_move(key, act, state=state_of(key, told))
    objective, initiative = initiative_named(room.plan, key)
    refuse_closed(objective.cycle, room.repository.sayings(About(Kind.CYCLE, objective.cycle)))
    needs_words = act is not Act.START or not initiative.hypotheses
    words = some_words(remark.words) if needs_words else kept_words(remark.words)
    last = max((each.number for each in told), default=0)
    return Turn(
        about,
        objective,
        initiative,
        remark=replace(remark, words=words, behalf=owners_behalf(room, objective, remark=remark)),
        seen=last if seen is None else seen,
    )


def owners_behalf(room: Room, objective: Objective, *, remark: Remark) -> str:
    """The owner of an objective, who alone decides on its bets.

    Raises:
        NarrowsError: `behalf-unknown`, `initiative-not-yours`.
    """
    if known_behalf(room.plan, remark.behalf) not in {None, objective.owner}:
        raise NarrowsError(
            "initiative-not-yours",
            f"The bets of «{objective.id}» are for {objective.owner} to decide on, not for "
            f"{remark.behalf}; comment or ask with `narrows talk` instead.",
        )
    return objective.owner


def said_already(room: Room, key: str, *, act: Act, remark: Remark) -> Saying | None:
    """The last thing done with an initiative, where it is just what is asked for again.

    A request that is sent twice finds it done; it must not be refused for that.
    """
    told = history_of(key, room.repository.sayings(About(Kind.INITIATIVE, key)))
    last = told[-1] if told else None
    is_same = last is not None and (last.act, last.words) == (act, kept_words(remark.words))
    return last if is_same else None


def used_ids(plan: Plan, sayings: Iterable[Saying], *, objective: str) -> Sequence[str]:
    """The ids that initiatives of an objective have or once had."""
    found = plan.objective(objective)
    planned = [each.id for each in found.initiatives] if found else []
    keys = [each.about.key for each in sayings if each.about.kind is Kind.INITIATIVE]
    past = [key.partition("/")[2] for key in keys if key.startswith(f"{objective}/")]
    return list(dict.fromkeys([*planned, *past]))
