"""The items that a check finds: counted, and some of them by name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from narrows.domain.calendar import instant_at
from narrows.domain.measure import DAY_US
from narrows.domain.quality import DoubtfulItem
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Looked
from narrows.services.quality.question import NOTHING, Question, together

CountedRow: TypeAlias = tuple[int, int, int | None, int | None, int, int, int | None]
"""Stream, whether it is of all of it, status, status before; rows, items, largest amount."""

Row: TypeAlias = tuple[int, str, str | None, int, int | None, int | None, int | None]
"""Stream, key, title, at, amount, status, status before."""

COUNTS = """
with found as (
    {text}
)
select stream, 1 as is_whole, {nothing} as status, {nothing} as before, count(*) as n_times,
       count(distinct item) as n_items, max(amount) as most
from found
group by stream
union all
select stream, 0 as is_whole, status, before, count(*) as n_times, 0 as n_items, {nothing} as most
from found
group by stream, status, before
"""
ITEMS = """
select found.stream, keys.key, keys.title, found.at_us, found.amount, found.status, found.before
from (
    select stream, item, at_us, amount, status, before,
           row_number() over (
               partition by stream
               order by coalesce(amount, 0) desc, at_us desc, item, coalesce(status, -1),
                        coalesce(before, -1)) as place
    from ({text}) found
) found
join keys on keys.item = found.item
where found.place > {first} and found.place <= {last}
order by found.stream, found.place
"""
"""What is largest first, then what is newest."""

ALL = 2**62


def counted(
    several: Sequence[Looked], check: QualityCheck, *, asked: Mapping[int, Question]
) -> Mapping[int, Counted]:
    """How much a check found in each stream.

    Args:
        several: Streams that are looked at together.
        check: Which.
        asked: Its question of each stream that it can ask, by number.
    """
    whole: dict[int, tuple[int, int, int | None]] = {}
    by_status: dict[int, dict[tuple[int | None, int | None], int]] = defaultdict(dict)
    for row in cast("Iterator[CountedRow]", _rows(several, COUNTS, asked=asked)):
        stream, is_whole, status, before, n_times, n_items, most = row
        if is_whole:
            whole[stream] = n_times, n_items, most
        else:
            by_status[stream][status, before] = n_times
    found: dict[int, Counted] = {}
    for each in several:
        if each.stream in asked:
            n_times, n_items, most = whole.get(each.stream, (0, 0, None))
            found[each.stream] = Counted(
                n_items=n_items,
                n_times=n_times,
                n_of=each.n_of[check.base],
                by_status=_most_first(each, by_status[each.stream]),
                most=most,
                question=asked[each.stream],
            )
    return found


def doubtful_items(
    several: Sequence[Looked],
    check: QualityCheck,
    *,
    asked: Mapping[int, Question],
    limit: int | None,
    offset: int = 0,
) -> Mapping[int, list[DoubtfulItem]]:
    """Some of the items that a check finds in each stream, what is largest first.

    Args:
        several: Streams that are looked at together.
        check: Which.
        asked: Its question of each stream whose items are wanted, by number.
        limit: How many of each stream; `None` is all of them.
        offset: How many of each are left out before.
    """
    names = {each.stream: each.statuses for each in several}
    last = ALL if limit is None else offset + limit
    scale = DAY_US if check.amount_unit == "days" else 1
    found: dict[int, list[DoubtfulItem]] = {stream: [] for stream in asked}
    rows = _rows(several, ITEMS, asked=asked, first=int(offset), last=int(last))
    for stream, key, title, at_us, amount, status, before in cast("Iterator[Row]", rows):
        found[stream].append(
            DoubtfulItem(
                id=key,
                title=title,
                at=instant_at(at_us),
                status=None if status is None else names[stream][status].name,
                before=None if before is None else names[stream][before].name,
                amount=None if amount is None else amount / scale,
            )
        )
    return found


def _rows(
    several: Sequence[Looked], query: str, *, asked: Mapping[int, Question], **numbers: int
) -> Iterator[tuple[object, ...]]:
    """What a query over the rows of questions answers: one statement for all that ask the same."""
    for each in together(asked.values()):
        filled = query.format(text=each.text, nothing=NOTHING, **numbers)
        yield from several[0].history.rows(filled, each.periods, words=each.words)


def _most_first(
    looked: Looked, counts: Mapping[tuple[int | None, int | None], int]
) -> Mapping[tuple[int | None, int | None], int]:
    def placed(of: tuple[int | None, int | None]) -> tuple[int, Sequence[tuple[int, str]]]:
        return -counts[of], [(-1, "") if each is None else looked.place(each) for each in of]

    return {each: counts[each] for each in sorted(counts, key=placed)}
