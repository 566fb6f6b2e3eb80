"""What forms say of a reset: how it begins, and which objective is new."""

from datetime import date

from narrows.domain.okr import ORGANISATION, Objective
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


def beginning_told(told: Told) -> Beginning:
    """What a form says of a reset's beginning.

    Raises:
        FieldError: A field is empty or cannot be read.
    """
    cycle = told.get("cycle", "").strip()
    if not cycle:
        raise FieldError("cycle", "Give the new cycle a short name, such as 2027-Q1.")
    answers = {name: told.get(name, "").strip() for name in QUESTIONS}
    for name, words in answers.items():
        if not words:
            raise FieldError(name, "Answer it again; the same words are an answer too.")
    weeks = told.get("weeks", "").strip()
    n_weeks = int(weeks) if weeks.isascii() and weeks.isdecimal() and len(weeks) < 4 else 0
    if weeks and not 1 <= n_weeks <= MOST_WEEKS:
        raise FieldError("weeks", f"«{weeks}» is no number of weeks; write such as 13.")
    return Beginning(
        cycle,
        AdoptionAnswers(answers["problem"], answers["observable"], answers["ends"]),
        start=_day(told.get("start", "").strip()),
        weeks=n_weeks or None,
        after=told.get("after") or None,
    )


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise FieldError("start", f"«{told}» is no day; write it as 2027-01-04.") from None
