"""Real logs read by the standard library alone: who moved into what, and when."""

import csv
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BufferedReader
from pathlib import Path
from xml.etree.ElementTree import Element, parse

from narrows.domain.work import FlowState
from tests.tables import Log, Move

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STREAM = 1

Told = Sequence[tuple[str, str, int]]
"""Item, status and instant of each move, in the order of the file."""


def since_1970_us(time: str) -> int:
    """An instant; without an offset in UTC. [µs since 1970 UTC]"""
    read = datetime.fromisoformat(time)
    if read.tzinfo is None:
        read = read.replace(tzinfo=UTC)
    return (read - EPOCH) // timedelta(microseconds=1)


def table(path: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, packed or not."""
    with _opened(path) as file:
        yield from csv.DictReader(line.decode("utf-8-sig") for line in file)


def csv_moves(path: str, *, item: str, status: str, moved_at: str) -> Told:
    """A move per row."""
    return [(row[item], row[status], since_1970_us(row[moved_at])) for row in table(path)]


@cache
def xes_moves(path: str, *, status: tuple[str, ...]) -> Told:
    """A move per event; what `status` names, joined by a slash, is where to."""
    with _opened(path) as file:
        log = parse(file).getroot()  # noqa: S314 - a log of the shared data, which is trusted
    moves = []
    for trace in log.iterfind("{*}trace"):
        case = _attributes(trace)["concept:name"]
        for event in map(_attributes, trace.iterfind("{*}event")):
            moved_at_us = since_1970_us(event["time:timestamp"])
            moves.append((case, "/".join(event[key] for key in status), moved_at_us))
    return moves


def jira_moves(path: str) -> Told:
    """The creation of each issue, then each change of its status."""
    moves = []
    for issue in json.loads(Path(path).read_text("utf-8"))["issues"]:
        changes = sorted(
            (since_1970_us(history["created"]), each["fromString"], each["toString"])
            for history in issue["changelog"]["histories"]
            for each in history["items"]
            if each["field"] == "status"
        )
        first = changes[0][1] if changes else issue["fields"]["status"]["name"]
        moves.append((issue["key"], first, since_1970_us(issue["fields"]["created"])))
        moves += [(issue["key"], after, at_us) for at_us, _, after in changes]
    return moves


def log_of(told: Told, states: Mapping[str, FlowState | None]) -> Log:
    """What the oracle walks.

    Args:
        told: From a file.
        states: What each status means; None lets its time belong to the status before.
    """
    keys = list(dict.fromkeys(item for item, _, _ in told))
    statuses = list(states)
    item_at = {key: at for at, key in enumerate(keys)}
    status_at = {status: at for at, status in enumerate(statuses)}
    return Log(
        [
            Move(STREAM, item_at[item], status_at[status], states[status] or "ignore", at_us, seq)
            for seq, (item, status, at_us) in enumerate(told)
        ],
        clock={STREAM: max(at_us for _, _, at_us in told)},
        statuses=dict(enumerate(statuses)),
        keys=dict(enumerate(keys)),
    )


def touch_and_span_us(intervals: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """How long anybody worked, overlaps once, and from first start to last end. [µs]"""
    touch_us = worked_until_us = 0
    for start_us, end_us in sorted(intervals):
        touch_us += max(0, end_us - max(start_us, worked_until_us))
        worked_until_us = max(worked_until_us, end_us)
    return touch_us, worked_until_us - min(start_us for start_us, _ in intervals)


def _opened(path: str) -> gzip.GzipFile | BufferedReader:
    return gzip.open(path, "rb") if path.endswith(".gz") else Path(path).open("rb")


def _attributes(element: Element) -> dict[str, str]:
    return {child.get("key", ""): child.get("value", "") for child in element}
