"""What metrics said of periods, kept beside derived files: asked once, then read.

A metric's rows of a period hang on what happened until its end, and on which words its stream uses.
A sync leaves those of all periods standing that end before the first thing that it changed.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.ports import PeriodRow
from narrows.warehouse import load_before, recent
from narrows.warehouse.counted_words import counted, into_found
from narrows.warehouse.kept_files import standing
from narrows.warehouse.kept_rows import Keeping, Row, lacking, metrics, queries
from narrows.warehouse.weeks_at_hand import WeeksAtHand

NOT_KNOWN: Mapping[int, int] = {}


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
        self._at_hand = WeeksAtHand(folder, opening)

    def rows(self, query: str, periods: Sequence[PeriodRow]) -> list[Row]:
        """The rows of a metric's query: kept ones, and those that are asked for now.

        Args:
            query: One of `queries`.
            periods: Those of a stream apart from each other.
        """
        found = self._at_hand.known(periods, query=query)
        asked = {row[:2] for row in found if row[4] is None}
        left = [each for each in periods if (each.stream, each.period) not in asked]
        rows = [row for row in found if row[4] is not None]
        if not left:
            return rows
        if len(left) == 1:
            return rows + self._ask_one(query, left)
        keeping = Keeping(self._opening(()))
        for cursor, of in self._asked(metrics()[query], periods, left=left, has_kept=bool(found)):
            keeping.add(query, cursor)
            again = {(each.stream, each.period) for each in of}
            rows = [row for row in rows if row[:2] not in again]
            rows += cursor.execute("FROM found").fetchall()
        keeping.keep(self._folder, beside=self._at_hand.add)
        return rows

    def _ask_one(self, query: str, period: Sequence[PeriodRow]) -> list[Row]:
        """The rows of one period, kept nowhere: to ask is quicker than to copy what is new.

        A page asks for a span of its own, and a file for each would make all others slow.
        """
        return self._opening(period).execute(counted(query)).fetchall()

    def freshen(self, periods: Sequence[PeriodRow]) -> None:
        """Ask for the rows of all metrics that are not kept, and keep them; nobody reads them yet.

        Where nothing can be kept nothing is asked.

        Args:
            periods: Those of a stream apart from each other.
        """
        if not os.access(self._folder, os.W_OK):
            return
        there, of_all = standing(self._folder), {(each.stream, each.period) for each in periods}
        needed: Mapping[str, set[tuple[int, int]]] = dict.fromkeys(queries(), of_all)
        with suppress(duckdb.Error):  # Deleted meanwhile, or cut short.
            needed = lacking(self._opening(periods), there) if there else needed
        keeping = Keeping(self._opening(()))
        for query, of in needed.items():
            left = [each for each in periods if (each.stream, each.period) in of]
            has_kept = len(left) < len(periods)
            for cursor, _ in self._asked(metrics()[query], periods, left=left, has_kept=has_kept):
                keeping.add(query, cursor)
        keeping.keep(self._folder, beside=self._at_hand.add)

    def _asked(
        self,
        metric: Metric,
        periods: Sequence[PeriodRow],
        *,
        left: Sequence[PeriodRow],
        has_kept: bool,
    ) -> Iterator[tuple[duckdb.DuckDBPyConnection, Sequence[PeriodRow]]]:
        """Cursors whose `found` is what a metric says, and of which periods."""
        if not left:
            return
        name = queries()[metric.query]
        begun = load_before.begun(
            metric, self._opening, lacking=left, standing=standing(self._folder), name=name
        )
        first = recent.firsts([each for each in left if each.stream in begun])
        # Kept ones that lie between lacking ones too: what was load is carried on through them.
        going_on = [
            each for each in periods if each.start_us >= first.get(each.stream, each.end_us)
        ]
        others = [each for each in left if each.stream not in begun]
        if going_on:
            yield self._ask(metric, going_on, begun=begun), going_on
        if others:
            is_newest = has_kept or self._newest.covers(others)
            yield self._ask(metric, others, is_newest=is_newest), others

    def _ask(
        self,
        metric: Metric,
        periods: Sequence[PeriodRow],
        *,
        begun: Mapping[int, int] = NOT_KNOWN,
        is_newest: bool = True,
    ) -> duckdb.DuckDBPyConnection:
        cursor = self._opening(periods)
        if is_newest:
            self._newest.ask(cursor, metric, periods=periods, begun=begun)
        else:
            cursor.execute(into_found(metric.query))
        return cursor
