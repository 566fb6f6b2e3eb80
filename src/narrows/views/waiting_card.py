"""One thing that waits for an answer, in words: who asked whom, about what, since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.calendar import day_of
from narrows.domain.plan import Plan
from narrows.services.ripples.inbox import Waiting, WaitingKind
from narrows.services.ripples.waves import Wave
from narrows.services.talk.talked_of import STRATEGY
from narrows.views.key_result_words import title
from narrows.views.ripple_cards import owner_name, place_of


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence.

    Attributes:
        text: What it says.
        address: Of the page that it leads to; empty leads nowhere.
    """

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class WaitingCard:
    """One thing that waits.

    Attributes:
        kind: What sort of answer is waited for.
        key: What it is about, to answer it by.
        number: Of a question or request, to answer it by.
        about: The same in words that lead there.
        waits_for: Who is to answer: a stream or `organisation`.
        answers: The same for people.
        asked_by: For whom it was asked, for people; empty is not said.
        words: What was asked; may be empty.
        felt: How a ripple reads; empty for others.
        since: When it was asked; `None` where a plan file or the measurements did. [UTC]
        waited_days: How long it waits: since it was asked, or, of a ripple that a plan file
            brought, since its cycle began. [days or None]
        objectives: Ids and words of those that a request could become a bet of.
    """

    kind: WaitingKind
    key: str
    number: int | None
    about: tuple[Piece, ...]
    waits_for: str
    answers: str
    asked_by: str
    words: str
    felt: str
    since: datetime | None
    waited_days: int | None
    objectives: tuple[tuple[str, str], ...]


def waiting_card(
    waiting: Waiting, plan: Plan, *, made: Mapping[str, Wave], today: date
) -> WaitingCard:
    """One thing that waits, in words that a plan has for it.

    Args:
        waiting: What.
        plan: Knows the names.
        made: Its ripples, by their names.
        today: In the organisation's zone.
    """
    since = waiting.since
    is_request = waiting.kind is WaitingKind.REQUEST
    is_ripple = waiting.kind is WaitingKind.RIPPLE
    return WaitingCard(
        kind=waiting.kind,
        key=waiting.about,
        number=waiting.number,
        about=_about(waiting, plan, made=made),
        waits_for=waiting.waits_for,
        answers=owner_name(waiting.waits_for, plan),
        asked_by=owner_name(waiting.asked_by, plan) if waiting.asked_by else "",
        words=waiting.words,
        felt=(made[waiting.about].ripple.text or "") if is_ripple else "",
        since=since,
        waited_days=_days(waiting, plan, made=made, today=today),
        objectives=_objectives(plan, waiting.waits_for, today=today) if is_request else (),
    )


def _days(waiting: Waiting, plan: Plan, *, made: Mapping[str, Wave], today: date) -> int | None:
    if waiting.since is not None:
        return (today - day_of(waiting.since, plan.zone)).days
    if waiting.kind is not WaitingKind.RIPPLE:
        return None
    # As the linter counts it: nobody was asked before the cycle began.
    cycle = plan.cycle(made[waiting.about].objective.cycle)
    return (today - cycle.start).days if cycle and cycle.start <= today else None


def _about(waiting: Waiting, plan: Plan, *, made: Mapping[str, Wave]) -> tuple[Piece, ...]:
    if waiting.kind is WaitingKind.RIPPLE:
        wave = made[waiting.about]
        source, felt = place_of(wave.objective.id, plan), place_of(wave.ripple.to, plan)
        return (Piece(*source), Piece(wave.ripple.effect), Piece(*felt))
    if waiting.kind is not WaitingKind.QUESTION:
        return ()
    if waiting.about == STRATEGY:
        return (Piece("The strategy"),)
    id_, _, part = waiting.about.partition("/")
    objective = plan.objective(id_)
    if objective is None:
        return (Piece(*place_of(id_, plan)),)
    named = {each.id: title(each, plan, owner=objective.owner) for each in objective.key_results}
    about = Piece(objective.text, f"/objectives/{id_}")
    return (about, Piece(named.get(part, part))) if part else (about,)


def _objectives(plan: Plan, stream: str, *, today: date) -> tuple[tuple[str, str], ...]:
    cycle = plan.cycle_at(today)
    own = plan.objectives_of(stream, cycle=cycle.id) if cycle else ()
    return tuple((each.id, each.text) for each in own)
