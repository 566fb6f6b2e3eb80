"""The narrows of each stream and the evidence for it, for people. Imported when asked for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from narrows.cli.render.tables import add_numbers, add_texts, line, table
from narrows.domain.flow import Bottleneck, Effect
from narrows.views.rounding import days, number, percent
from narrows.views.soundness import policy_text

if TYPE_CHECKING:
    from narrows.cli.render.flow_tables import Versions


def show_bottlenecks(
    found: Iterable[Bottleneck], console: Console, *, versions: "Versions"
) -> None:
    """A sentence per stream and effect, with the evidence below it."""
    for bottleneck in found:
        console.print(line(_sentence(bottleneck)), style="bold")
        if bottleneck.queue_statuses:
            console.print(line(f"Its queue: {', '.join(bottleneck.queue_statuses)}."))
        if bottleneck.evidence:
            console.print(evidence_table(bottleneck))
        if bottleneck.longest_status:
            console.print(
                line(
                    f"Longest time in a status, which need not be it: {bottleneck.longest_status}."
                ),
                style="dim",
            )
        told = policy_text(
            bottleneck.policy,
            versions.get(bottleneck.stream, ()),
        )
        console.print(line(told), style="dim")


def _sentence(found: Bottleneck) -> str:
    what = "narrows" if found.effect is Effect.LIMITS else "longest delay"
    if len(found.undecided_between) == 1:
        return f"{found.stream}: the {what} is perhaps «{found.undecided_between[0]}», undecided"
    if found.undecided_between:
        return f"{found.stream}: the {what} is undecided between " + " and ".join(
            found.undecided_between
        )
    if found.status is None:
        return f"{found.stream}: no {what} can be named, {found.reason}"
    how_sure = "" if found.probability is None else f" (chance {percent(found.probability)})"
    return f"{found.stream}: the {what} is «{found.status}»{how_sure}"


def evidence_table(found: Bottleneck, title: str = "") -> Table:
    """What is known of each reach, or of each pure delay."""
    shown = table(title)
    add_texts(shown, "status")
    add_numbers(shown, "queue", "capacity/week", "in/week", "out/week", "slots", "load", "share")
    for each in found.evidence:
        shown.add_row(
            line(each.status),
            days(each.queue_days, found.day_hours),
            number(each.capacity_per_week),
            number(each.arrivals_per_week),
            number(each.departures_per_week),
            number(each.slots),
            number(each.load_items),
            percent(each.flow_time_share_ratio),
        )
    return shown
