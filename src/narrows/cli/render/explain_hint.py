"""How each number of a table is taken apart: the last line below it. Imported when asked for."""

import shlex
from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import Console

from narrows.cli.render.tables import line
from narrows.domain.flow import Bottleneck, StatusFlow
from narrows.domain.measure import Measurement, Period
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import Capacity, CapacityUnit
from narrows.services.explain.of_waits import name_of

WEEK_DAYS = 7
FIELDS = "; others as --json calls them"


def show_hint(
    console: Console, command: str, *, more: str = FIELDS, as_of: datetime | None = None
) -> None:
    """Say which command takes the numbers above apart.

    Args:
        console: Where to.
        command: Of one of the numbers; empty where there was none.
        more: What else is said.
        as_of: Where the history was cut that the numbers are of; `None` is nowhere. A bare day is
            another instant in the zone of the one stream that is explained. [UTC or None]
    """
    if command and as_of is not None:
        command += f" --as-of {as_of.astimezone(UTC).isoformat().replace('+00:00', 'Z')}"
    if command:
        console.print(line(f"What a number is made of: {command}{more}."), style="dim")


def of_flow(measured: Sequence[Measurement]) -> str:
    """Of `narrows flow`: the newest period of the first stream."""
    own = [each for each in measured if each.stream == measured[0].stream] if measured else []
    last = max((each.period for each in own), default=None)
    return "" if last is None else _command("flow_time", own[0].stream, period=last)


def of_statuses(found: Sequence[StatusFlow]) -> str:
    """Of `narrows statuses`."""
    if not found:
        return ""
    own = found[0]
    return _command("statuses", own.stream, status=own.status, statistic="load_items")


def of_bottleneck(found: Sequence[Bottleneck]) -> str:
    """Of `narrows bottleneck`: the strongest evidence."""
    for each in found:
        if each.evidence:
            first = each.evidence[0].status
            return _command("bottleneck", each.stream, status=first, statistic="queue_days")
    return ""


def of_loads(found: Sequence[LoadShare]) -> str:
    """Of `narrows load`."""
    if not found:
        return ""
    own = max((each for each in found if each.stream == found[0].stream), key=_begin)
    options = {"type": own.item_type.value, "statistic": "mean_load_items"}
    return _command("load", own.stream, period=own.period, **options)


def of_traffic(found: Sequence[StatusTraffic]) -> str:
    """Of `narrows traffic`."""
    if not found:
        return ""
    own = max((each for each in found if each.stream == found[0].stream), key=_begin)
    options = {"status": own.status, "statistic": "n_arrivals"}
    return _command("traffic", own.stream, period=own.period, **options)


def of_losses(found: Sequence[Losses]) -> str:
    """Of `narrows losses`."""
    if not found:
        return ""
    own = max((each for each in found if each.stream == found[0].stream), key=_begin)
    return _command("losses", own.stream, period=own.period, statistic="n_reworked")


def of_waits(found: Sequence[WaitShared], given: Period | None) -> str:
    """Of `narrows waits`.

    Args:
        found: The waits.
        given: The days that were asked for; `None` is as usual.
    """
    if not found:
        return ""
    return _command("waits", "", period=given, status=name_of(found[0]))


def of_value_score(found: Capacity) -> str:
    """Of `narrows value-score`."""
    unit = found.all.unit
    options = {} if unit is CapacityUnit.ACTIVE_DAYS else {"unit": unit.value}
    return _command("value-score", "", period=found.periods[-1].period, **options)


def _begin(each: LoadShare | StatusTraffic | Losses) -> Period:
    return each.period


def _command(
    metric: str, stream: str | None, *, period: Period | None = None, **options: str
) -> str:
    """The command as it can be pasted; a stream that is empty is all of them."""
    words = ["narrows", "explain", metric]
    if stream != "":
        words += ["--stream", stream or UNALIGNED_WORK]
    if period is not None:
        words += _days(period)
    for name, value in options.items():
        words += [f"--{name}", value]
    return shlex.join(words)


def _days(period: Period) -> list[str]:
    start, end = period.start.isoformat(), period.end.isoformat()
    is_week = not period.start.weekday() and (period.end - period.start).days == WEEK_DAYS
    return ["--week", start] if is_week else ["--from", start, "--to", end]
