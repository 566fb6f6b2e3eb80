"""What is told of a row of a table of text that could not be used, or only with doubt."""

import re
from dataclasses import dataclass

from narrows.domain.calendar import DAY, instant_at
from narrows.domain.reading import ReadPlan
from narrows.domain.work import FIRST_PLAUSIBLE
from narrows.warehouse.local_time import ZoneOffsets

_HARMLESS = re.compile(r"[\d\s:.,/+TZ-]{1,40}")
"""Text that can be shown: in a shifted row a column of times may hold a person."""
TIMES = {"started_at": "start", "ended_at": "end"}
KEPT = frozenset({"clock", "suspicious"})
"""Kinds of fault whose record is used all the same."""
REFUSED = {
    "MISSING COLUMNS": "too few columns",
    "TOO MANY COLUMNS": "too many columns",
    "UNQUOTED VALUE": "quotation marks that do not match, with every row that they enclose",
    "LINE SIZE OVER MAXIMUM": "longer than a row can be",
    "INVALID ENCODING": "not UTF-8",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A kept record with a fault.

    Attributes:
        seq: Its number among the records kept, from 1.
        kind: One of the kinds of `_kinds`.
        column: Our name of the column of times that it is about; empty where none is.
        told_us: What that column says, as if in UTC. [µs or None]
        text: What stands there if it cannot be read.
    """

    seq: int
    kind: str
    column: str
    told_us: int | None
    text: str | None


def message(doubt: Doubt, plan: ReadPlan, *, offsets: ZoneOffsets) -> str:
    """What is wrong with a record, in one line that names no person."""
    what = TIMES.get(doubt.column, "time")
    if doubt.kind == "no time":
        return f"no {what}: left out"
    if doubt.kind == "unreadable":
        shown = f" «{doubt.text}»" if _HARMLESS.fullmatch(doubt.text or "") else ""
        return f"unreadable {what}{shown}, expected {plan.date_format or 'ISO 8601'}: left out"
    if doubt.kind == "backwards":
        return "ends before it starts: left out"
    if doubt.kind == "clock":
        return _clock(doubt, plan, offsets=offsets)
    if doubt.kind == "suspicious":
        told = instant_at(doubt.told_us or 0)
        why = "before 1990" if told < FIRST_PLAUSIBLE + DAY else "after the time of reading"
        return f"suspicious {what} {told:%Y-%m-%d %H:%M}, {why}: kept as it stands"
    return f"{doubt.kind}: left out"


def sum_message(n_out: int, n_rows: int, *, worst: tuple[str, str, int], plan: ReadPlan) -> str:
    """How many rows were left out, and what most of them lack, in one line.

    Args:
        n_out: Left out. [rows]
        n_rows: All of them. [rows]
        worst: The kind that most of those left out are of, its column, and how many they are.
        plan: How the file was read.
    """
    kind, column, n_worst = worst
    said = f"{n_out:,} of {n_rows:,} rows are left out"
    # What is no row at all, a comma too many, is of no kind here; and a few are not what is wrong.
    if 2 * n_worst < n_out:
        return f"{said}; the first of them are listed"
    what = TIMES.get(column, "time")
    if kind == "unreadable":
        form = plan.date_format or "ISO 8601"
        why = f"have a {what} that is not written as {form}; say how times are written"
    else:
        why = {"no time": f"have no {what}", "backwards": "end before they start"}.get(
            kind, f"have {kind}"
        )
    return f"{said}: {n_worst:,} {why}"


def _clock(doubt: Doubt, plan: ReadPlan, *, offsets: ZoneOffsets) -> str:
    change = offsets.change_at(doubt.told_us or 0)
    before_us, after_us = (change.before_us, change.after_us) if change else (0, 0)
    did = "skipped" if after_us > before_us else "has twice"
    sign = "-" if before_us < 0 else "+"
    minutes = abs(before_us) // 60_000_000
    offset = f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"local time that the clock {did} in {plan.zone}; read with offset {offset}"
