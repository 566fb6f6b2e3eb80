"""From moves to turns: each move is read once, in the order of time, and nothing is sorted."""

from narrows.warehouse.compiled.book import (
    DONE,
    IGNORED,
    MISSING,
    NEW,
    NONE,
    UNTYPED,
    Book,
    Moves,
    Records,
)
from narrows.warehouse.compiled.compiling import compiled


@compiled
def walk(moves: Moves, book: Book) -> int:
    """Find the turns, at which an item enters a visit and may leave one, and take them to it.

    Returns:
        How many turns `book` has. Less than 0: -1 - the row that comes too late in its item.
    """
    items, words, turns, closed = book.items, book.words, book.turns, book.closed
    waits_us, n_reopened, n_closed = book.waits_us, book.n_reopened, book.n_closed[0]
    numbers, streams, told, instants, places = moves
    n_turns = 0
    for row in range(numbers.size):
        item, at_us, place, turn = items[numbers[row]], instants[row], places[row], turns[n_turns]
        if item["is_left"]:
            continue
        if item["item_type"] == 0:
            item["stream"], item["item_type"], item["before"] = streams[row], UNTYPED, NONE
            item["entered_us"] = MISSING
        elif at_us < item["told_us"] or (at_us == item["told_us"] and place < item["told_seq"]):
            return -1 - row
        item["told_us"], item["told_seq"] = at_us, place
        word, last = words[told[row]], words[item["word"]]
        if word["state"] == IGNORED:
            # Before all visits it gives its time to the first, else to the one that lasts.
            if item["word"] == 0 and item["entered_us"] == MISSING:
                item["entered_us"] = at_us
        elif item["word"] == 0 or word["status"] != last["status"]:
            turn["item"], turn["word"] = numbers[row], told[row]
            n_closed = n_closed + close(closed[n_closed], (item, turn, last, at_us))
            stay_us = (turn["at_us"] - turn["since_us"]) * last["is_load"]
            waits_us[numbers[row], last["column"]] += stay_us
            if enter(item, (turn, word, last)):
                n_reopened[numbers[row]] += 1
            n_turns += 1
    book.n_closed[0] = n_closed
    return n_turns


@compiled
def close(visit: Records, left: tuple[Records, Records, Records, int]) -> int:
    """Write down the visit that an item leaves, if there was one, and when the next begins.

    Args:
        visit: Written, or not.
        left: The item, as it was; the turn, of which the rest is written; what the word meant; when
            the turn was told.

    Returns:
        How many visits it left: 1 or 0.
    """
    item, turn, last, at_us = left
    turn["stream"], turn["last"] = item["stream"], item["word"]
    if item["word"] == 0:
        turn["at_us"] = at_us if item["entered_us"] == MISSING else item["entered_us"]
        turn["since_us"] = item["created_us"] = turn["at_us"]
        return 0
    turn["since_us"], turn["at_us"] = item["entered_us"], at_us
    item["n_closed"] += 1
    visit["stream"], visit["item"] = item["stream"], turn["item"]
    visit["visit"], visit["status"] = item["n_closed"], last["status"]
    visit["state"], visit["before"] = last["state"], item["before"]
    visit["entered_at_us"], visit["left_at_us"] = item["entered_us"], at_us
    item["before"] = last["state"]
    return 1


@compiled
def enter(item: Records, turned: tuple[Records, Records, Records]) -> bool:
    """Begin a visit of an item.

    Args:
        item: Written.
        turned: The turn; what its word means; what the word before meant.

    Returns:
        Whether that reopens it.
    """
    turn, word, last = turned
    item["word"], item["entered_us"] = turn["word"], turn["at_us"]
    if word["is_load"] and not item["is_committed"]:
        item["is_committed"], item["committed_us"] = 1, turn["at_us"]
    if word["state"] == DONE and last["state"] != DONE:
        item["done_us"] = turn["at_us"]
    return bool(last["state"] == DONE and (word["is_load"] or word["state"] == NEW))
