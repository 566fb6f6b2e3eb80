"""How the numbers of the items done come of them: the sum, told and added up again."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil
from operator import itemgetter

from narrows.domain.explanation import ExplainedItem
from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.listed import Listed
from narrows.services.explain.of_rows import Row, amount, in_places, item_of, left_out, most_first
from narrows.services.explain.summed import ITEMS, Days, Sum, amount_text, days_of, items_text, nth
from narrows.services.flow.counted_time import start_of


def flow_velocity(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Each item done counts one."""
    del statistic, policy
    words = f"{items_text(len(rows))} done in these days."
    items = Listed(rows, lambda row: item_of(row, part=1.0))
    return Sum(len(rows), words, ITEMS, "", items, n_items=len(rows))


def flow_time(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """The item at a place by length, or the mean."""
    days, never = days_of(policy), start_of(policy).never
    timed = sorted((row for row in rows if row[3] is not None), key=itemgetter(3))
    why = f"done {never} before: it has no flow time"
    out = left_out((row for row in rows if row[3] is None), why)
    if not timed:
        return Sum(None, "No item done in these days has a flow time.", days.word, "", (), out)
    if statistic != "mean":
        return replace(_placed(timed, statistic, days=days), left_out=out)
    total_us, n_items = sum(amount(row, 3) for row in timed), len(timed)
    told = f"Σ {amount_text(days.of(total_us))} {days.word} / {items_text(n_items)}."
    value, items = total_us / (n_items * days.length_us), in_places(timed, days, column=3)
    return Sum(value, told, days.word, "", items, out, n_items=n_items)


def flow_efficiency(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Σ active / Σ (active + waiting), never the mean of the items' ratios."""
    del statistic
    days, never = days_of(policy), start_of(policy).never
    # Who was worked on outside of working hours alone is in it, with nothing of nothing.
    timed = (row for row in rows if row[3] is not None)
    spent = [(amount(row, 4), amount(row, 4) + amount(row, 5), row) for row in timed]
    active, whole = sum(own for own, _, _ in spent), sum(both for _, both, _ in spent)
    counted = sorted(spent, key=lambda each: (-each[0], -each[1]))

    def item(each: tuple[int, int, Row]) -> ExplainedItem:
        own, both, row = each
        return item_of(row, part=days.of(own), whole=days.of(both))

    why = f"done {never} before: it has no time in process"
    out = left_out((row for row in rows if row[3] is None), why)
    parts = (f"active {days.word}", f"active + waiting {days.word}")
    told = f"Σ {amount_text(days.of(active))} active / Σ {amount_text(days.of(whole))} {parts[1]}."
    value = active / whole if whole else None
    if any(amount(row, 6) for row in rows):
        told = "A status of these items does not tell active from waiting, so there is no ratio."
        value = None
    return Sum(value, told, *parts, Listed(counted, item), out, n_items=len(counted))


def flow_distribution(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """The share of a type; the type asked for is the statistic's."""
    del policy
    own_first = sorted(rows, key=lambda row: row[2] != statistic)
    n_own, n_items = sum(row[2] == statistic for row in rows), len(rows)
    told = f"{n_own} of {items_text(n_items)} done are of the type {statistic}."
    items = Listed(own_first, lambda row: item_of(row, part=float(row[2] == statistic)))
    return Sum(n_own / n_items if rows else None, told, ITEMS, "", items, n_items=n_items)


def status_wait(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Σ time in the status / items done, or the wait at a place; who skipped it counts 0."""
    days = days_of(policy)
    if statistic != "mean":
        return _placed(sorted(rows, key=itemgetter(3)), statistic, days=days)
    total_us, n_items = sum(amount(row, 3) for row in rows), len(rows)
    n_skipped = sum(not row[3] for row in rows)
    spent = f"Σ {amount_text(days.of(total_us))} {days.word}"
    told = f"{spent} / {items_text(n_items)} done, of which {n_skipped} skipped it."
    value = total_us / (n_items * days.length_us) if rows else None
    items = Listed(most_first(rows, 3), lambda row: item_of(row, part=days.of(amount(row, 3))))
    return Sum(value, told, days.word, "", items, n_items=n_items)


def _placed(rows: Sequence[Row], statistic: str, *, days: Days) -> Sum:
    """The item at a place by its length, of rows in the order of their lengths."""
    if not rows:
        return Sum(None, "No item was done in these days.", days.word, "", ())
    percent, n_items = int(statistic.removeprefix("p")), len(rows)
    place = ceil(Fraction(percent * n_items, 100))
    told = (
        f"The {nth(place)} shortest of {n_items}: the first that at least {percent} % of them "
        f"({percent * n_items / 100:g}) took no longer than."
    )
    value, items = (
        days.of(amount(rows[place - 1], 3)),
        in_places(rows, days, column=3, answer=place),
    )
    return Sum(value, told, days.word, "", items, n_items=n_items, answer=place)
