"""What `narrows value-score` does: ask the service and show its answer. Imported when it runs."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from narrows.cli.history_asked import asked_history
from narrows.cli.options import Asked
from narrows.cli.render.explain_hint import of_value_score, show_hint
from narrows.cli.render.tables import add_numbers, add_texts, add_words, console, line, table
from narrows.domain import amounts
from narrows.domain.amounts import UNDEFINED
from narrows.domain.iso8601 import parse_day
from narrows.domain.value import Capacity, CapacityUnit, ValueScore
from narrows.services.flow.counting import counted
from narrows.services.flow.spans import policy_of
from narrows.services.value.scoring import capacity
from narrows.views import as_json
from narrows.views.rounding import instant, number, percent
from narrows.views.value_shares import shares_beside

if TYPE_CHECKING:
    from narrows.cli.value_score import CapacityAsked

UNIT_NAMES = {
    CapacityUnit.ACTIVE_DAYS: "days worked on items",
    CapacityUnit.ITEMS: "items done",
    CapacityUnit.POINTS: "points of the items done",
    CapacityUnit.LOGGED_HOURS: "hours logged on items",
}
UNALIGNED = "no stream"
MOST_STREAMS = 6
"""That get a column of their own; the rest are taken together. [streams]"""
MOST_LOOSE = 10
"""Items that the terminal lists; JSON and the page have more. [items]"""


def show_value_score(asked: "CapacityAsked") -> None:
    """Measure the value score and show it."""
    known = asked_history(Asked(as_of=asked.as_of, home=asked.home))
    start, end = (parse_day(each) if each else None for each in (asked.start, asked.end))
    found = capacity(known.history, cut=asked.by, start=start, end=end, unit=asked.unit)
    if asked.is_json:
        how = counted(known.history, known.versions, cut=asked.by, start=start, end=end)
        typer.echo(as_json.text({"value_score": found, "counted": how}))
    else:
        # What no stream takes is counted in the zone of the organisation.
        zone = policy_of(known.history.spans[-1]).zone
        _show(found, console(), as_of=known.as_of, zone=zone)


def _show(found: Capacity, out: Console, *, as_of: datetime | None, zone: str) -> None:
    named = _named(found.all)
    shown = table("Value score", _caption(found, zone))
    add_words(shown, "from")
    add_numbers(shown, "score", "units", *(each or UNALIGNED for each in named))
    if len(named) < len(found.all.streams):
        add_numbers(shown, "others")
    for score in found.periods:
        shown.add_row(score.period.start.isoformat(), *_row(score, named))
    if len(found.periods) > 1:
        shown.add_section()
        shown.add_row("all", *_row(found.all, named))
    out.print(shown)
    if any(each.is_overdrawn for each in (found.all, *found.periods)):
        out.print("Where corrections took more hours off than were logged, there is no score.")
    if any(each.is_one_sided for each in (found.all, *found.periods)):
        out.print("Where nothing is known of the work that no stream takes, there is no score.")
    if found.all.n_unmeasured:
        out.print(_unmeasured(found.all))
    if found.loose:
        _show_loose(found, out)
    more = "; of one stream: --stream, share_ratio, units"
    show_hint(out, of_value_score(found), more=more, as_of=as_of)


def _named(score: ValueScore) -> list[str | None]:
    """The streams that get a column: the largest, in the plan's order."""
    largest = sorted(score.streams, key=lambda each: (each.stream is not None, -(each.units or 0)))
    kept = {each.stream for each in largest[:MOST_STREAMS]}
    return [each.stream for each in score.streams if each.stream in kept]


def _row(score: ValueScore, named: Sequence[str | None]) -> list[str]:
    return [percent(score.score_ratio), number(score.units), *shares_beside(score, named)]


def _caption(found: Capacity, zone: str) -> str:
    return (
        f"Units on value streams / all units. Unit: {UNIT_NAMES[found.all.unit]}. "
        f"{UNDEFINED}: none, or not known. Complete until {instant(found.complete_until, zone)} "
        f"({zone})."
    )


def _unmeasured(score: ValueScore) -> str:
    n_items = amounts.counted(score.n_unmeasured)
    is_one = score.n_unmeasured == 1
    have, are, were = ("has", "is", "was") if is_one else ("have", "are", "were")
    if score.unit is CapacityUnit.POINTS:
        return f"{n_items} done {have} no points and {are} left out."
    if score.unit is CapacityUnit.LOGGED_HOURS:
        return f"{n_items} worked on {have} no hours and {are} left out."
    return (
        f"{n_items} {were} in a status that does not tell waiting from working, "
        "so there is no score: map the status in a workflow, or count --unit items."
    )


def _show_loose(found: Capacity, out: Console) -> None:
    shown = table(
        f"Worked on, and in no stream: {amounts.counted(found.n_loose)}",
        "Days: worked on within all these periods. `narrows refuse` logs a request as refused; a "
        "stream's `takes` makes it its work.",
    )
    add_words(shown, "item", "type")
    add_texts(shown, "title", "status")
    add_numbers(shown, "days")
    for item in found.loose[:MOST_LOOSE]:
        shown.add_row(
            line(item.id),
            item.item_type,
            line(item.title or ""),
            line(item.status),
            number(item.active_days),
        )
    out.print(shown)
