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
    Records,
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
    items, words, as_of, n_reopened = book.items, book.words, book.as_of_us, book.n_reopened
    waits_us, columns = book.waits_us, book.columns
    streams, numbers, kinds, statuses, states, created, started, done, flow = told[:9]
    active, waiting, unknown, spent, reopened = told[9:]
    for row in range(numbers.size):
        number = numbers[row]
        item, stream = items[number], items[number]["stream"]
        word = words[item["word"]]
        stay_us = as_of[stream] - item["entered_us"]
        streams[row], kinds[row] = stream, item["item_type"] - 1
        statuses[row], states[row] = word["status"], word["state"]
        created[row], reopened[row] = item["created_us"], n_reopened[number]
        started[row] = item["committed_us"] if item["is_committed"] else MISSING
        done[row] = item["done_us"] if word["state"] == DONE else MISSING
        has_flow = item["is_committed"] and word["state"] == DONE
        flow[row] = done[row] - started[row] if has_flow else MISSING
        active[row] = stay_us if word["state"] == ACTIVE else 0
        waiting[row] = stay_us if word["state"] == WAITING else 0
        unknown[row] = stay_us if word["state"] == UNKNOWN else 0
        for column in range(waits_us.shape[1]):
            state, wait_us = columns[stream, column]["state"], waits_us[number, column]
            active[row] += wait_us * (state == ACTIVE)
            waiting[row] += wait_us * (state == WAITING)
            unknown[row] += wait_us * (state == UNKNOWN)
        spent[row] = active[row] + waiting[row] + unknown[row]


@compiled
def stay(book: Book, lasting: Records) -> None:
    """Write down the visits that last, and where weeks are measured how long they do.

    Args:
        book: At the end of the pass.
        lasting: Has the numbers of their items; all else is written. [`VISIT`, shape (n,)]
    """
    items, words, as_of, statuses = book.items, book.words, book.as_of_us, book.statuses
    for row in range(lasting.size):
        visit = lasting[row]
        item = items[visit["item"]]
        word, stream = words[item["word"]], item["stream"]
        visit["stream"], visit["visit"], visit["status"] = (
            stream, item["n_closed"] + 1, word["status"],
        )  # fmt: skip
        visit["state"], visit["before"] = word["state"], item["before"]
        visit["entered_at_us"], visit["left_at_us"] = item["entered_us"], MISSING
        if word["is_load"]:
            statuses[stream, word["place"]]["spent_us"] += as_of[stream] - item["entered_us"]


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
    # Of what was never active all waiting lies before the start.
    is_begun = declared["begun_us"] != MISSING
    early_us = np.where(is_begun, declared["early_us"], told.waiting_us)
    waiting_us = told.waiting_us - np.where(start == FIRST_ACTIVE, early_us, 0)
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
