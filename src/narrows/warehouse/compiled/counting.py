"""What the turns add to the counts of their streams: by week, by day, by status."""

from narrows.warehouse.compiled.book import Book, Instants, Slots
from narrows.warehouse.compiled.compiling import compiled


@compiled
def place(instants: Instants, slots: Slots) -> None:
    """Find the slot of each, counted from 1; 0 is before all, one more than all is after them.

    Neighbours lie near each other mostly, and are looked for there first.

    Args:
        instants: Then with the slots.
        slots: By stream.
    """
    streams, all_us, found = instants
    edges_us, n_slots, near = slots.edges_us, slots.n_slots, 0
    for row in range(streams.size):
        stream, at_us = streams[row], all_us[row]
        last = n_slots[stream]
        if last == 0 or at_us < edges_us[stream, 0]:
            found[row] = 0
        elif at_us >= edges_us[stream, last]:
            found[row] = last + 1
        else:
            if (
                near >= last
                or at_us < edges_us[stream, near]
                or at_us >= edges_us[stream, near + 1]
            ):
                near, above = 0, last
                while above - near > 1:
                    middle = (near + above) // 2
                    if at_us < edges_us[stream, middle]:
                        above = middle
                    else:
                        near = middle
            found[row] = near + 1


@compiled
def count(book: Book, n_turns: int) -> None:
    """Count the visits that are entered and left.

    Args:
        book: Of the turns, whose slots are found.
        n_turns: How many there are.
    """
    words, turns, statuses, days = book.words, book.turns, book.statuses, book.in_days.slot
    arrivals, departures, daily = book.arrivals, book.departures, book.daily
    steps, load_us, until_us = book.steps, book.load_us, book.until_us
    streams, instants, weeks = book.in_weeks
    for row in range(n_turns):
        turn, stream, at_us, week = turns[row], streams[row], instants[row], weeks[row]
        word, last = words[turn["word"]], words[turn["last"]]
        entered = statuses[stream, word["place"]]
        entered["first_us"] = min(entered["first_us"], at_us)
        entered["state"] = max(entered["state"], word["state"])
        entered["is_load"] |= word["is_load"]
        arrivals[stream, week, word["place"]] += 1
        if turn["last"]:
            left, stay_us = statuses[stream, last["place"]], at_us - turn["since_us"]
            left["total_us"] += stay_us
            left["spent_us"] += stay_us * last["is_load"]
            departures[stream, week, last["place"]] += 1
        step = word["is_load"] - last["is_load"]
        steps[stream, week] += step
        load_us[stream, week] += step * (until_us[stream, week] - at_us)
        if word["state"] != last["state"]:
            daily[stream, days[row], word["state"]] += 1
            if turn["last"]:
                daily[stream, days[row], last["state"]] -= 1
