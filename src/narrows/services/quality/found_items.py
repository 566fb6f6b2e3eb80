"""The items that a check finds: counted, and some of them by name."""

from typing import TypeAlias, cast

from narrows.domain.calendar import instant_at
from narrows.domain.measure import DAY_US
from narrows.domain.quality import DoubtfulItem
from narrows.services.quality.check import Counted, QualityCheck, Question
from narrows.services.quality.looked import Looked

Row: TypeAlias = tuple[int, str, str | None, int, int | None, int | None, int | None]
"""Item, key, title, at, amount, status, status before."""

COUNT = "select count(*), count(distinct item), max(amount) from ({query}) found"
BY_STATUS = """
select status, before, count(*) as n_times
from ({query}) found
group by status, before
order by n_times desc, coalesce(status, -1), coalesce(before, -1)
"""
ITEMS = """
select found.item, keys.key, keys.title, found.at_us, found.amount, found.status, found.before
from (
    select item, at_us, amount, status, before
    from ({query}) found
    order by coalesce(amount, 0) desc, at_us desc, item, coalesce(status, -1), coalesce(before, -1)
    limit {limit} offset {offset}
) found
join keys on keys.item = found.item
order by coalesce(found.amount, 0) desc, found.at_us desc, found.item,
         coalesce(found.status, -1), coalesce(found.before, -1)
"""
"""What is largest first, then what is newest."""


def counted(looked: Looked, check: QualityCheck, *, asked: Question) -> Counted:
    """How much a check found."""
    ((n_times, n_items, most),) = cast(
        "list[tuple[int, int, int | None]]",
        looked.history.rows(COUNT.format(query=asked.query), asked.periods, words=asked.words),
    )
    by_status = (
        looked.history.rows(BY_STATUS.format(query=asked.query), asked.periods, words=asked.words)
        if n_times
        else []
    )
    return Counted(
        n_items=n_items,
        n_times=n_times,
        n_of=looked.n_of[check.base],
        by_status={
            (status, before): count
            for status, before, count in cast("list[tuple[int | None, int | None, int]]", by_status)
        },
        most=most,
        question=asked,
    )


def doubtful_items(
    looked: Looked, check: QualityCheck, *, asked: Question, limit: int, offset: int = 0
) -> list[DoubtfulItem]:
    """Some of the items that a check finds, what is largest first."""
    query = ITEMS.format(query=asked.query, limit=int(limit), offset=int(offset))
    rows = cast("list[Row]", looked.history.rows(query, asked.periods, words=asked.words))
    scale = DAY_US if check.amount_unit == "days" else 1
    return [
        DoubtfulItem(
            id=key,
            title=title,
            at=instant_at(at_us),
            status=None if status is None else looked.name(status),
            before=None if before is None else looked.name(before),
            amount=None if amount is None else amount / scale,
        )
        for _, key, title, at_us, amount, status, before in rows
    ]
