"""Every number that a reading command prints of a history, with the question that explains it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, replace

from narrows.domain.calendar import Cut
from narrows.domain.measure import Measurement, Period
from narrows.domain.ports import History
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import CapacityUnit
from narrows.domain.work import ItemType
from narrows.metrics.of_type import BY_TYPE
from narrows.services.explain.movement_meanings import LOAD, LOSSES, TRAFFIC, WAITS
from narrows.services.explain.of_waits import name_of
from narrows.services.explain.question import Asked
from narrows.services.explain.status_meanings import BOTTLENECK, STATUS
from narrows.services.flow.locating import locate
from narrows.services.flow.losing import losses
from narrows.services.flow.measuring import measure
from narrows.services.flow.moving import loads, traffic
from narrows.services.flow.sharing import shared_waits
from narrows.services.flow.status_flows import statuses
from narrows.services.value.scoring import capacity

Printed = tuple[Asked, float | None]


def every_number(
    history: History, *, cut: Cut = Cut.WEEK, days: Period | None = None
) -> Iterator[Printed]:
    """All that `flow`, `statuses`, `bottleneck`, `load`, … print.

    Args:
        history: Visits and items.
        cut: By week, or all of it.
        days: That waits are told of; `None` is the last 26 weeks.
    """
    for each in measure(history, cut=cut):
        yield _of_measurement(each), each.value
    yield from of_statuses(history)
    yield from of_bottleneck(history)
    yield from of_movement(history, cut=cut)
    yield from of_waits(history, days)
    if any(span.first_at for span in history.spans):
        yield from of_capacity(history, cut=cut)


def some_of_each(numbers: Iterator[Printed], *, most: int) -> list[Printed]:
    """The first few of every kind of number that are more than 0, or else of those that are not."""
    kept: dict[tuple[str, str | None, str], list[Printed]] = defaultdict(list)
    for asked, printed in sorted(numbers, key=lambda each: not each[1]):
        own = kept[asked.metric, asked.statistic, asked.unit.value]
        if len(own) < most:
            own.append((asked, printed))
    return [each for own in kept.values() for each in own]


def _of_measurement(each: Measurement) -> Asked:
    kind = ItemType(each.item_type) if each.item_type else None
    assert kind is None or each.metric in BY_TYPE
    return Asked(of(each.stream), each.metric, each.statistic, each.period, kind, each.status)


def of(stream: str | None) -> str:
    """As people ask for it."""
    return stream or UNALIGNED_WORK


def of_statuses(history: History) -> Iterator[Printed]:
    """Of `narrows statuses`."""
    for each in statuses(history):
        for name in STATUS:
            asked = Asked(of(each.stream), "statuses", name, status=each.status)
            yield asked, getattr(each, name)


OF_THE_RIVER = {"waiting_items"}
"""Told by the picture of a stream's river, and not by the command."""


def of_bottleneck(history: History) -> Iterator[Printed]:
    """Of `narrows bottleneck`."""
    for found in locate(history):
        for evidence in found.evidence:
            for name in BOTTLENECK.keys() - OF_THE_RIVER:
                asked = Asked(found.stream, "bottleneck", name, status=evidence.status)
                yield asked, getattr(found if name == "probability" else evidence, name)


def of_movement(history: History, *, cut: Cut) -> Iterator[Printed]:
    """Of `narrows load`, `traffic` and `losses`."""
    for load in loads(history, cut=cut):
        for name in LOAD:
            asked = Asked(of(load.stream), "load", name, load.period, load.item_type)
            yield asked, getattr(load, name)
    for moved in traffic(history, cut=cut):
        for name in TRAFFIC:
            asked = Asked(of(moved.stream), "traffic", name, moved.period, status=moved.status)
            yield asked, getattr(moved, name)
    for lost in losses(history, cut=cut):
        for name in LOSSES:
            yield Asked(of(lost.stream), "losses", name, lost.period), getattr(lost, name)


def of_waits(history: History, days: Period | None) -> Iterator[Printed]:
    """Of `narrows waits`."""
    start, end = (days.start, days.end) if days else (None, None)
    for wait in shared_waits(history, start=start, end=end):
        name = name_of(wait)
        yield Asked(None, "waits", "wait_days", days, status=name), wait.wait_days
        for part in wait.streams:
            for field in WAITS:
                asked = Asked(part.stream, "waits", field, days, status=name)
                yield asked, getattr(part, field)


def of_capacity(history: History, *, cut: Cut) -> Iterator[Printed]:
    """Of `narrows value-score`, in each unit."""
    for unit in CapacityUnit:
        found = capacity(history, cut=cut, unit=unit)
        for score in (found.all, *found.periods):
            yield _score(None, "score_ratio", score.period, unit), score.score_ratio
            yield _score(None, "units", score.period, unit), score.units
            for own in score.streams:
                yield _score(own.stream or UNALIGNED_WORK, "units", score.period, unit), own.units
                asked = _score(own.stream or UNALIGNED_WORK, "share_ratio", score.period, unit)
                yield asked, own.share_ratio
                for kind, units in own.by_type.items():
                    asked = _score(own.stream or UNALIGNED_WORK, "units", score.period, unit)
                    yield replace(asked, item_type=ItemType(kind)), units


def _score(stream: str | None, name: str, period: Period, unit: CapacityUnit) -> Asked:
    return Asked(stream, "value_score", name, period, unit=unit)


def told_fields(record: type) -> set[str]:
    """The names of a record's numbers."""
    return {each.name for each in fields(record)}
