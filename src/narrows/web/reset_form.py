"""What forms say of a reset: how it begins, and which objective is new."""

from datetime import date

from narrows.domain.amounts import so_many
from narrows.domain.day_words import day_text
from narrows.domain.okr import ORGANISATION, Cycle, Objective
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.imports.slugs import slug_of
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.resetting import Addition
from narrows.services.reset.states import reset_under_way
from narrows.services.room import Room
from narrows.services.strategy.adopting import QUESTIONS, AdoptionAnswers
from narrows.web.sent_form import FieldError, Told

MOST_WEEKS = 53


def addition_told(room: Room, told: Told) -> Addition:
    """The objective that a form adds to the new cycle, and what is removed for it.

    Raises:
        FieldError: A field is empty, or the owner is nobody here.
        NarrowsError: `reset-not-begun`.
    """
    text, removes = told.get("text", "").strip(), told.get("removes", "")
    if not text:
        raise FieldError("text", "Say what shall be true at the end of the cycle.")
    if not removes.strip():
        raise FieldError("removes", "Say what ends, or is no longer done: it makes room.")
    owner = told.get("owner", "")
    if owner not in {ORGANISATION, *(each.id for each in room.plan.streams)}:
        raise FieldError("owner", "Choose whose it is.")
    taken = {each.id for each in room.plan.objectives}
    cycle = reset_under_way(room.plan, room.repository.sayings()).into.id
    id_, why = slug_of(text, taken=taken, usual="objective"), told.get("why", "").strip()
    return Addition(Objective(id_, cycle=cycle, owner=owner, text=text, why=why or None), removes)


def beginning_told(room: Room, told: Told) -> Beginning:
    """What a form says of a reset's beginning.

    Raises:
        FieldError: A field is empty or cannot be read, or names a cycle that is there already.
    """
    cycle, weeks = (told.get(name, "").strip() for name in ("cycle", "weeks"))
    answers = {name: told.get(name, "").strip() for name in QUESTIONS}
    first, n_weeks = told.get("start", "").strip(), _weeks(weeks)
    wrong: dict[str, str] = {}
    if not cycle:
        wrong["cycle"] = "Give the new cycle a short name, such as 2027-Q1."
    if first and _day(first) is None:
        wrong["start"] = f"«{first}» is no day; write it as 2027-01-04."
    if weeks and not n_weeks:
        wrong["weeks"] = f"«{weeks}» is no number of weeks; write such as 13."
    if known := room.plan.cycle(cycle):
        wrong |= _taken(room, known, start=_day(first), weeks=n_weeks)
    for name, words in answers.items():
        if not words:
            wrong[name] = "Answer it again; the same words are an answer too."
    for name, message in wrong.items():
        raise FieldError(name, message, every=wrong)
    return Beginning(
        cycle,
        AdoptionAnswers(answers["problem"], answers["observable"], answers["ends"]),
        start=_day(first),
        weeks=n_weeks or None,
        after=told.get("after") or None,
    )


def _taken(room: Room, known: Cycle, *, start: date | None, weeks: int) -> dict[str, str]:
    """What is wrong of the name of a cycle that is there: only a draft with its days is begun."""
    if state_of(known.id, room.repository.sayings()) is not CycleState.DRAFT:
        return {
            "cycle": f"There is a cycle «{known.id}» already; give the new one another name, such "
            "as 2027-Q1."
        }
    if start in {None, known.start} and weeks in {0, known.weeks}:
        return {}
    return {
        "cycle": f"«{known.id}» is in the plan already, {so_many(known.weeks, 'week')} from "
        f"{day_text(known.start)}; leave day and weeks empty, or give the new cycle another name."
    }


def _weeks(told: str) -> int:
    """0 where it is no number of weeks that a cycle may have."""
    n_weeks = int(told) if told.isascii() and told.isdecimal() and len(told) < 4 else 0
    return n_weeks if n_weeks <= MOST_WEEKS else 0


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
