"""Files of observations: a table of metric, value and at, each bad row a fault."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TextIO

from narrows.connectors.csv_file.encoding import CODECS, survey
from narrows.domain.errors import NarrowsError
from narrows.domain.observed import Observation
from narrows.domain.plan import Plan
from narrows.domain.reading import Reader
from narrows.domain.streams import Source
from narrows.domain.work import Fault
from narrows.services.results.observing import Told, observation_of

COLUMNS = ("metric", "value", "at")
DELIMITERS = ",;\t|"


def read_observations(
    reader: Reader, path: str, *, plan: Plan, now: datetime
) -> tuple[list[Observation], list[Fault]]:
    """Read a file of observations.

    Where two rows say something of one metric and moment, the later row counts.

    Args:
        reader: The way to the file.
        path: Of the file.
        plan: Knows the metrics and the zone.
        now: The clock. [UTC]

    Returns:
        The observations, no two of one metric and moment, and the rows that could not be used.

    Raises:
        NarrowsError: `observation-columns`, `observations-unusable`, `file-not-text`, or what the
            reader refuses.
    """
    with reader.open(path) as file:
        _, encoding, _ = survey(file, Source(id=path, connector="csv_file", path=path))
    with (
        reader.open(path) as file,
        io.TextIOWrapper(file, CODECS[encoding], "replace", newline="") as text,
    ):
        found, faults = _usable(_rows(text, path), plan, now=now)
    if faults and not found:
        first = min(faults)
        raise NarrowsError(
            "observations-unusable",
            f"No row of «{path}» can be used, so nothing was recorded; mend them. Row {first}: "
            f"{faults[first]}",
        )
    return found, [Fault(path, why, row) for row, why in sorted(faults.items())]


def _usable(
    rows: Iterable[tuple[int, Told | str]], plan: Plan, *, now: datetime
) -> tuple[list[Observation], dict[int, str]]:
    """The observations, and why rows were left out."""
    found: dict[tuple[str, datetime], tuple[int, Observation]] = {}
    faults: dict[int, str] = {}
    for row, told in rows:
        if isinstance(told, str):
            faults[row] = told
            continue
        try:
            one = observation_of(told, plan, now=now)
        except NarrowsError as refusal:
            faults[row] = refusal.message
            continue
        before, earlier = found.pop((one.metric, one.at), (0, one))
        if earlier.value != one.value:
            faults[before] = f"row {row} says {one.value:g} of the same moment, and counts"
        found[one.metric, one.at] = row, one
    return [one for _, one in found.values()], faults


def _rows(text: TextIO, path: str) -> Iterator[tuple[int, Told | str]]:
    """Each row of the table with its number, or why it is none."""
    header = text.readline()
    delimiter, places = _columns(header, path)
    n_columns = len(next(csv.reader([header], delimiter=delimiter)))
    rows = csv.reader(text, delimiter=delimiter)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield rows.line_num + 1, f"is no row of a table: {error}"
            continue
        if row is None:
            return
        if len(row) == n_columns:
            metric, value, at = (row[place].strip() for place in places)
            yield rows.line_num + 1, Told(metric, value, at)
        elif any(each.strip() for each in row):
            yield rows.line_num + 1, _misfit(len(row), n_columns, delimiter=delimiter)


def _columns(header: str, path: str) -> tuple[str, Sequence[int]]:
    """The delimiter, and where the three columns stand."""
    for delimiter in DELIMITERS:
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter))]
        if set(COLUMNS) <= set(names):
            for each in COLUMNS:
                if names.count(each) > 1:
                    raise NarrowsError(
                        "observation-columns",
                        f"«{path}» has two columns {each} in its first row, and only one can "
                        "count; rename the other.",
                    )
            return delimiter, [names.index(each) for each in COLUMNS]
    raise NarrowsError(
        "observation-columns",
        f"«{path}» has no columns {', '.join(COLUMNS)} in its first row; name them there, apart by "
        "comma or semicolon.",
    )


def _misfit(n: int, n_columns: int, *, delimiter: str) -> str:
    hint = "; a number has a decimal point here" if delimiter == "," and n > n_columns else ""
    return f"has {n} columns where the first row has {n_columns}{hint}"
