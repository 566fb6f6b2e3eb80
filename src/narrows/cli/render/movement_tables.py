"""What moved in each period, as tables for people. Imported when a command runs."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console

from narrows.cli.render.flow_tables import NOTHING_HERE, UNALIGNED, Versions
from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.domain.working_calendar import DAY_HOURS
from narrows.views.movement_charts import load_shares
from narrows.views.rounding import change, days, number, percent
from narrows.views.soundness import policy_text

LOADS_CAPTION = "Load by the item type that items had each day."
TRAFFIC_CAPTION = "Grew: arrivals less departures."

LOSSES_CAPTION = (
    "Rework: of the items done, those that moved backwards, and their time where they had been "
    "before, of all their time in process. Discarded: cancelled, and their time in process."
)

WAITS_CAPTION = (
    "The longest first; days of all items together, of 24 hours each whatever the calendars say."
)


def show_loads(loads: Sequence[LoadShare], console: Console, *, versions: Versions) -> None:
    """One table per stream, a row per period and item type."""
    if not loads:
        console.print(NOTHING_HERE)
    for (stream, policy), group in groupby(loads, key=lambda each: (each.stream, each.policy)):
        told = policy_text(policy, versions.get(stream or "", ()), day_hours=DAY_HOURS)
        shown = table(stream or UNALIGNED, f"{LOADS_CAPTION} {told}")
        add_words(shown, "from", "type")
        add_numbers(shown, "load", "at end", "share")
        own = list(group)
        shares = load_shares(own)
        for each in own:
            shown.add_row(
                str(each.period.start),
                each.item_type,
                number(each.mean_load_items),
                number(each.end_load_items),
                shares[each.period][each.item_type],
            )
        console.print(shown)


def show_traffic(traffic: Sequence[StatusTraffic], console: Console, *, versions: Versions) -> None:
    """One table per stream, a row per period and status."""
    if not traffic:
        console.print(NOTHING_HERE)
    for (stream, policy), group in groupby(traffic, key=lambda each: (each.stream, each.policy)):
        told = policy_text(policy, versions.get(stream or "", ()))
        shown = table(stream or UNALIGNED, f"{TRAFFIC_CAPTION} {told}")
        add_words(shown, "from")
        add_texts(shown, "status")
        add_numbers(shown, "in", "out", "grew", "at end")
        for each in group:
            shown.add_row(
                str(each.period.start),
                line(each.status),
                number(each.n_arrivals),
                number(each.n_departures),
                change(each.balance_items),
                number(each.end_load_items),
            )
        console.print(shown)


def show_losses(losses: Sequence[Losses], console: Console, *, versions: Versions) -> None:
    """One table per stream, a row per period."""
    if not losses:
        console.print(NOTHING_HERE)
    for (stream, policy), group in groupby(losses, key=lambda each: (each.stream, each.policy)):
        told = policy_text(policy, versions.get(stream or "", ()))
        shown = table(stream or UNALIGNED, f"{LOSSES_CAPTION} {told}")
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
                days(each.rework_days, each.policy.day_hours),
                percent(each.rework_ratio),
                number(each.n_discarded),
                number(each.n_discarded_begun),
                days(each.discarded_days, each.policy.day_hours),
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
        shown.add_row(line(name), "all together", "", "", days(wait.wait_days, wait.day_hours))
        for each in wait.streams:
            said = ", ".join(each.statuses)
            waited = days(each.wait_days, wait.day_hours)
            shown.add_row("", each.stream, line(said), number(each.n_items), waited)
    console.print(shown)
