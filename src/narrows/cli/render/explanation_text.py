"""An explanation on a terminal. Imported when the command runs."""

from collections.abc import Sequence

from rich.console import Console

from narrows.cli.render.tables import add_numbers, add_texts, add_words, line, table
from narrows.domain import amounts
from narrows.domain.amounts import UNDEFINED
from narrows.domain.calendar import day_of
from narrows.domain.explanation import ExplainedItem, Explanation
from narrows.domain.policy_version import PolicyVersion
from narrows.views.explanation import explanation_page
from narrows.views.rounding import number

MOST_ITEMS = 40
"""Items that the terminal lists; JSON has all. [items]"""


def show_explained(found: Explanation, out: Console, *, versions: Sequence[PolicyVersion]) -> None:
    """What a number means, its sum, the items, weeks and values in it, and those left out."""
    measured = found.measurement
    is_result = "/" in found.of
    shown = None
    if is_result:
        shown = amounts.value(measured.value, measured.unit, beside=found.beside)
    page = explanation_page(found, found.of, versions=versions, value=shown)
    of = f" of {measured.item_type}" if measured.item_type else ""
    of += f" in «{measured.status}»" if measured.status else ""
    out.print(
        f"{found.title}{of}, {measured.statistic}, {found.of}, {measured.period.start} "
        f"up to {measured.period.end} (without that day): {page.value}",
        style="bold",
        highlight=False,
    )
    policy = [page.policy] if page.policy else []
    for told in (found.definition, *_rules(found), *policy, found.sum):
        out.print(told, highlight=False)
    if page.per_week:
        out.print(page.per_week, highlight=False)
    if page.answers:
        out.print(page.answers, highlight=False)
    if found.weeks:
        _show_weeks(found, out)
    if found.observations:
        _show_observations(found, out)
    _show_items(found, out)
    if found.left_out:
        _show_left_out(found.left_out, out)


def _rules(found: Explanation) -> list[str]:
    return [f"{heading}: {told}" for heading, told in found.rules.items() if told]


def _show_items(found: Explanation, out: Console) -> None:
    n_more = len(found.items) - MOST_ITEMS
    more = f"{n_more:,} more: --json has all of them." if n_more > 0 else ""
    shown = table(f"In it: {amounts.so_many(len(found.items), found.line)}", more)
    listed = found.first(MOST_ITEMS)
    has_places = any(each.place for each in listed)
    if has_places:
        add_numbers(shown, "place")
    add_words(shown, "item", "type")
    add_texts(shown, "title")
    add_numbers(shown, found.part, *([found.whole] if found.whole else []))
    for each in listed:
        row = [line(each.id), each.item_type, line(each.title or "")]
        row += [_amount(each.part), *([_amount(each.whole)] if found.whole else [])]
        if has_places:
            row.insert(0, f"{each.place}{' ←' if each.is_answer else ''}")
        shown.add_row(*row)
    if found.items:
        out.print(shown)


def _show_weeks(found: Explanation, out: Console) -> None:
    shown = table(f"By week: {len(found.weeks):,}")
    add_words(shown, "from")
    has_values = any(each.value is not None for each in found.weeks)
    add_numbers(shown, *(["value"] if has_values else []), found.part or "adds")
    if found.whole:
        add_numbers(shown, found.whole)
    add_texts(shown, "left out")
    for each in found.weeks:
        row = [
            str(each.period.start),
            *([each.shown or _exactly(each.value)] if has_values else []),
        ]
        row += [_amount(each.part), *([_amount(each.whole)] if found.whole else [])]
        shown.add_row(*row, each.left_out)
    out.print(shown)


def _show_observations(found: Explanation, out: Console) -> None:
    shown = table(f"Observed: {amounts.so_many(len(found.observations), 'value')}")
    add_words(shown, "true of", "brought")
    add_numbers(shown, "value")
    add_texts(shown, "counts")
    zone = found.measurement.policy.zone
    for each in found.observations:
        counts = "this one ←" if each.is_answer else each.left_out
        days = (str(day_of(instant, zone)) for instant in (each.at, each.recorded_at))
        value = amounts.bare(each.value, "", beside=found.beside)
        shown.add_row(*days, value, counts)
    out.print(shown)


def _show_left_out(left_out: Sequence[ExplainedItem], out: Console) -> None:
    shown = table(f"Left out: {amounts.counted(len(left_out))}")
    add_words(shown, "item")
    add_texts(shown, "title", "why")
    for each in left_out[:MOST_ITEMS]:
        shown.add_row(line(each.id), line(each.title or ""), each.left_out)
    out.print(shown)


def _exactly(value: float | None) -> str:
    return amounts.bare(value, "")


def _amount(value: float | None) -> str:
    return UNDEFINED if value is None else number(value)
