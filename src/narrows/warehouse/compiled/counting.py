"""What the turns add to the counts of their streams: by week, by day, by status."""

from narrows.warehouse.compiled.book import (
    EVER_AFTER,
    MISSING,
    Book,
    Micros,
    Numbers,
    Records,
    Slots,
)
from narrows.warehouse.compiled.compiling import compiled


@compiled
def slot_of(slots: Slots, when: tuple[int, int]) -> int:
    """The slot of an instant, counted from 1; 0 is before all, one more than all is after them.

    Args:
        slots: By stream.
        when: The stream; the instant. [µs since 1970 UTC]
    """
    stream, at_us = when
    edges_us, last = slots.edges_us[stream], slots.n_slots[stream]
    if last == 0 or at_us < edges_us[0]:
        return 0
    if at_us >= edges_us[last]:
        return int(last) + 1
    near, above = 0, int(last)
    while above - near > 1:
        middle = (near + above) // 2
        if at_us < edges_us[middle]:
            above = middle
        else:
            near = middle
    return near + 1


@compiled
def place(slots: Slots, instants: tuple[Numbers, Micros, Numbers]) -> None:
    """Find the slots of instants.

    Args:
        slots: By stream.
        instants: Their streams; when they are; then their slots.
    """
    streams, all_us, found = instants
    for row in range(streams.size):
        found[row] = slot_of(slots, (streams[row], all_us[row]))


@compiled
def span_of(slots: Slots, at: tuple[int, int]) -> tuple[int, int]:
    """From when until when a slot lasts. [µs since 1970 UTC]

    Args:
        slots: By stream.
        at: The stream; the slot, as `slot_of` counts.
    """
    stream, slot = at
    edges_us, last = slots.edges_us[stream], slots.n_slots[stream]
    from_us = edges_us[slot - 1] if slot > 0 else MISSING
    until_us = edges_us[slot] if slot <= last and last > 0 else EVER_AFTER
    return from_us, until_us


@compiled
def look_up(book: Book, turn: Records) -> None:
    """Find the week and the day of a turn, which most of its stream's next turns are in too.

    Args:
        book: Of which `now` is written.
        turn: Its stream and instant matter.
    """
    stream, at_us = int(turn["stream"]), int(turn["at_us"])
    now = book.now[stream]
    week, day = slot_of(book.weeks, (stream, at_us)), slot_of(book.days, (stream, at_us))
    week_us, day_us = span_of(book.weeks, (stream, week)), span_of(book.days, (stream, day))
    now["week"], now["day"], now["load_until_us"] = week, day, book.until_us[stream, week]
    now["from_us"], now["until_us"] = max(week_us[0], day_us[0]), min(week_us[1], day_us[1])


@compiled
def count(book: Book, n_turns: int) -> None:
    """Count the visits that are entered and left.

    Args:
        book: Of the turns.
        n_turns: How many there are.
    """
    words, turns, statuses, all_now = book.words, book.turns, book.statuses, book.now
    arrivals, departures, daily = book.arrivals, book.departures, book.daily
    steps, load_us = book.steps, book.load_us
    for row in range(n_turns):
        turn, stream, at_us = turns[row], turns[row]["stream"], turns[row]["at_us"]
        now, word, last = all_now[stream], words[turn["word"]], words[turn["last"]]
        if at_us < now["from_us"] or at_us >= now["until_us"]:
            look_up(book, turn)
        week, day, entered = now["week"], now["day"], statuses[stream, word["place"]]
        # Most of these hold already: to look is quicker than to write.
        if at_us < entered["first_us"]:  # noqa: PLR1730
            entered["first_us"] = at_us
        if word["state"] > entered["state"]:  # noqa: PLR1730
            entered["state"] = word["state"]
        if word["is_load"] > entered["is_load"]:
            entered["is_load"] = 1
        arrivals[stream, week, word["place"]] += 1
        if turn["last"]:
            statuses[stream, last["place"]]["total_us"] += at_us - turn["since_us"]
            departures[stream, week, last["place"]] += 1
        step = word["is_load"] - last["is_load"]
        if step:
            steps[stream, week] += step
            load_us[stream, week] += step * (now["load_until_us"] - at_us)
        if word["state"] != last["state"]:
            daily[stream, day, word["state"]] += 1
            if turn["last"]:
                daily[stream, day, last["state"]] -= 1
