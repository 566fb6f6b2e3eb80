"""What metrics said of periods that are over, kept beside derived files: asked once, then read.

A metric's rows of a period hang on what happened until its end, and on which words its stream uses.
A sync leaves those of all periods standing that end before the first thing that it changed.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from uuid import uuid4

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.domain.registry import collect
from narrows.warehouse import files, recent
from narrows.warehouse.connection import text, texts

Row: TypeAlias = tuple[object, ...]
NOT_KNOWN: Mapping[int, int] = {}
PATTERN = "weeks-*.parquet"
COLUMNS = "item_type, status, statistic, numerator, denominator, n_items, n_unmeasured"
KNOWN = f"""
SELECT DISTINCT periods.stream, periods.period, {COLUMNS}
FROM read_parquet({{paths}}) AS weeks
JOIN periods ON periods.stream = weeks.stream AND periods.start_us = weeks.start_us
            AND periods.end_us = weeks.end_us
WHERE query = {{query}}
"""
"""Distinct, for two processes may have asked the same."""
OVER = """
SELECT {query} AS query, periods.stream, start_us, end_us,
       CAST(item_type AS VARCHAR(99)) AS item_type, CAST(status AS INTEGER) AS status,
       CAST(statistic AS VARCHAR(99)) AS statistic,
       CAST(numerator AS BIGINT) AS numerator, CAST(denominator AS BIGINT) AS denominator,
       CAST(n_items AS BIGINT) AS n_items, CAST(n_unmeasured AS BIGINT) AS n_unmeasured
FROM (
    SELECT * FROM found UNION ALL
    SELECT stream, period, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM periods
) AS found
JOIN periods ON periods.stream = found.stream AND periods.period = found.period
JOIN clock ON clock.stream = periods.stream
WHERE end_us <= as_of_us
"""
"""Rows to be kept; one whose `statistic` is null only says that the period was asked about.

Portable, for other engines measure too (`narrows.warehouse.laid_out`).
"""


@cache
def queries() -> Mapping[str, str]:
    """The queries whose rows are kept, each with its name in the files."""
    return {query: sha256(query.encode()).hexdigest()[:16] for query in metrics()}


@cache
def metrics() -> Mapping[str, Metric]:
    """The metrics whose rows are kept, by their queries."""
    found = collect("narrows.metrics", "metric")
    return {each.query: each for each in found if isinstance(each, Metric)}


def paths(folder: Path) -> list[str]:
    """The files of a layer."""
    return sorted(str(each) for each in folder.glob(PATTERN))


class KeptWeeks:
    """The kept rows of one history.

    Args:
        folder: Of its layer; it may be deleted at any time, and then all is asked again.
        opening: Opens a cursor on the history's tables.
    """

    def __init__(self, folder: Path, opening: recent.Opening) -> None:
        self._folder = folder
        self._opening = opening
        self._newest = recent.Newest()

    def rows(self, query: str, periods: Sequence[PeriodRow]) -> list[Row]:
        """The rows of a metric's query: kept ones, and those that are asked for now.

        Args:
            query: One of `queries`.
            periods: Those of a stream apart from each other.
        """
        known = self._known(query, periods)
        asked = {row[:2] for row in known if row[4] is None}
        lacking = [each for each in periods if (each.stream, each.period) not in asked]
        rows = [row for row in known if row[4] is not None]
        if not lacking:
            return rows
        metric = metrics()[query]
        there = paths(self._folder)
        begun = recent.begun(
            metric, self._opening, lacking=lacking, paths=there, name=queries()[query]
        )
        first = recent.firsts([each for each in lacking if each.stream in begun])
        # Kept ones that lie between lacking ones too: what was load is carried on through them.
        going_on = [
            each for each in periods if each.start_us >= first.get(each.stream, each.end_us)
        ]
        again = {(each.stream, each.period) for each in going_on}
        rows = [row for row in rows if row[:2] not in again]
        others = [each for each in lacking if each.stream not in begun]
        rows += self._ask(metric, going_on, begun=begun)
        return rows + self._ask(metric, others, is_newest=bool(known))

    def _known(self, query: str, periods: Sequence[PeriodRow]) -> list[Row]:
        there = paths(self._folder)
        if not there:
            return []
        told = KNOWN.format(paths=texts(there), query=text(queries()[query]))
        try:
            return self._opening(periods).execute(told).fetchall()
        except duckdb.Error:  # Deleted meanwhile, or cut short.
            return []

    def _ask(
        self,
        metric: Metric,
        periods: Sequence[PeriodRow],
        *,
        begun: Mapping[int, int] = NOT_KNOWN,
        is_newest: bool = True,
    ) -> list[Row]:
        if not periods:
            return []
        cursor = self._opening(periods)
        if is_newest:
            self._newest.ask(cursor, metric, periods=periods, begun=begun)
        else:
            recent.ask(cursor, metric.query)
        beside = self._folder / f"{files.UNFINISHED}{uuid4().hex}"
        with suppress(OSError, duckdb.Error):  # Where nothing can be kept it is asked again.
            over = OVER.format(query=text(queries()[metric.query]))
            told = cursor.execute(f"COPY ({over}) TO {text(str(beside))} (FORMAT parquet)")
            if told.fetchone() == (0,):  # Only of weeks that go on, which are asked each time.
                beside.unlink()
            else:
                files.sync(beside)
                beside.rename(self._folder / PATTERN.replace("*", uuid4().hex))
        return cursor.execute("FROM found").fetchall()
