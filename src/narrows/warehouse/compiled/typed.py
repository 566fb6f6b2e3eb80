"""Which type an item had when it was done."""

from typing import NamedTuple

import numpy as np

from narrows.warehouse.compiled.book import DONE, Book, Bytes, Micros, Numbers
from narrows.warehouse.compiled.compiling import compiled


class Typings(NamedTuple):
    """Rows of `types`, in any order. [shape (n_rows,)]"""

    item: Numbers
    item_type: Bytes
    at_us: Micros
    seq: Micros


class Chosen(NamedTuple):
    """The typing that each item has so far. [shape (n_items,)]

    Attributes:
        at_us: When it was told.
        seq: Its place among those of one instant.
        rank: 0 without one, 2 where it came too late, which any other beats.
    """

    at_us: Micros
    seq: Micros
    rank: Bytes


def chosen(book: Book) -> Chosen:
    """Nothing chosen yet."""
    n_items = book.items.size
    return Chosen(
        np.zeros(n_items, np.int64), np.zeros(n_items, np.int64), np.zeros(n_items, np.int8)
    )


@compiled
def choose_types(typings: Typings, by: tuple[Book, Chosen]) -> None:
    """Give each item the type that it had when it was done, else its newest.

    One that was typed only later has the first type that it was given.

    Args:
        typings: Some of them.
        by: All moves are read; what was chosen of the others.
    """
    book, (chosen_us, chosen_seq, rank) = by
    items, words, as_of = book.items, book.words, book.as_of_us
    numbers, kinds, instants, places = typings
    for row in range(numbers.size):
        number = numbers[row]
        if number >= items.size:
            continue
        item = items[number]
        at_us, seq = instants[row], places[row]
        as_of_us = as_of[item["stream"]]
        if item["word"] == 0 or at_us > as_of_us:
            continue
        is_done = words[item["word"]]["state"] == DONE
        is_late = at_us > (item["done_us"] if is_done else as_of_us)
        rank_now = 2 if is_late else 1
        before_us, before_seq, rank_before = chosen_us[number], chosen_seq[number], rank[number]
        is_newer = at_us > before_us or (at_us == before_us and seq > before_seq)
        if (
            rank_before == 0
            or rank_now < rank_before
            or (rank_now == rank_before and is_newer != is_late)
        ):
            chosen_us[number], chosen_seq[number], rank[number] = at_us, seq, rank_now
            item["item_type"] = kinds[row] + 1
