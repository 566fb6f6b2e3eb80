"""From the states of the items to `items`, and to the counts of those that are done."""

from typing import Any, NamedTuple

import numpy as np

from narrows.warehouse.compiled.book import (
    ACTIVE,
    DONE,
    MISSING,
    UNKNOWN,
    WAITING,
    Book,
    Bytes,
    Micros,
    Numbers,
)
from narrows.warehouse.compiled.compiling import compiled

CREATED, FIRST_ACTIVE = 1, 2
SUM_OF_SPELLS, LAST_SPELL = 1, 2


class Items(NamedTuple):
    """Rows of `items`; what may be null may be `MISSING`. [shape (n,)]"""

    stream: Numbers
    item: Numbers
    item_type: Bytes
    status: Numbers
    state: Bytes
    created_at_us: Micros
    started_at_us: Micros
    done_at_us: Micros
    flow_time_us: Micros
    active_us: Micros
    waiting_us: Micros
    unknown_us: Micros
    spent_us: Micros
    n_reopened: Micros


def items_of(numbers: Numbers) -> Items:
    """Room for what is told of some items."""
    kinds = (np.int32, np.int32, np.int8, np.int32, np.int8, *[np.int64] * 9)
    room: list[Any] = [np.empty(numbers.size, kind) for kind in kinds]
    return Items(*room)._replace(item=numbers)


@compiled
def tell(book: Book, told: Items) -> None:
    """Tell of items what is known of them at the end of history, by the usual policy.

    Args:
        book: At the end of the pass.
        told: Has the numbers of the items, which have visits; all else is written.
    """
    items, rare, words, as_of = book.items, book.rare, book.words, book.as_of_us
    streams, numbers, kinds, statuses, states, created, started, done, flow = told[:9]
    active, waiting, unknown, spent, reopened = told[9:]
    for row in range(numbers.size):
        item, other = items[numbers[row]], rare[numbers[row]]
        word = words[item["word"]]
        stay_us = as_of[item["stream"]] - item["entered_us"]
        streams[row], kinds[row] = item["stream"], item["item_type"] - 1
        statuses[row], states[row] = word["status"], word["state"]
        created[row], reopened[row] = other["created_us"], other["n_reopened"]
        started[row] = other["committed_us"] if item["is_committed"] else MISSING
        done[row] = other["done_us"] if word["state"] == DONE else MISSING
        has_flow = item["is_committed"] and word["state"] == DONE
        flow[row] = done[row] - started[row] if has_flow else MISSING
        active[row] = item["active_us"] + (stay_us if word["state"] == ACTIVE else 0)
        waiting[row] = item["waiting_us"] + (stay_us if word["state"] == WAITING else 0)
        unknown[row] = item["unknown_us"] + (stay_us if word["state"] == UNKNOWN else 0)
        spent[row] = active[row] + waiting[row] + unknown[row]


def by_policy(book: Book, told: Items) -> Items:
    """Where flow time starts, and how much of the span counts, as each stream declares.

    Args:
        book: At the end of the pass.
        told: By the usual policy.
    """
    if book.declared.size == 1:
        return told
    start, span = book.policies[told.stream].T
    declared = book.declared[told.item]
    started_us = np.where(start == CREATED, declared["opened_us"], told.started_at_us)
    started_us = np.where(start == FIRST_ACTIVE, declared["begun_us"], started_us)
    is_early = (start == FIRST_ACTIVE) & (declared["begun_us"] != MISSING)
    waiting_us = told.waiting_us - np.where(is_early, declared["early_us"], 0)
    spells_us = told.active_us + waiting_us + told.unknown_us
    again_us = declared["reopened_us"]
    flow_us = np.where(span == SUM_OF_SPELLS, spells_us, told.done_at_us - started_us)
    is_last = (span == LAST_SPELL) & (again_us > started_us)
    flow_us = np.where(is_last, told.done_at_us - again_us, flow_us)
    has_none = (started_us == MISSING) | (told.flow_time_us == MISSING)
    return told._replace(
        started_at_us=started_us,
        waiting_us=waiting_us,
        flow_time_us=np.where(has_none, MISSING, flow_us),
    )
