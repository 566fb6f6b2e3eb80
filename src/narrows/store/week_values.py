"""Values of closed weeks in the store: each as it was told, and each that restates it."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import RowMapping

from narrows.domain.restatement import OF_STATUS, Cause, WeekValue
from narrows.domain.week_log import WeeksMeasured
from narrows.store.audit import MEASURED, RECORDED, Told, read_told
from narrows.store.kept_syncs import StoredSyncs
from narrows.store.ledger import begin, move_on
from narrows.store.ledger_tables import week_value as table
from narrows.store.scoped import Scoped
from narrows.store.seals import SEAL, seal
from narrows.store.told_words import INSTANTS, TOLD, sentence_of, words_of

Row: TypeAlias = dict[str, object]

STATUS, PART = "status", "item_type"
"""A metric is told of types or of statuses: the column of the type has either."""

CLOSED_WEEKS, MADE_BY = "closed_weeks", "made_by"
"""What an entry is of that speaks of no rows: a decision that moved nothing leaves no value."""

_FIELDS = tuple(each.name for each in fields(WeekValue) if each.name not in (STATUS, TOLD))
"""Its columns are named as its fields."""

_ORDER = ("stream", "metric", "statistic", "item_type", "week", "number")


class StoredWeeks(StoredSyncs):
    """A repository that keeps the values of closed weeks, too."""

    def keep_week_values(self, values: Sequence[WeekValue]) -> int:
        """Append values that nobody has appended meanwhile; how many were new."""
        with self._writing() as scoped:
            return keep_week_values(scoped, values, by=self._by)

    def week_values(
        self, stream: str | None = None, *, after: datetime | None = None
    ) -> Sequence[WeekValue]:
        """Of one stream or of all, by what they are of, and number.

        Args:
            stream: Its id; `None` is all of them.
            after: Only those taken later than that; `None` is whenever. [UTC]
        """
        with self._reading() as scoped:
            if after is None:
                return read_week_values(scoped, stream)
            rows = scoped.rows_after(table, "taken_at", after=after, order_by=_ORDER)
            return [each for each in map(_value, rows) if stream in (None, each.stream)]

    def restated_values(self, stream: str | None = None) -> Sequence[WeekValue]:
        """Of one stream or of all, those that were told more than once; of all values few."""
        with self._reading() as scoped:
            rows = scoped.counted_on(table, of="number", order_by=_ORDER)
            return [each for each in map(_value, rows) if stream in (None, each.stream)]

    def note_weeks_measured(self, of: WeeksMeasured) -> None:
        """Keep in the trail that all weeks were measured again, and none said anything else."""
        with self._writing() as scoped:
            told = Told(MEASURED, CLOSED_WEEKS, "all", after=((MADE_BY, of.made_by),))
            move_on(scoped, begin(scoped), told=[told], by=self._by, at=of.at)

    def weeks_measured(self) -> WeeksMeasured | None:
        """The last one that was noted; `None` where none was."""
        with self._reading() as scoped:
            noted = [entry for entry, _ in read_told(scoped, CLOSED_WEEKS)]
        return WeeksMeasured(noted[-1].at, dict(noted[-1].after)[MADE_BY] or "") if noted else None

    def n_week_values(self) -> int:
        """How many are kept."""
        with self._reading() as scoped:
            return scoped.count(table)


def keep_week_values(scoped: Scoped, values: Sequence[WeekValue], *, by: str) -> int:
    """Append those whose number nobody has taken meanwhile.

    Args:
        scoped: A transaction that writes.
        values: Of any weeks.
        by: Name of the principal.

    Returns:
        How many were new.
    """
    weeks = sorted({each.week for each in values})
    known = {tuple(row[name] for name in _ORDER) for row in scoped.rows(table, week=weeks)}
    # A key is what `_ORDER` names, but for the number.
    new = [each for each in values if (*each.key, each.number) not in known]
    if not new:
        return 0
    ledger = begin(scoped)
    rows = [_row(each) for each in new]
    scoped.add(table, rows)
    by_week: dict[date, list[Row]] = {each.week: [] for each in new}
    for each, row in zip(new, rows, strict=True):
        by_week[each.week].append(row)
    told = [_told(week, by_week[week]) for week in sorted(by_week)]
    move_on(scoped, ledger, told=told, by=by, at=max(each.taken_at for each in new))
    return len(new)


def read_week_values(scoped: Scoped, stream: str | None = None) -> Sequence[WeekValue]:
    """Of one stream or of all, by what they are of, and number."""
    asked = {} if stream is None else {"stream": stream}
    return [_value(row) for row in scoped.rows(table, order_by=_ORDER, **asked)]


def _value(row: RowMapping) -> WeekValue:
    told = {name: row[name] for name in _FIELDS}
    told |= {"cause": Cause(row["cause"]), TOLD: sentence_of(row[TOLD], row[INSTANTS])}
    if row["metric"] in OF_STATUS:
        told |= {PART: "", STATUS: row[PART]}
    return WeekValue(**told)


def _row(of: WeekValue) -> Row:
    told = {name: getattr(of, name) for name in _FIELDS}
    return told | {PART: of.part, "cause": of.cause.value, **words_of(of.told)}


def _told(week: date, new: Sequence[Row]) -> Told:
    sealed = seal((table, row) for row in new)
    restated = sum(row["number"] != 1 for row in new)
    after = (("values", str(len(new))), ("restated", str(restated)), (SEAL, sealed))
    return Told(RECORDED, "weeks", week.isoformat(), after=after)
