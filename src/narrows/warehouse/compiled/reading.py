"""The pass over the moves, block by block.

Each function is one loop over arrays that it takes out of the book before: to take one out within
the loop would count its references, at the cost of everything else together.
"""

from narrows.warehouse.compiled.book import BLOCK_ROWS, DONE, MISSING, NEW, WAITING, Book, Moves
from narrows.warehouse.compiled.compiling import compiled
from narrows.warehouse.compiled.counting import count
from narrows.warehouse.compiled.walk import walk


@compiled
def read(moves: Moves, book: Book) -> int:
    """Take moves to their items, and write down the visits that are left.

    Args:
        moves: The next ones, no more than there is room for visits.
        book: What came before; then also they.

    Returns:
        How many visits `book.closed` has then; -1 where a row comes too late in its item.
    """
    is_measured, is_declared = book.weeks.names.size > 0, book.declared.size > 1
    book.n_closed[0] = 0
    for first in range(0, moves.item.size, BLOCK_ROWS):
        end = first + BLOCK_ROWS
        block = Moves(
            moves.item[first:end],
            moves.stream[first:end],
            moves.word[first:end],
            moves.at_us[first:end],
            moves.seq[first:end],
        )
        touch(block, book)
        n_turns = walk(block, book)
        if n_turns < 0:
            return -1
        if is_measured:
            count(book, n_turns)
        if is_declared:
            declare(book, n_turns)
    return int(book.n_closed[0])


@compiled
def touch(moves: Moves, book: Book) -> None:
    """Read a number of each item that the moves are of, and do nothing with it.

    An item lies anywhere in the memory. Asked one after the other without waiting for an answer,
    many are on their way into the cache at once; `walk` would wait for each.
    """
    items, words, waits_us, seen = book.items, book.words, book.waits_us, 0
    for row in range(moves.item.size):
        seen |= items[moves.item[row]]["word"]
    for row in range(moves.item.size):
        number = moves.item[row]
        seen |= waits_us[number, words[items[number]["word"]]["column"]]
    # A compiler leaves out what nothing comes of.
    book.n_closed[1] = seen


@compiled
def declare(book: Book, n_turns: int) -> None:
    """Note what other policies than the usual ones ask.

    Args:
        book: Of the turns.
        n_turns: How many there are.
    """
    all_declared, words, turns = book.declared, book.words, book.turns
    for row in range(n_turns):
        turn = turns[row]
        declared, word, last = all_declared[turn["item"]], words[turn["word"]], words[turn["last"]]
        if turn["last"] == 0:
            declared["opened_us"] = declared["begun_us"] = declared["reopened_us"] = MISSING
        elif last["state"] == WAITING and declared["begun_us"] == MISSING:
            # All waiting before the first activity; where there is none nobody asks.
            declared["early_us"] += turn["at_us"] - turn["since_us"]
        if word["is_load"] or word["state"] == NEW:
            if declared["opened_us"] == MISSING:
                declared["opened_us"] = turn["at_us"]
            if last["state"] == DONE:
                declared["reopened_us"] = turn["at_us"]
            if declared["begun_us"] == MISSING and word["state"] not in (NEW, WAITING):
                declared["begun_us"] = turn["at_us"]
