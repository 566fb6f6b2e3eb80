"""Rows of a workshop's form, and the values that are written in them."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from textwrap import shorten

from narrows.domain.plan import Plan
from narrows.services.plan.part import LONGEST_WORDS
from narrows.web.sent_form import FieldError
from narrows.web.typed_number import no_number, number_typed

Told = Mapping[str, str]

MOST_ROWS = 100
MOST_QUOTED = 60
"""Of what a plan says, beside a field. [characters]"""
CHOSEN = ("customer", "pilot")
"""Fields that may stand chosen in a row in which nobody wrote."""


def rows_with(told: Told, needed: str) -> Iterator[tuple[int, Told]]:
    """The rows in which a field is written, in order.

    Raises:
        FieldError: Something else is written in a new row, and would be lost.
    """
    for n in range(MOST_ROWS):
        row = row_of(told, n)
        if row.get(needed):
            yield n, row
        # A row that is in the plan already is taken out by emptying its field.
        elif not row.get("id") and (lost := _words(row)):
            raise FieldError(
                f"{n}-{needed}", f"Answer this as well, or empty its row: «{lost}» would be lost."
            )


def refuse_emptied(told: Told, name: str, *, before: str | None, do: str) -> None:
    """Refuse an emptied field of what the plan says: it would stay, and be called saved.

    Args:
        told: The fields.
        name: Of the one.
        before: What the plan says.
        do: What to write instead, without its end.

    Raises:
        FieldError: It was emptied.
    """
    if before and not told.get(name):
        said = shorten(before, MOST_QUOTED, placeholder=" …")
        raise FieldError(name, f"{do}; the plan says «{said}», and an empty field keeps that.")


def refuse_served(told: Told, plan: Plan, *, kept: Collection[str]) -> None:
    """Refuse an emptied waypoint that an objective of any cycle leads to, and that all are.

    Raises:
        FieldError: One does, or none is kept.
    """
    if plan.strategy and plan.strategy.waypoints and not kept:
        raise FieldError("0-text", "Keep one waypoint at least, or write another in its place.")
    for n in range(MOST_ROWS):
        id_ = told.get(f"{n}-id", "")
        serving = next((each.text for each in plan.objectives if each.waypoint == id_), None)
        if id_ and id_ not in kept and serving is not None:
            said = shorten(serving, MOST_QUOTED, placeholder=" …")
            raise FieldError(
                f"{n}-text", f"«{said}» leads there: change its words, or let it stand."
            )


def refuse_long(told: Told) -> None:
    """Refuse what is longer than a plan keeps.

    Raises:
        FieldError: One field is.
    """
    for name, value in told.items():
        if len(value) > LONGEST_WORDS:
            raise FieldError(
                name,
                f"This holds {len(value):,} characters, and {LONGEST_WORDS:,} are kept; shorten "
                "it.",
            )


def _words(row: Told) -> str:
    """The first words that are typed in a row."""
    return next((said for name, said in row.items() if said and name not in CHOSEN), "")


def row_of(told: Told, n: int) -> Told:
    """What is written in one row, by the names of its fields."""
    begin = f"{n}-"
    return {name.removeprefix(begin): v for name, v in told.items() if name.startswith(begin)}


def ids_in(told: Told, found: Mapping[str, object]) -> set[str]:
    """Ids that are there already, or that a row brought with it."""
    return {*found, *(value for name, value in told.items() if name.endswith("-id"))}


def listed(told: str) -> list[str]:
    """Words with commas between."""
    return [each.strip() for each in told.split(",") if each.strip()]


def day_of(told: str, name: str) -> date:
    """A day that is written in a field.

    Raises:
        FieldError: It is none.
    """
    try:
        return date.fromisoformat(told)
    except ValueError as error:
        wrong = f"«{told}» is no day; write such as" if told else "Give a day, such as"
        raise FieldError(name, f"{wrong} 2027-01-04.") from error


def number_of(told: str, name: str, *, unit: str) -> float:
    """A number that is written in a field, in the unit of its metric.

    Raises:
        FieldError: It is none.
    """
    number = number_typed(told, unit)
    if number is None:
        raise FieldError(name, no_number(told, unit, example="29 or 2.5"))
    return number


def answered(said: Mapping[str, object]) -> Mapping[str, object]:
    """Nothing that was left empty."""
    return {name: value for name, value in said.items() if value not in ("", None, [])}
