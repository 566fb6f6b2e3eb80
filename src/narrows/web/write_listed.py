"""The rows of the form of an objective, as its page lists and numbers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from narrows.services.writing.fitting import Given
from narrows.web.write_fields import INITIATIVES, KEY_RESULTS, Fields, row_of, rows_of
from narrows.web.write_given import Written


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a form, for its template.

    Attributes:
        key_results: In order.
        initiatives: In order.
        fields: Row, as `key_results/0`, → its fields by the ends of their names.
        ids: The same → the id under which something is said of it.
        nth: The same → its number among those of its kind that are not taken out.
    """

    key_results: tuple[str, ...]
    initiatives: tuple[str, ...]
    fields: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    nth: Mapping[str, int] = field(default_factory=dict)


def rows_shown(told: Fields, written: Written) -> Rows:
    """The rows of a form: its fields, and what they say."""
    results, bets = rows_of(told, KEY_RESULTS), rows_of(told, INITIATIVES)
    # A bet that somebody decided on comes back as its id alone.
    bets_told = cast("list[Given]", written.given.get(INITIATIVES, []))
    known = {f"{each['id']}": f"{each.get('text', '')}" for each in bets_told}
    return Rows(
        key_results=tuple(results),
        initiatives=tuple(bets),
        fields={f"{KEY_RESULTS}/{row}": row_of(told, KEY_RESULTS, row=row) for row in results}
        | {f"{INITIATIVES}/{row}": _bet_in(told, row, known=known) for row in bets},
        ids=written.ids,
        nth={
            **_numbered(told, KEY_RESULTS, rows=results),
            **_numbered(told, INITIATIVES, rows=bets),
        },
    )


def _numbered(told: Fields, kind: str, *, rows: Sequence[str]) -> Mapping[str, int]:
    """Row → its number; one that was taken out has that of the next, and is called by no number."""
    numbers, n = {}, 1
    for row in rows:
        numbers[f"{kind}/{row}"] = n
        n += not told.get(f"{kind}/{row}/gone")
    return numbers


def _bet_in(told: Fields, row: str, *, known: Mapping[str, str]) -> Mapping[str, str]:
    fields = row_of(told, INITIATIVES, row=row)
    return {"text": known.get(fields.get("id", ""), ""), **fields}
