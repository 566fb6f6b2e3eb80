"""What moved in each period, as tables for people. Imported when a command runs."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console

from narrows.cli.render.flow_tables import NOTHING_YET, UNALIGNED
from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.views.rounding import days, number, percent

LOSSES_CAPTION = (
    "Rework: of the items done, those that moved backwards, and their time where they had been "
    "before, of all their time in process. Discarded: cancelled, and their time in process."
)

WAITS_CAPTION = (
    "The longest first; days of all items together, of 24 hours each whatever the calendars say."
)


def show_loads(loads: Sequence[LoadShare], console: Console) -> None:
    """One table per stream, a row per period and item type."""
    if not loads:
        console.print(NOTHING_YET)
    for stream, group in groupby(loads, key=lambda each: each.stream):
        shown = table(stream or UNALIGNED, "Load by the item type that items had each day.")
        add_words(shown, "from", "type")
        add_numbers(shown, "load", "at end", "share")
        for each in group:
            shown.add_row(
                str(each.period.start),
                each.item_type,
                number(each.mean_load_items),
                number(each.end_load_items),
                percent(each.share_ratio),
            )
        console.print(shown)


def show_traffic(traffic: Sequence[StatusTraffic], console: Console) -> None:
    """One table per stream, a row per period and status."""
    if not traffic:
        console.print(NOTHING_YET)
    for stream, group in groupby(traffic, key=lambda each: each.stream):
        shown = table(stream or UNALIGNED, "Grew: arrivals less departures.")
        add_words(shown, "from")
        add_texts(shown, "status")
        add_numbers(shown, "in", "out", "grew", "at end")
        for each in group:
            shown.add_row(
                str(each.period.start),
                line(each.status),
                number(each.n_arrivals),
                number(each.n_departures),
                f"{each.balance_items:+,}" if each.balance_items else "0",
                number(each.end_load_items),
            )
        console.print(shown)


def show_losses(losses: Sequence[Losses], console: Console) -> None:
    """One table per stream, a row per period."""
    if not losses:
        console.print(NOTHING_YET)
    for stream, group in groupby(losses, key=lambda each: each.stream):
        shown = table(stream or UNALIGNED, LOSSES_CAPTION)
        add_words(shown, "from")
        add_numbers(
            shown, "done", "reworked", "of them", "days", "of time", "discarded", "begun", "lost"
        )
        for each in group:
            shown.add_row(
                str(each.period.start),
                number(each.n_items),
                number(each.n_reworked),
                percent(each.reworked_ratio),
                days(each.rework_days),
                percent(each.rework_ratio),
                number(each.n_discarded),
                number(each.n_discarded_begun),
                days(each.discarded_days),
            )
        console.print(shown)


def show_waits(waits: Sequence[WaitShared], console: Console) -> None:
    """A row per wait and stream."""
    if not waits:
        console.print("No two streams share a wait.")
        return
    shown = table("Waits that streams share", WAITS_CAPTION)
    add_texts(shown, "wait", "stream", "as it says")
    add_numbers(shown, "items", "waited")
    for wait in waits:
        name = f"for «{wait.name}»" if wait.is_for else wait.name
        shown.add_row(line(name), "all together", "", "", days(wait.wait_days))
        for each in wait.streams:
            said = ", ".join(each.statuses)
            row = ("", each.stream, line(said), number(each.n_items), days(each.wait_days))
            shown.add_row(*row)
    console.print(shown)
