"""The numbers of `narrows waits`: a wait that streams share, all together or one stream's part."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import ExplainedItem, Explanation
from narrows.domain.measure import DAY_US, Period
from narrows.domain.movements import StreamWait, WaitShared
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.explained_movements import SHARED_ITEMS
from narrows.services.explain.meaning import chosen
from narrows.services.explain.movement_meanings import WAITS
from narrows.services.explain.number import Number, told
from narrows.services.explain.of_rows import Row, amount, item_of
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import ITEMS, Sum, amount_text, items_text
from narrows.services.flow.sharing import shared_waits, shared_weeks
from narrows.services.flow.spans import period_rows

FOR = "for "
STREAM, STATUS, ITEM, WAITED = 3, 4, 5, 6


def of_waits(history: History, asked: Asked) -> Explanation:
    """How long items waited in a wait that two or more streams have, or how many did.

    Args:
        history: Visits and items as of one instant.
        asked: `status` is the wait's name; «for Review» is one that is for a place. `stream` is
            one that has it, or `None` for all together.

    Raises:
        NarrowsError: `stream-unknown`, `statistic-unknown`, `range-empty`, `scope-not-measured`,
            `number-missing`.
    """
    statistic, meaning = chosen("waits", WAITS, given=asked.statistic)
    start, end = (asked.period.start, asked.period.end) if asked.period else (None, None)
    wait = _found(shared_waits(history, start=start, end=end), asked.status)
    parts = _parts(wait, asked.stream)
    spans = _spans(history, parts)
    weeks = shared_weeks(history, start, end=end)
    rows = history.rows(
        SHARED_ITEMS,
        period_rows(spans, {span.number: [weeks[span.number]] for span in spans}),
        words=sorted({status for part in parts for status in part.statuses}),
    )
    own = {(part.stream, status) for part in parts for status in part.statuses}
    ids = {span.number: span.stream.id for span in spans if span.stream}
    kept = [row for row in rows if (ids[int(str(row[STREAM]))], row[STATUS]) in own]
    days = [weeks[span.number] for span in spans]
    number = Number(
        "waits",
        statistic,
        meaning,
        Period(min(each.start for each in days), max(each.end for each in days)),
        _value(wait, parts, statistic=statistic, is_all=asked.stream is None),
        status=name_of(wait),
    )
    return told(number, _sum(kept, statistic, ids=ids), spans=spans)


def name_of(wait: WaitShared) -> str:
    """What a wait is asked for by: its status, or the place that it is for."""
    return f"{FOR}{wait.name}" if wait.is_for else wait.name


def _found(waits: Sequence[WaitShared], name: str | None) -> WaitShared:
    known = [name_of(each) for each in waits]
    if name in known:
        return waits[known.index(name)]
    told_which = (
        f"there is {', '.join(f'«{each}»' for each in known)}" if known else "there is none"
    )
    if name is None:
        raise NarrowsError("scope-not-measured", f"Say which wait, --status; {told_which}.")
    raise NarrowsError("number-missing", f"No two streams share a wait «{name}»; {told_which}.")


def _parts(wait: WaitShared, stream: str | None) -> list[StreamWait]:
    parts = [each for each in wait.streams if stream in (None, each.stream)]
    if not parts:
        having = ", ".join(each.stream for each in wait.streams)
        raise NarrowsError(
            "number-missing", f"«{stream}» does not have the wait «{name_of(wait)}»; {having} do."
        )
    return parts


def _spans(history: History, parts: Sequence[StreamWait]) -> list[StreamSpan]:
    by_id = {span.stream.id: span for span in history.spans if span.stream}
    return [by_id[part.stream] for part in parts]


def _value(wait: WaitShared, parts: Sequence[StreamWait], *, statistic: str, is_all: bool) -> float:
    if is_all and statistic == "wait_days":
        return wait.wait_days
    return sum(float(getattr(part, statistic)) for part in parts)


def _sum(rows: Sequence[Row], statistic: str, *, ids: Mapping[int, str]) -> Sum:
    def item(row: Row, part: float) -> ExplainedItem:
        return item_of(row, part=part, stream=ids[int(str(row[STREAM]))])

    # Who waited in two of the statuses is one item, and adds the days of both.
    own: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        own[row[ITEM]].append(row)
    if statistic == "n_items":
        items = [item(each[0], 1.0) for each in own.values()]
        return Sum(len(items), f"{items_text(len(items))} waited there.", ITEMS, "", items)
    waits = [(each[0], sum(amount(row, WAITED) for row in each)) for each in own.values()]
    total = sum(us for _, us in waits) / DAY_US
    items = [item(row, us / DAY_US) for row, us in waits]
    return Sum(
        total, f"Σ {amount_text(total)} days of {items_text(len(items))}.", "days", "", items
    )
