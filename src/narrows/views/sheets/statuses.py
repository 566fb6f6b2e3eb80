"""How work flows through each status of a stream, as `narrows statuses --json` has it."""

from collections.abc import Sequence
from datetime import datetime

from narrows.domain.flow import StatusFlow
from narrows.domain.measure import Period
from narrows.domain.streams import UNALIGNED_WORK
from narrows.views.sheets.sheet import MEASURED, Sheet, measured_as

COLUMNS = (
    "stream", "status", "flow_state", "n_visits", "total_days", "median_visit_days",
    "load_items", "arrivals_per_week", "departures_per_week", "flow_time_share_ratio",
    "period_start", "period_end", *MEASURED,
)  # fmt: skip


def statuses_sheet(
    statuses: Sequence[StatusFlow],
    *,
    of: str,
    as_of: datetime | None,
    complete_until: datetime | None,
    policy: str,
    period: Period | None,
) -> Sheet:
    """Lay the statuses of a stream out.

    Args:
        statuses: In the workflow's order.
        of: What the stream is called.
        as_of: What moved later is not known. [UTC or None]
        complete_until: Up to when its sources are complete. [UTC or None]
        policy: Its declared choices, in words.
        period: All the days of its history; `None` where it has none.
    """
    days = (period.start, period.end) if period else (None, None)
    known = measured_as(as_of, complete_until=complete_until, policy=policy)
    rows = [
        (
            each.stream or UNALIGNED_WORK, each.status, each.flow_state.value, each.n_visits,
            each.total_days, each.median_visit_days, each.load_items, each.arrivals_per_week,
            each.departures_per_week, each.flow_time_share_ratio, *days, *known,
        )
        for each in statuses
    ]  # fmt: skip
    return Sheet("statuses", f"Statuses of {of}", COLUMNS, rows)
