"""How the evidence of a reach or delay comes of its items and weeks, added up again."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from narrows.analytics.stays import total
from narrows.analytics.weeks import WEEK_DAYS, Floats
from narrows.domain.amounts import so_many
from narrows.domain.work import COMMITTED
from narrows.services.explain.reach_moves import (
    HELD_UP,
    WeekSum,
    by_week,
    came,
    items_of,
    less,
    moved_within,
    that_left,
    weeks_of,
    went,
)
from narrows.services.explain.reach_now import load, waiting
from narrows.services.explain.reach_read import ReachRead
from narrows.services.explain.summed import Sum, amount_text

NO_LIMIT = (
    "No number of slots below the most items that were ever there explains its departures better: "
    "more items there, more leave."
)


def arrivals(read: ReachRead) -> WeekSum:
    """Entries from elsewhere: all entries, less the moves within."""
    entered, moved = came(read), moved_within(read)
    weekly = by_week(read, entered, is_entry=True) - by_week(read, moved)
    return _rate(read, less(read, entered, moved=moved), weekly=weekly, word="arrivals")


def departures(read: ReachRead) -> WeekSum:
    """Exits to elsewhere: all exits, less the moves within."""
    left, moved = went(read), moved_within(read)
    weekly = by_week(read, left) - by_week(read, moved)
    return _rate(read, less(read, left, moved=moved), weekly=weekly, word="departures")


def share(read: ReachRead) -> WeekSum:
    """Time of the items done in the place / their time in all that is committed."""
    stays = read.stays
    committed = [index for index, state in enumerate(stays.states) if state in COMMITTED]
    is_flow = np.isin(stays.status, committed) & stays.is_done
    spent = stays.own()
    whole, own = total(spent[is_flow]), total(spent[is_flow & read.is_here])
    parts: dict[int, float] = {}
    for each in np.flatnonzero(is_flow & read.is_here):
        parts[int(read.item[each])] = parts.get(int(read.item[each]), 0.0) + float(spent[each])
    words = (
        f"Σ {amount_text(own)} days here / Σ {amount_text(whole)} days waiting or active, of the "
        "items done."
    )
    value = own / whole if whole else None
    return WeekSum(Sum(value, words, "days here", "", items_of(read, parts)))


def queue(read: ReachRead) -> WeekSum:
    """Time that items waited for it / items that left it."""
    ratio = read.stays.own_ratio(read.is_here)
    waited, left, moved = read.waited_weekly() * ratio, went(read), moved_within(read)
    weekly = by_week(read, left) - by_week(read, moved)
    total, n_left = float(waited.sum()), len(left) - len(moved)
    parts = ("days waited", "departures")
    words = f"Σ {amount_text(total)} days waited / {so_many(n_left, 'departure')}."
    if not total:
        words = f"{words} It shows no limit, or nobody waited for it."
    items = [replace(each, part=None, whole=each.part) for each in that_left(read)]
    sums = Sum(total / n_left if n_left else None, words, *parts, items)
    return WeekSum(sums, weeks_of(read, waited, whole=weekly))


def capacity(read: ReachRead) -> WeekSum:
    """Slots × departures / time of busy slots × 7 days; at least what left."""
    slots = _slots(read)
    if slots is None or read.reach is None:
        return WeekSum(Sum(None, NO_LIMIT, "departures", "days of busy slots", ()))
    left, busy = read.reach.busy_weekly(slots)
    rate = left.sum() / busy.sum() if busy.sum() > 0 else 0.0
    fitted = slots * rate * WEEK_DAYS
    out = departures(read).sums.value or 0.0
    words = (
        f"{slots:.0f} slots × {left.sum():,.0f} departures / {amount_text(busy.sum())} days of "
        f"busy slots × 7 days = {amount_text(fitted)} a week."
    )
    if out > fitted:
        words += f" It passed {amount_text(out)} a week in all weeks, so it can pass that."
    parts = ("departures", "days of busy slots")
    return WeekSum(
        Sum(max(fitted, out), words, *parts, that_left(read)),
        weeks_of(read, left, whole=busy, why=HELD_UP),
    )


def slots(read: ReachRead) -> WeekSum:
    """The number that makes the departures likeliest, or nearly so."""
    found = _slots(read)
    if found is None or read.reach is None:
        return WeekSum(Sum(None, NO_LIMIT, "departures", "days of busy slots", ()))
    left, busy = read.reach.busy_weekly(found)
    most = float(read.reach.capacity(np.ones((1, len(read.days)))).most[0])
    told = "it was full whenever it held so many" if read.reach.slots else "by likelihood"
    words = f"{found:.0f} at once, {told}: with more items there no more left."
    if most > found:
        words += f" Up to {most:.0f} explain the departures nearly as well."
    parts = ("departures", "days of busy slots")
    return WeekSum(
        Sum(found, words, *parts, that_left(read)), weeks_of(read, left, whole=busy, why=HELD_UP)
    )


SUMS: Mapping[str, Callable[[ReachRead], WeekSum]] = {
    "queue_days": queue,
    "capacity_per_week": capacity,
    "arrivals_per_week": arrivals,
    "departures_per_week": departures,
    "slots": slots,
    "load_items": load,
    "waiting_items": waiting,
    "flow_time_share_ratio": share,
}
"""By the field that carries the number, and what waits before it."""


def _slots(read: ReachRead) -> float | None:
    if read.reach is None:
        return None
    found = float(read.reach.capacity(np.ones((1, len(read.days)))).slots[0])
    return found if np.isfinite(found) else None


def _rate(read: ReachRead, by_item: Mapping[int, float], *, weekly: Floats, word: str) -> WeekSum:
    total, n_weeks = round(sum(by_item.values())), len(read.days)
    words = f"{so_many(total, word.removesuffix('s'))} / {so_many(n_weeks, 'week')}."
    sums = Sum(total / n_weeks, words, word, "", items_of(read, by_item))
    return WeekSum(sums, weeks_of(read, weekly))
