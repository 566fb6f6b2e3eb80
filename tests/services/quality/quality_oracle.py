"""A second opinion on every check of the data: plain Python, item by item, no table and no SQL."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from narrows.domain.calendar import instant_us
from narrows.domain.work import FIRST_PLAUSIBLE
from narrows.services.quality.checks import bulk_closes, closed_in_one_second, stalled_items
from tests.oracles.flow_oracle import nearest_rank
from tests.oracles.flow_stories import COMMITTED, Stay, Story

Row = tuple[int, int, int | None, int | None, int | None]
"""Item, at, amount, status, status before."""

PLACED = ("new", "active")
ENDS = ("done", "cancelled")

MAPPED = range(1, 10)
DAY_US = 86_400_000_000


def unmapped_statuses(own: Sequence[Story]) -> Iterator[Row]:
    return _ever_in(own, lambda story, place: story.stays[place].status not in MAPPED)


def unknown_states(own: Sequence[Story]) -> Iterator[Row]:
    return _ever_in(own, lambda story, place: story.stays[place].state == "unknown")


def _ever_in(own: Sequence[Story], is_meant: Callable[[Story, int], bool]) -> Iterator[Row]:
    for story in own:
        entered: dict[int, int] = {}
        for place, stay in enumerate(story.stays):
            if is_meant(story, place):
                entered.setdefault(stay.status, stay.entered)
        yield from ((story.item, at, None, status, None) for status, at in entered.items())


def never_started(own: Sequence[Story]) -> Iterator[Row]:
    for story in own:
        if story.done is not None and story.flow_time is None:
            left = [s.status for s in story.stays if s.left == story.done and s.state != "done"]
            yield story.item, story.done, None, None, max(left, default=None)


def created_in_wrong_status(own: Sequence[Story]) -> Iterator[Row]:
    for story in own:
        first = story.stays[0]
        if first.status in MAPPED and first.state != "new":
            yield story.item, first.entered, None, first.status, None


def moved_backwards(own: Sequence[Story]) -> Iterator[Row]:
    for story in own:
        known = [stay for stay in story.stays if stay.status in MAPPED]
        # Random logs number their statuses in the order of the workflow.
        counted = [stay for stay in known if stay.state in (*PLACED, *ENDS)]
        for before, after in pairwise(counted):
            if {before.state, after.state} <= set(PLACED) and after.status < before.status:
                yield story.item, after.entered, None, after.status, before.status


def changed_after_done(own: Sequence[Story]) -> Iterator[Row]:
    for story in own:
        for before, after in pairwise(story.stays):
            if before.state == "done" and after.state != "done":
                yield story.item, after.entered, None, after.status, before.status


def untyped_items(own: Sequence[Story]) -> Iterator[Row]:
    for story in own:
        if story.item_type == "untyped":
            yield story.item, story.stays[0].entered, None, None, None


def implausible_dates(own: Sequence[Story]) -> Iterator[Row]:
    for story in own:
        for stay in story.stays:
            if stay.entered < instant_us(FIRST_PLAUSIBLE):
                yield story.item, stay.entered, None, stay.status, None


def closed_within_a_second(own: Sequence[Story]) -> Iterator[Row]:
    done = [(story.item, story.done) for story in own if story.done is not None]
    counts = Counter(at // 1_000_000 for _, at in done)
    for item, at in done:
        if counts[at // 1_000_000] >= closed_in_one_second.FEWEST_ITEMS:
            yield item, at, counts[at // 1_000_000], None, None


def closed_in_bulk(own: Sequence[Story]) -> Iterator[Row]:
    done = [(story.item, story.done) for story in own if story.done is not None]
    counts = Counter(at // DAY_US for _, at in done)
    others = sorted(counts.values())[:-1]
    usual = int(nearest_rank(others, 50) or 0)
    for item, at in done:
        n_closed = counts[at // DAY_US]
        if n_closed >= max(bulk_closes.FEWEST_ITEMS, bulk_closes.TIMES_USUAL * usual):
            yield item, at, n_closed, None, None


def stalled(own: Sequence[Story]) -> Iterator[Row]:
    whole = [
        story.done - story.started
        for story in own
        if story.flow_time is not None and story.done is not None and story.started is not None
    ]
    ended: dict[int, list[int]] = {}
    for stay in _stays(own):
        if stay.left is not None and stay.state in COMMITTED:
            ended.setdefault(stay.status, []).append(stay.left - stay.entered)
    for story in own:
        last = story.stays[-1]
        if story.state not in COMMITTED or story.started is None:
            continue
        age, stood = story.as_of - story.started, story.as_of - last.entered
        usual = _limit(ended.get(last.status, []))
        if age > _limit(whole) or (stood > usual and stood > stalled_items.LONG_US):
            yield story.item, last.entered, age, last.status, None


def _stays(own: Sequence[Story]) -> Iterable[Stay]:
    return (stay for story in own for stay in story.stays)


def _limit(values: Sequence[int]) -> float:
    """The 95th percentile of enough values; of fewer nothing is beyond it."""
    found = nearest_rank(values, 95) if len(values) >= stalled_items.FEWEST else None
    return float("inf") if found is None else int(found)


def never_ending(own: Sequence[Story]) -> Iterator[Row]:
    spent: Counter[int] = Counter()
    ended: Counter[int] = Counter()
    for story in own:
        for stay in story.stays:
            if stay.state in COMMITTED:
                length = stay.until(story.as_of) - stay.entered
                spent[stay.status] += length
                ended[stay.status] += length if story.state in ("done", "cancelled") else 0
    whole, rest = sum(spent.values()), sum(spent.values()) - sum(ended.values())
    if not whole or 5 * rest <= whole:
        return
    open_ = [each for each in spent if spent[each] > ended[each]]
    kept = sorted(open_, key=lambda each: (ended[each] - spent[each], f"status {each}"))[:3]
    for story in own:
        last = story.stays[-1]
        if last.status in kept:
            yield story.item, last.entered, story.as_of - last.entered, last.status, None
    if not any(story.stays[-1].status in kept for story in own):
        yield from _spent_there(own, kept)


def _spent_there(own: Sequence[Story], statuses: Sequence[int]) -> Iterator[Row]:
    for story in own:
        for stay in story.stays:
            is_there = stay.status in statuses and stay.state in COMMITTED
            if is_there and story.state not in ENDS:
                length = stay.until(story.as_of) - stay.entered
                yield story.item, stay.entered, length, stay.status, None


OPINIONS: dict[str, Callable[[Sequence[Story]], Iterator[Row]]] = {
    "unmapped_statuses": unmapped_statuses,
    "unknown_states": unknown_states,
    "never_started": never_started,
    "created_in_wrong_status": created_in_wrong_status,
    "moved_backwards": moved_backwards,
    "changed_after_done": changed_after_done,
    "untyped_items": untyped_items,
    "implausible_dates": implausible_dates,
    "closed_in_one_second": closed_within_a_second,
    "bulk_closes": closed_in_bulk,
    "stalled_items": stalled,
    "littles_gap": never_ending,
}
"""Silent weeks and silent sources have facts of their own."""
