"""Reads the fields of a form, and keeps what is wrong of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from narrows.services.writing.fitting import Given
from narrows.web.typed_number import no_number, number_typed
from narrows.web.write_fields import KEY_RESULTS, NEW_METRIC, Fields, row_of, rows_of

LONGEST_NUMBER = 4
"""Of weeks. [digits]"""


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads fields, and keeps what is wrong of them.

    Attributes:
        told: Name of a field → what stands in it.
        known: The objective that they change, as it is; empty for a new one.
        units: Id of each metric that is there → its unit.
        unread: Name of a field → what is wrong of it.
    """

    told: Fields
    known: Given
    units: Mapping[str, str]
    unread: dict[str, str] = field(default_factory=dict)

    def rows(self, kind: str) -> tuple[str, ...]:
        """Those that say something and were not taken out."""
        return tuple(row for row in rows_of(self.told, kind) if self._says(kind, row))

    def _says(self, kind: str, row: str) -> bool:
        fields = row_of(self.told, kind, row=row)
        return not fields.get("gone") and any(fields.values())

    def before(self, kind: str, id_: str) -> Given:
        """The part of an id as it was; empty where there was none."""
        parts = cast("list[Given]", self.known.get(kind, []))
        return next((each for each in parts if id_ and each.get("id") == id_), {})

    def number(self, name: str, unit: str) -> float | None:
        """A number as people write it, in the unit of its metric: «37», «70 %», «−2,5», «1,200»."""
        told = self.told.get(name, "").strip()
        number = number_typed(told, unit) if told else None
        if told and number is None:
            self.unread[name] = no_number(told, unit)
        return number

    def unit(self, row: str) -> str:
        """Of the metric that a row's key result measures; empty where none is chosen."""
        fields = row_of(self.told, KEY_RESULTS, row=row)
        metric = fields.get("metric", "")
        return fields.get("new_unit", "") if metric == NEW_METRIC else self.units.get(metric, "")

    def whole(self, name: str) -> int | None:
        """A number of weeks."""
        told = self.told.get(name, "").strip()
        if not told:
            return None
        if told.isascii() and told.isdecimal() and len(told) <= LONGEST_NUMBER:
            return int(told)
        self.unread[name] = f"«{told}» is no number of weeks; write such as 6."
        return None
