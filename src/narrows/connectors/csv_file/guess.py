"""Guesses which column is which, from names and from the values of a sample."""

import re
from collections.abc import Callable, Mapping, Sequence

from narrows.connectors.csv_file import dates
from narrows.connectors.csv_file.dialect import Dialect
from narrows.connectors.csv_file.names import INTERVAL, MOVE, NAMES, TIMES, is_person, plain

ENOUGH_RATIO = 0.5


class Guess:
    """Guesses over one sample; a column is taken once."""

    def __init__(self, dialect: Dialect, taken: set[str]) -> None:
        self.taken = taken
        self._dialect = dialect
        self._plain = {name: plain(name) for name in dialect.header}
        self._is_changelog = bool({"field", "fieldname"} & set(self._plain.values()))

    def column(self, name: str) -> str | None:
        """The file's column for our name, by its name, else where only one has such values."""
        found = self.by_name(name)
        if found or name not in MOVE:
            return found[0] if found else None
        suits = _BY_VALUES[name]
        others = [
            column
            for column in self._dialect.header
            if self._is_free(column) and suits(self._values(column))
        ]
        return others[0] if len(others) == 1 else None

    def rival(self, name: str, column: str) -> str | None:
        """Another column that could be meant, with other values than the chosen one."""
        if name not in (*MOVE, *INTERVAL):
            return None
        values = self._values(column)
        for other in self.by_name(name):
            if other != column and self._values(other) != values:
                return other
        return None

    def by_name(self, name: str) -> list[str]:
        """Free columns whose name and values suit our name, the best first."""
        found = []
        for one in NAMES[name]:
            if self._is_changelog and name == "status" and one in ("to", "newvalue"):
                continue  # rows of all fields, so that «to» holds assignees too
            found += [column for column in self._dialect.header if self._plain[column] == one]
        suiting = [
            column for column in found if self._is_free(column) and self._suits(name, column)
        ]
        return sorted(suiting, key=self._is_sparse)

    def _is_free(self, column: str) -> bool:
        return column not in self.taken and not is_person(column) and not column.startswith("@@")

    def _suits(self, name: str, column: str) -> bool:
        values = self._values(column)
        if not self._dialect.rows:
            return True
        told = [value for value in values if value]
        if name in TIMES:
            return dates.has_times(values)
        formats = dates.detect(told[:100])
        is_time = bool(formats) and not dates.is_epoch(formats)
        return bool(told) and not is_time

    def _is_sparse(self, column: str) -> bool:
        """Whether most rows leave it empty: picked only where no other is named as well."""
        values = self._values(column)
        return sum(value != "" for value in values) < ENOUGH_RATIO * len(values)

    def _values(self, column: str) -> list[str]:
        at = self._dialect.header.index(column)
        return [row[at].strip() for row in self._dialect.rows]


def _are_keys(values: Sequence[str]) -> bool:
    keys = sum(re.fullmatch(r"[A-Za-z][\w ]*[-_#]\d+", value) is not None for value in values)
    return bool(values) and keys >= 0.9 * len(values)


def _are_statuses(values: Sequence[str]) -> bool:
    words = [value for value in values if re.search(r"[A-Za-z]", value)]
    few = min(40, len(values) / 3)
    return bool(values) and len(words) >= 0.9 * len(values) and 1 < len(set(words)) <= few


def are_times(values: Sequence[str]) -> bool:
    """Whether values are time stamps that look like some, unlike bare numbers."""
    formats = dates.detect(values)
    return bool(formats) and not dates.is_epoch(formats)


_BY_VALUES: Mapping[str, Callable[[Sequence[str]], bool]] = {
    "item": _are_keys,
    "status": lambda values: _are_statuses(values) and not _are_keys(values),
    "moved_at": are_times,
}
