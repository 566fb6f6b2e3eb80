"""What the rows of a log say about items done: what observations are made from."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean

from narrows.demo.insurer import ZONE


@dataclass(frozen=True, slots=True)
class Outcome:
    """An item that is done in the end.

    Attributes:
        project: Its key's prefix.
        kind: The tool's word for its type.
        done_on: Local day of its last move.
        flow_time_days: From the first move out of the first status. [days]
    """

    project: str
    kind: str
    done_on: date
    flow_time_days: float


def outcomes(rows: Iterable[Sequence[str]], *, done: str = "Done") -> list[Outcome]:
    """The items done, in the order of their first row.

    Args:
        rows: Key, status, instant and type; in the order of time.
        done: The last status.
    """
    moves: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for key, status, moved_at, kind, *_ in rows:
        moves[key].append((datetime.fromisoformat(moved_at), status))
        kinds[key] = kind
    return [
        Outcome(
            project=key.split("-")[0],
            kind=kinds[key],
            done_on=known[-1][0].astimezone(ZONE).date(),
            flow_time_days=(known[-1][0] - known[1][0]) / timedelta(days=1),
        )
        for key, known in moves.items()
        if known[-1][1] == done
    ]


def mean_flow_time(known: Sequence[Outcome], end: date, *, weeks: int) -> float:
    """Mean flow time of the items done in the weeks before a day; earliest known where none was.

    Args:
        known: The items; at least one.
        end: The first day after the weeks.
        weeks: How many.

    Returns:
        [days]
    """
    start = end - timedelta(weeks=weeks)
    times = [each.flow_time_days for each in known if start <= each.done_on < end]
    first = min(known, key=lambda each: each.done_on)
    return fmean(times) if times else first.flow_time_days
