"""What `narrows explain` does: ask the service and show its answer. Imported when it runs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from narrows.bootstrap import Home, open_home
from narrows.cli.render.progress import shown_progress
from narrows.cli.render.tables import add_numbers, add_texts, add_words, console, line, table
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import ExplainedItem, Explanation
from narrows.domain.iso8601 import parse_day
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History
from narrows.services.explain.explaining import explain
from narrows.services.explain.key_result import asked_of
from narrows.services.explain.question import Asked as Question
from narrows.services.explain.question import period_of
from narrows.services.flow.asking import history_of
from narrows.services.flow.versions import policy_versions
from narrows.views import as_json
from narrows.views.explanation import explanation_page
from narrows.views.rounding import UNDEFINED, number

if TYPE_CHECKING:
    from narrows.cli.explain import NumberAsked
    from narrows.cli.options import Asked

MOST_ITEMS = 40
"""Items that the terminal lists; JSON has all. [items]"""


def show_explanation(metric: str, given: "NumberAsked", *, asked: "Asked") -> None:
    """Take a number apart and show its parts."""
    home = open_home(asked.home)
    history = _history(home, asked)
    found = explain(history, _question(home, history, metric=metric, given=given, asked=asked))
    if asked.is_json:
        typer.echo(as_json.text({"explanation": found}))
    else:
        versions = policy_versions(home.repository.audit("stream"))
        own = versions.get(found.measurement.stream or "", ())
        _show(found, console(), versions=own)


def _history(home: Home, asked: "Asked") -> History:
    with shown_progress() as progress:
        return history_of(
            home.stored().plan,
            home.warehouse,
            stream=asked.stream,
            as_of=asked.as_of,
            progress=progress,
        )


def _question(
    home: Home, history: History, *, metric: str, given: "NumberAsked", asked: "Asked"
) -> Question:
    if "/" in metric:
        return asked_of(
            metric, home.stored().plan, history=history,
            observations=home.repository.observations(), now=home.now,
        )  # fmt: skip
    if asked.stream is None:
        known = ", ".join(each.id for each in home.stored().plan.streams) or "none yet"
        raise NarrowsError("stream-missing", f"Say of which stream, --stream; there is {known}.")
    start, end = (parse_day(each) if each else None for each in (given.start, given.end))
    period = period_of(start, end=end)
    return Question(asked.stream, metric, given.statistic, period, given.item_type, given.status)


def _show(found: Explanation, out: Console, *, versions: Sequence[PolicyVersion]) -> None:
    measured = found.measurement
    page = explanation_page(found, measured.stream or "", versions=versions)
    of = f" of {measured.item_type}" if measured.item_type else ""
    of += f" in «{measured.status}»" if measured.status else ""
    out.print(
        f"{found.title}{of}, {measured.statistic}, {measured.stream}, {measured.period.start} "
        f"up to {measured.period.end} (without that day): {page.value}",
        style="bold",
        highlight=False,
    )
    for told in (found.definition, *_rules(found), page.policy, found.sum):
        out.print(told, highlight=False)
    if page.per_week:
        out.print(page.per_week, highlight=False)
    _show_items(found, out)
    if found.left_out:
        _show_left_out(found.left_out, out)


def _rules(found: Explanation) -> list[str]:
    return [f"{heading}: {told}" for heading, told in found.rules.items() if told]


def _show_items(found: Explanation, out: Console) -> None:
    n_more = len(found.items) - MOST_ITEMS
    more = f"{n_more:,} more: --json has all of them." if n_more > 0 else ""
    shown = table(f"In it: {len(found.items):,} items", more)
    if any(each.place for each in found.items):
        add_numbers(shown, "place")
    add_words(shown, "item", "type")
    add_texts(shown, "title")
    add_numbers(shown, found.part, *([found.whole] if found.whole else []))
    for each in _listed(found.items):
        row = [line(each.id), each.item_type, line(each.title or "")]
        row += [_amount(each.part), *([_amount(each.whole)] if found.whole else [])]
        if any(other.place for other in found.items):
            row.insert(0, f"{each.place}{' ←' if each.is_answer else ''}")
        shown.add_row(*row)
    if found.items:
        out.print(shown)


def _listed(items: Sequence[ExplainedItem]) -> list[ExplainedItem]:
    """The first ones, and in any case the one that is the answer."""
    return [each for place, each in enumerate(items) if place < MOST_ITEMS or each.is_answer]


def _show_left_out(left_out: Sequence[ExplainedItem], out: Console) -> None:
    shown = table(f"Left out: {len(left_out):,} items")
    add_words(shown, "item")
    add_texts(shown, "title", "why")
    for each in left_out[:MOST_ITEMS]:
        shown.add_row(line(each.id), line(each.title or ""), each.left_out)
    out.print(shown)


def _amount(value: float | None) -> str:
    return UNDEFINED if value is None else number(value)
