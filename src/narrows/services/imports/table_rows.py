"""Rows of a table by what their columns say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from narrows.analytics.aims import Aim, aim_of
from narrows.analytics.amounts import Amount, amount_of
from narrows.services.imports.drafting import Drafting
from narrows.services.imports.table_columns import Column

NO_UNITS = (
    "number", "numeric", "boolean", "binary", "milestone", "default progress", "custom", "increase",
    "decrease", "completion", "standard",
)  # fmt: skip
"""What tools write for how they count, which is no unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        line: Where it begins, from 1.
        cells: What each column says, of those that say something; the first where two say it.
        all: Every cell of a column, in order, where several say the same (key results 1 to 3).
    """

    line: int
    cells: Mapping[Column, str]
    all: tuple[tuple[Column, str], ...]

    def __getitem__(self, column: Column) -> str:
        """The words of a column, empty where there are none."""
        return self.cells.get(column, "")


def row_of(cells: Sequence[str], line: int, *, columns: Mapping[int, Column]) -> Row:
    """A row, by what its columns say."""
    said = [
        (columns[at], " ".join(each.split()))
        for at, each in enumerate(cells)
        if at in columns and each.strip()
    ]
    by_column: dict[Column, str] = {}
    for column, words in said:
        by_column.setdefault(column, words)
    return Row(line, by_column, tuple(said))


def aim_in(row: Row, words: str, *, drafting: Drafting) -> Aim:
    """What the columns say of metric and numbers, and where they say nothing, the words."""
    aim = aim_of(words)
    numbers: dict[Column, Amount] = {}
    for column in (Column.BASELINE, Column.TARGET, Column.LOW, Column.HIGH):
        amount = amount_of(row[column]) if row[column] else None
        if amount is not None:
            numbers[column] = amount
        elif row[column]:
            drafting.fault(f"«{row[column]}» is no number for the {column.value}.", row.line)
    value = {column: each.value for column, each in numbers.items()}
    has_numbers = Column.TARGET in value or Column.LOW in value or Column.HIGH in value
    if has_numbers:
        aim = replace(aim, baseline=None, target=None, low=None, high=None, is_falling=None)
    start, end = value.get(Column.BASELINE, aim.baseline), value.get(Column.TARGET, aim.target)
    unit = row[Column.UNIT] if row[Column.UNIT].casefold() not in NO_UNITS else ""
    told = next((each.unit for each in numbers.values() if each.unit), None)
    return replace(
        aim,
        metric=row[Column.METRIC] or aim.metric,
        unit=_UNITS.get(unit.casefold(), unit) or told or (None if has_numbers else aim.unit),
        baseline=start,
        target=end,
        low=value.get(Column.LOW, aim.low),
        high=value.get(Column.HIGH, aim.high),
        is_falling=aim.is_falling if start is None or end in (None, start) else end < start,
    )


_UNITS = {
    "%": "percent",
    "percentage": "percent",
    "custom percent": "percent",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "dollar": "USD",
    "euro": "EUR",
    "currency": "money",
}
