"""What is known of a reach or a delay, beside the judgement."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.readings import ReachReading
from narrows.analytics.stays import Stays, total
from narrows.analytics.weeks import WEEK_DAYS, Weeks
from narrows.domain.flow import ReachEvidence
from narrows.domain.work import COMMITTED


class Evidence:
    """What is known of the places of a history; what is of all of it is worked out once.

    Args:
        stays: Of the stream.
        weeks: The weeks that count.

    Attributes:
        names: Of the statuses. [n_statuses]
    """

    def __init__(self, stays: Stays, weeks: Weeks) -> None:
        self.names = stays.names
        self._stays = stays
        self._weeks = weeks
        self._came = weeks.hold(stays.entered)
        self._went = weeks.hold(stays.left)
        is_committed = np.isin(np.arange(len(stays.names)), _committed(stays))
        self._is_flow = is_committed[stays.status] & stays.is_done
        self._own = stays.own()
        self._flow_time = total(self._own[self._is_flow])

    def of_reach(self, reach: ReachReading, *, waited: float) -> ReachEvidence:
        """What is known of a reach.

        Args:
            reach: What was read of it.
            waited: Time that items waited for it. [item days]
        """
        evidence = self.of((reach.tie.status, *reach.queues, *reach.returning), waited=waited)
        capacity = reach.capacity(np.ones((1, len(self._weeks.starts))))
        slots = float(capacity.slots[0])
        if not np.isfinite(slots):
            return evidence
        # Fitted while what follows had room; it can pass at least what it passed in all weeks.
        per_week = max(slots * float(capacity.rate[0]) * WEEK_DAYS, evidence.departures_per_week)
        return replace(evidence, slots=int(slots), capacity_per_week=per_week)

    def of(self, statuses: Sequence[int], *, waited: float) -> ReachEvidence:
        """What is known of some statuses taken as one, named by the first.

        Args:
            statuses: Which.
            waited: Time that items waited there, on the business clock. [item days]
        """
        stays, n_weeks = self._stays, len(self._weeks.starts)
        # One more, for `GONE`, which is the last when it is read as an index.
        is_one = np.isin(np.arange(len(stays.names) + 1), statuses)
        here = stays.rows(statuses)
        went = self._went[here]
        inside = _number(is_one[stays.next_status[here]] & went)
        arrivals = _number(self._came[here]) - inside
        departures = _number(went) - inside
        spent = total(self._own[here[self._is_flow[here].nonzero()[0]]])
        waited *= stays.own_ratio(here)
        return ReachEvidence(
            status=self.names[statuses[0]],
            queue_days=waited / departures if departures else None,
            capacity_per_week=None,
            arrivals_per_week=arrivals / n_weeks,
            departures_per_week=departures / n_weeks,
            slots=None,
            load_items=_number(np.isinf(stays.left[here])),
            flow_time_share_ratio=spent / self._flow_time if self._flow_time else None,
            statuses=tuple(self.names[each] for each in statuses),
        )


def _number(which: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(which))


def _committed(stays: Stays) -> list[int]:
    return [index for index, state in enumerate(stays.states) if state in COMMITTED]


def count_done(stays: Stays) -> int:
    """Items done: the last stay of each lasts."""
    return int((stays.is_done & np.isinf(stays.left)).sum())


def longest_status(stays: Stays) -> str | None:
    """The status that items spent most time in: the baseline; none where no time counted."""
    committed = _committed(stays)
    if not committed or not len(stays.status):
        return None
    spent = np.bincount(stays.status, weights=stays.own(), minlength=len(stays.names))
    longest = max(committed, key=lambda each: spent[each])
    return stays.names[longest] if spent[longest] else None
