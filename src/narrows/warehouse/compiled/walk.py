"""The pass over the moves: each is read once, in the order of time, and nothing is sorted.

Each function is one loop over arrays that it takes out of the book before: to take one out within
the loop would count its references, at the cost of everything else together.
"""

from narrows.warehouse.compiled.book import (
    ACTIVE,
    DONE,
    IGNORED,
    MISSING,
    NEW,
    NONE,
    UNKNOWN,
    UNTYPED,
    WAITING,
    Book,
    Moves,
)
from narrows.warehouse.compiled.compiling import compiled


@compiled
def walk(moves: Moves, book: Book) -> int:
    """Find the turns, at which an item enters a visit and may leave one.

    Args:
        moves: The next ones, no more than there is room for.
        book: What came before; then also the turns, and where each item is now.

    Returns:
        How many turns there are. Less than 0: -1 - the row that comes too late in its item.
    """
    items, words, turns = book.items, book.words, book.turns
    of_stream, at_turn, _ = book.in_weeks
    numbers, streams, told, instants, places = moves
    n_turns = 0
    for row in range(numbers.size):
        item, word, at_us, place = items[numbers[row]], told[row], instants[row], places[row]
        if item["is_left"]:
            continue
        if item["item_type"] == 0:
            item["stream"], item["item_type"], item["before"] = streams[row], UNTYPED, NONE
            item["entered_us"] = MISSING
        elif at_us < item["told_us"] or (at_us == item["told_us"] and place < item["told_seq"]):
            return -1 - row
        item["told_us"], item["told_seq"] = at_us, place
        last = item["word"]
        if words[word]["state"] == IGNORED:
            # Before all visits it gives its time to the first, else to the one that lasts.
            if last == 0 and item["entered_us"] == MISSING:
                item["entered_us"] = at_us
        elif last == 0 or words[word]["status"] != words[last]["status"]:
            turn = turns[n_turns]
            turn["item"], turn["last"], turn["word"] = numbers[row], last, word
            if last == 0 and item["entered_us"] != MISSING:
                at_us = item["entered_us"]
            turn["since_us"], turn["at_us"] = item["entered_us"] if last else at_us, at_us
            item["word"], item["entered_us"] = word, at_us
            of_stream[n_turns], at_turn[n_turns] = item["stream"], at_us
            n_turns += 1
    return n_turns


@compiled
def take(book: Book, n_turns: int) -> int:
    """Take the turns to their items, and write down the visits that are left.

    Returns:
        How many visits `book.closed` has then.
    """
    items, rare, words, turns = book.items, book.rare, book.words, book.turns
    waits_us, has_waits = book.waits_us, int(book.waits_us.shape[0] > 1)
    streams, numbers, visits, statuses, states, befores, entered_us, left_us = book.closed
    n_closed = 0
    for row in range(n_turns):
        turn = turns[row]
        number, at_us = turn["item"], turn["at_us"]
        item, word, last = items[number], words[turn["word"]], words[turn["last"]]
        # Which state it is nobody can foretell: to multiply is quicker than to guess a branch.
        stay_us = (at_us - turn["since_us"]) * last["is_load"]
        item["active_us"] += stay_us * (last["state"] == ACTIVE)
        item["waiting_us"] += stay_us * (last["state"] == WAITING)
        item["unknown_us"] += stay_us * (last["state"] == UNKNOWN)
        waits_us[number * has_waits, last["place"]] += stay_us
        if turn["last"]:
            item["n_closed"] += 1
            streams[n_closed], numbers[n_closed] = item["stream"], number
            visits[n_closed], statuses[n_closed] = item["n_closed"], last["status"]
            states[n_closed], befores[n_closed] = last["state"], item["before"]
            entered_us[n_closed], left_us[n_closed] = turn["since_us"], at_us
            item["before"] = last["state"]
            n_closed += 1
        else:
            rare[number]["created_us"] = at_us
        if word["is_load"] and not item["is_committed"]:
            item["is_committed"], rare[number]["committed_us"] = 1, at_us
        if word["state"] == DONE and last["state"] != DONE:
            rare[number]["done_us"] = at_us
        if last["state"] == DONE and (word["is_load"] or word["state"] == NEW):
            rare[number]["n_reopened"] += 1
    return n_closed


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
