"""What the evidence of a reach or delay was read from, stay by stay and week by week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.readings import ReachReading, Reading
from narrows.analytics.stays import Stays
from narrows.analytics.weeks import WEEK_DAYS, Floats, Ints
from narrows.domain.calendar import day_of
from narrows.domain.flow import ReachEvidence
from narrows.domain.measure import Period
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.looked_up import named
from narrows.services.flow.locating import Located
from narrows.services.flow.spans import policy_of

Named = tuple[str, str | None, str]
"""Key, title and type of an item."""


@dataclass(frozen=True, slots=True)
class ReachRead:
    """What is known of the place that is asked about.

    Attributes:
        evidence: As the command prints it.
        stays: That the judgement was read from.
        item: Of each stay, by its number. [shape (n,)]
        reading: What they tell.
        is_one: Whether a status belongs to the place; the last is that of a stay that lasts.
            [shape (n_statuses + 1,)]
        days: The weeks, as days of the calendar; their last instants are at the time of `as_of`.
        names: Of the items.
    """

    evidence: ReachEvidence
    stays: Stays
    item: Ints
    reading: Reading
    is_one: NDArray[np.bool_]
    days: Sequence[Period]
    names: dict[int, Named]

    @property
    def is_here(self) -> NDArray[np.bool_]:
        """Which stays are in the place. [shape (n,)]"""
        return np.asarray(self.is_one[self.stays.status])

    @property
    def reach(self) -> ReachReading | None:
        """Its reading, where it is a reach; `None` of a pure delay."""
        name = self.evidence.status
        for each in self.reading.reaches:
            if self.stays.names[each.tie.status] == name and self.evidence.statuses[0] == name:
                return each
        return None

    def waited_weekly(self) -> Floats:
        """How long items waited for it, or in it, week by week. [item days, shape (n_weeks,)]"""
        for index, each in enumerate(self.reading.reaches):
            if each is self.reach:
                return np.asarray(self.reading.waited_weekly()[index])
        return self.reading.delays[self.stays.names.index(self.evidence.status)]


def read_reach(
    history: History, span: StreamSpan, *, located: Located, evidence: ReachEvidence
) -> ReachRead:
    """What the evidence was read from, with the items.

    Args:
        history: Visits and items as of one instant.
        span: Of the stream.
        located: Where the stream is narrowest.
        evidence: Of the place, one of what was found there.
    """
    stays, reading, kept = located.stays, located.reading, located.item
    if reading is None:
        raise ValueError("there is evidence without a reading")
    zone = policy_of(span).zone
    own = [stays.names.index(each) for each in evidence.statuses]
    is_one = np.isin(np.arange(len(stays.names) + 1), own)
    here = kept[is_one[stays.status]]
    # By range: an engine takes longer to read thousands of numbers than to answer.
    least, most = (here.min(), here.max()) if here.size else (0, -1)
    last = day_of(span.as_of, zone)
    back = np.rint((stays.end - reading.weeks.starts) / WEEK_DAYS).astype(int)
    return ReachRead(
        evidence=evidence,
        stays=stays,
        item=kept,
        reading=reading,
        is_one=is_one,
        days=[
            Period(last - timedelta(weeks=int(each)), last - timedelta(weeks=int(each) - 1))
            for each in back
        ],
        names={
            int(str(number)): (str(key), cast("str | None", title), str(kind))
            for number, key, title, kind in history.rows(named(span.number, first=least, last=most))
        },
    )
