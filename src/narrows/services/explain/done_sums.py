"""How the numbers of the items done come of them: the sum, told and added up again."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil

from narrows.domain.streams import MeasurementPolicy
from narrows.services.explain.summed import (
    ITEMS,
    Days,
    Row,
    Sum,
    days_of,
    item_of,
    items_text,
    nth,
)
from narrows.services.flow.counted_time import start_of


def flow_velocity(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Each item done counts one."""
    del statistic, policy
    items = [item_of(row, part=1.0) for row in rows]
    return Sum(len(items), f"{items_text(len(items))} done in these days.", ITEMS, "", items)


def flow_time(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """The item at a place by length, or the mean."""
    days, never = days_of(policy), start_of(policy).never
    timed = sorted((row for row in rows if row[3] is not None), key=lambda row: int(str(row[3])))
    lengths = [int(str(row[3])) for row in timed]
    out = [
        item_of(row, left_out=f"done {never} before: it has no flow time")
        for row in rows
        if row[3] is None
    ]
    if not timed:
        return Sum(None, "No item done in these days has a flow time.", days.word, "", (), out)
    if statistic == "mean":
        items = [
            item_of(row, part=days.of(length), place=place)
            for place, (row, length) in enumerate(zip(timed, lengths, strict=True), start=1)
        ]
        value = sum(lengths) / (len(lengths) * days.length_us)
        told = f"Σ {days.of(sum(lengths)):,.1f} {days.word} / {items_text(len(items))}."
        return Sum(value, told, days.word, "", items, out)
    return replace(_placed(timed, statistic, days=days), left_out=out)


def flow_efficiency(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Σ active / Σ (active + waiting), never the mean of the items' ratios."""
    del statistic
    days = days_of(policy)
    active, waiting, unknown = ([int(str(row[place])) for row in rows] for place in (4, 5, 6))
    whole = sum(active) + sum(waiting)
    items = [
        item_of(row, part=days.of(own), whole=days.of(own + waited))
        for row, own, waited in zip(rows, active, waiting, strict=True)
        if own + waited
    ]
    out = [
        item_of(row, left_out="was neither active nor waiting")
        for row, own, waited in zip(rows, active, waiting, strict=True)
        if not own + waited
    ]
    parts = (f"active {days.word}", f"active + waiting {days.word}")
    if sum(unknown):
        told = "A status of these items does not tell active from waiting, so there is no ratio."
        return Sum(None, told, *parts, items, out)
    told = f"Σ {days.of(sum(active)):,.1f} active / Σ {days.of(whole):,.1f} {parts[1]}."
    value = sum(active) / whole if whole else None
    return Sum(value, told, *parts, items, out)


def flow_distribution(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """The share of a type; the type asked for is the statistic's."""
    del policy
    items = [item_of(row, part=float(row[2] == statistic)) for row in rows]
    n_own = sum(row[2] == statistic for row in rows)
    told = f"{n_own} of {items_text(len(items))} done are of the type {statistic}."
    return Sum(n_own / len(items) if items else None, told, ITEMS, "", items)


def status_wait(rows: Sequence[Row], statistic: str, *, policy: MeasurementPolicy) -> Sum:
    """Σ time in the status / items done, or the wait at a place; who skipped it counts 0."""
    days = days_of(policy)
    if statistic != "mean":
        return _placed(sorted(rows, key=lambda row: int(str(row[3]))), statistic, days=days)
    waits = [int(str(row[3])) for row in rows]
    items = [item_of(row, part=days.of(wait)) for row, wait in zip(rows, waits, strict=True)]
    n_skipped = sum(not wait for wait in waits)
    spent = f"Σ {days.of(sum(waits)):,.1f} {days.word}"
    told = f"{spent} / {items_text(len(items))} done, of which {n_skipped} skipped it."
    value = sum(waits) / (len(waits) * days.length_us) if waits else None
    return Sum(value, told, days.word, "", items)


def _placed(rows: Sequence[Row], statistic: str, *, days: Days) -> Sum:
    """The item at a place by its length, of rows in the order of their lengths."""
    lengths = [int(str(row[3])) for row in rows]
    items = [
        item_of(row, part=days.of(length), place=place)
        for place, (row, length) in enumerate(zip(rows, lengths, strict=True), start=1)
    ]
    if not items:
        return Sum(None, "No item was done in these days.", days.word, "", items)
    percent = int(statistic.removeprefix("p"))
    place = ceil(Fraction(percent * len(items), 100))
    items[place - 1] = replace(items[place - 1], is_answer=True)
    told = (
        f"The {nth(place)} shortest of {len(items)}: the first that at least {percent} % of them "
        f"({percent * len(items) / 100:g}) took no longer than."
    )
    return Sum(days.of(lengths[place - 1]), told, days.word, "", items)
