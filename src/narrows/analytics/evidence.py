"""What is known of a reach or a delay, beside the judgement."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from narrows.analytics.readings import ReachReading
from narrows.analytics.stays import Stays
from narrows.analytics.weeks import WEEK_DAYS, Floats, Weeks
from narrows.domain.flow import ReachEvidence
from narrows.domain.work import COMMITTED


def reach_evidence(
    stays: Stays, weeks: Weeks, *, reach: ReachReading, waited: float
) -> ReachEvidence:
    """What is known of a reach.

    Args:
        stays: Of the stream.
        weeks: The weeks that count.
        reach: What was read of it.
        waited: Time that items waited for it. [item days]
    """
    here = (reach.tie.status, *reach.queues, *reach.returning)
    evidence = evidence_of(stays, weeks, statuses=here, waited=waited)
    capacity = reach.capacity(np.ones((1, len(weeks.starts))))
    slots = float(capacity.slots[0])
    if not np.isfinite(slots):
        return evidence
    # Fitted while what follows had room; it can pass at least what it passed in all weeks.
    per_week = max(slots * float(capacity.rate[0]) * WEEK_DAYS, evidence.departures_per_week)
    return replace(evidence, slots=int(slots), capacity_per_week=per_week)


def evidence_of(
    stays: Stays, weeks: Weeks, *, statuses: Sequence[int], waited: float
) -> ReachEvidence:
    """What is known of some statuses taken as one, named by the first.

    Args:
        stays: Of the stream.
        weeks: The weeks that count.
        statuses: Which.
        waited: Time that items waited there. [item days]
    """
    # One more, for `GONE`, which is the last when it is read as an index.
    is_one = np.isin(np.arange(len(stays.names) + 1), statuses)
    is_here = is_one[stays.status]
    is_inside = is_here & is_one[stays.next_status]
    inside = _count_in(weeks, stays.left[is_inside])
    arrivals = _count_in(weeks, stays.entered[is_here]) - inside
    departures = _count_in(weeks, stays.left[is_here]) - inside
    is_committed = np.isin(np.arange(len(stays.names)), _committed(stays))[stays.status]
    is_committed &= stays.is_done
    spent = stays.spent()
    flow_time = _total(spent[is_committed])
    return ReachEvidence(
        status=stays.names[statuses[0]],
        queue_days=waited / departures if departures else None,
        capacity_per_week=None,
        arrivals_per_week=arrivals / len(weeks.starts),
        departures_per_week=departures / len(weeks.starts),
        slots=None,
        load_items=int((is_here & np.isinf(stays.left)).sum()),
        flow_time_share_ratio=(
            _total(spent[is_here & is_committed]) / flow_time if flow_time else None
        ),
    )


def _total(spent: Floats) -> float:
    """Sorted first: the order of rows in a file must not reach the last bit of the sum."""
    return float(np.sort(spent).sum())


def _count_in(weeks: Weeks, times: Floats) -> int:
    return int((weeks.index(times) >= 0).sum())


def _committed(stays: Stays) -> list[int]:
    return [index for index, state in enumerate(stays.states) if state in COMMITTED]


def count_done(stays: Stays) -> int:
    """Items done: the last stay of each lasts."""
    return int((stays.is_done & np.isinf(stays.left)).sum())


def longest_status(stays: Stays) -> str | None:
    """The status that items spent most time in: the baseline."""
    committed = _committed(stays)
    if not committed or not len(stays.status):
        return None
    spent = np.bincount(stays.status, weights=stays.spent(), minlength=len(stays.names))
    return stays.names[max(committed, key=lambda each: spent[each])]
