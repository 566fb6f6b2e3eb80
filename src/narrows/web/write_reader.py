"""Reads the fields of a form, and keeps what is wrong of them."""

from dataclasses import dataclass, field
from typing import cast

from narrows.analytics.amounts import amount_of
from narrows.services.writing.fitting import Given
from narrows.web.write_fields import Fields, row_of, rows_of

LONGEST_NUMBER = 4
"""Of weeks. [digits]"""


@dataclass(frozen=True, slots=True)
class FieldReader:
    """Reads fields, and keeps what is wrong of them.

    Attributes:
        told: Name of a field → what stands in it.
        known: The objective that they change, as it is; empty for a new one.
        unread: Name of a field → what is wrong of it.
    """

    told: Fields
    known: Given
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

    def number(self, name: str) -> float | None:
        """A number as people write it: «37», «37 %», «−2,5», «1,200»."""
        told = self.told.get(name, "").strip()
        amount = amount_of(told) if told else None
        if told and amount is None:
            self.unread[name] = f"«{told}» is no number; write such as 37 or −2.5."
        return None if amount is None else float(amount.value)

    def whole(self, name: str) -> int | None:
        """A number of weeks."""
        told = self.told.get(name, "").strip()
        if not told:
            return None
        if told.isascii() and told.isdecimal() and len(told) <= LONGEST_NUMBER:
            return int(told)
        self.unread[name] = f"«{told}» is no number of weeks; write such as 6."
        return None
