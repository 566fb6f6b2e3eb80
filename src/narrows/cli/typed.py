"""Answers that somebody types, and the values that they mean. Imported when a command asks.

A slip is told at once and its question asked again, so that nothing else has to be typed anew.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import TypeVar

import typer

from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.services.plan.part import LONGEST_ID

T = TypeVar("T")

MONDAY = 0
ID = re.compile(r"\w[\w.-]*")


def text_typed(question: str, *, default: str = "") -> str:
    """A text; the default, or nothing, where nothing is typed."""
    return _asked(question, str, default=default)


def list_typed(question: str) -> list[str]:
    """Words with commas between."""
    return [each.strip() for each in text_typed(question).split(",") if each.strip()]


def several_typed(question: str) -> Iterator[str]:
    """One text after the other, until one is empty."""
    while said := text_typed(question):
        yield said


def ids_typed(question: str) -> Iterator[str]:
    """One short id after the other, until one is empty; none of them twice."""
    told: set[str] = set()
    while said := id_typed(question, taken=told):
        told.add(said)
        yield said


def id_typed(question: str, *, taken: Collection[str] = (), is_needed: bool = False) -> str:
    """A short id; nothing where nothing is typed and none is needed."""

    def read(told: str) -> str:
        if not told and not is_needed:
            return told
        if not ID.fullmatch(told) or len(told) > LONGEST_ID or told.casefold().endswith(".json"):
            raise typer.BadParameter("letters, digits, «-», «_» and «.», please, such as 2027-Q1")
        if told in taken:
            raise typer.BadParameter(f"«{told}» is there already; another one, please")
        return told

    return _asked(question, read)


def day_typed(question: str, *, first: date | None = None) -> date | None:
    """A day; `None` where nothing is typed.

    Args:
        question: What is asked.
        first: A Monday is asked for, from this one on, which is meant where nothing is typed.
    """

    def read(told: str) -> date | None:
        if not told:
            return None
        day = _day(told)
        if first is not None and (day.weekday() != MONDAY or day < first):
            raise typer.BadParameter(f"a Monday from {first} on, please")
        return day

    return _asked(question, read, default="" if first is None else str(first))


def monday_typed(question: str) -> date:
    """A Monday, whichever; one is needed."""

    def read(told: str) -> date:
        day = _day(told)
        if day.weekday() != MONDAY:
            raise typer.BadParameter("a Monday, please, such as 2027-01-04")
        return day

    return _asked(question, read)


def one_typed(question: str, known: Collection[str], *, default: str = "") -> str:
    """One of those that there are; nothing where nothing is typed and that is no default."""

    def read(told: str) -> str:
        if told and told not in known:
            raise typer.BadParameter(f"one of {', '.join(known)}, please")
        return told

    return _asked(question, read, default=default)


def zone_typed(question: str) -> str:
    """An IANA zone; nothing where nothing is typed."""

    def read(told: str) -> str:
        try:
            return zone_named(told).key if told else told
        except NarrowsError as refusal:
            raise typer.BadParameter(refusal.message) from refusal

    return _asked(question, read)


def answered(said: Mapping[str, object]) -> Mapping[str, object]:
    """Nothing that was left empty."""
    return {name: value for name, value in said.items() if value not in ("", None, [])}


def _day(told: str) -> date:
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        raise typer.BadParameter("a day, please, such as 2026-10-05") from error


def _asked(question: str, read: Callable[[str], T], *, default: str = "") -> T:
    shown = bool(default)
    answer: T = typer.prompt(
        question,
        default=default,
        show_default=shown,
        value_proc=lambda told: read(str(told).strip()),
    )
    return answer
