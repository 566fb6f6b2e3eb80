"""What commands answer about one stream, and the same numbers by hand, in one shape to compare."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from narrows.domain.measure import DAY_US
from narrows.domain.ports import PeriodRow
from narrows.services.flow.measuring import every_metric
from tests.oracles import flow_oracle
from tests.oracles.flow_stories import Story
from tests.oracles.raw_logs import EPOCH, STREAM
from tests.tables import Log

Answer = Mapping[str, Any]

IN_DAYS = ("flow_time", "status_wait")


def with_the_period_of(answer: Answer, log: Log, zone: str) -> Log:
    """The log with the one period that an answer is about."""
    (period,) = {tuple(each["period"].values()) for each in answer["measurements"]}
    edges = [
        (datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone)) - EPOCH)
        // timedelta(microseconds=1)
        for day in period
    ]
    assert all(edges[0] <= move.moved_at_us < edges[1] for move in log.moves)
    return replace(log, periods=[PeriodRow(STREAM, 0, *edges)])


def measured(answer: Answer) -> object:
    """What a command says of all item types together."""
    return {
        (each["metric"], each["status"], each["statistic"]): (
            each["value"],
            each["n_items"],
            each["n_unmeasured"],
        )
        for each in answer["measurements"]
        if each["item_type"] is None
    }


OF_ALL_WORK = {metric.name for metric in every_metric() if metric.is_of_all_work}
"""What is not said of a single file."""


def walked(log: Log, *, is_home: bool = False) -> object:
    """The same by hand; what is of all work is only told of a home."""
    return {
        (metric, None if status is None else log.statuses[status], statistic): (
            None
            if answer.value is None
            else float(answer.value / (DAY_US if metric in IN_DAYS else 1)),
            answer.n_items,
            answer.n_unmeasured,
        )
        for (metric, _, _, item_type, status, statistic), answer in flow_oracle.answers(log).items()
        if is_home or metric not in OF_ALL_WORK
        if item_type is None
    }


def counted(answer: Answer) -> object:
    """What a command says of each status."""
    keys = ("flow_state", "n_visits", "total_days", "median_visit_days", "load_items")
    return {each["status"]: tuple(each[key] for key in keys) for each in answer["statuses"]}


def visited(log: Log, stories: Sequence[Story]) -> object:
    """The same by hand."""
    last = [story.stays[-1].status for story in stories]
    return {
        log.statuses[number]: (
            state,
            n_visits,
            total_us / DAY_US,
            None if median_us is None else float(median_us / DAY_US),
            last.count(number),
        )
        for number, state, n_visits, total_us, median_us in _statuses(stories)
    }


def _statuses(stories: Sequence[Story]) -> list[tuple[int, Any, Any, Any, Any]]:
    return [
        (int(str(name).removeprefix("status ")), state, n_visits, total_us, median_us)
        for _, name, state, _, n_visits, _, total_us, median_us, *_ in flow_oracle.statuses(stories)
    ]


def ended_share(stories: Sequence[Story]) -> float | None:
    """Little's law: of all time in the process, that of the items that ended. [ratio 0–1]"""
    rows = [(us, ended_us) for *_, us, ended_us in flow_oracle.statuses(stories)]
    all_us, ended_us = (sum(int(str(us)) for us in column) for column in zip(*rows, strict=True))
    return ended_us / all_us if all_us else None


def values_of(answer: Answer, keys: Mapping[tuple[str, None, str], object]) -> object:
    """Values of what is asked for, all item types together."""
    found = {
        (each["metric"], each["status"], each["statistic"]): each["value"]
        for each in answer["measurements"]
        if each["item_type"] is None
    }
    return {key: found[key] for key in keys}
