"""Places of work, statuses taken as one: when items came and left, and how many there were."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.courses import Course, is_within
from narrows.analytics.levels import Bins, Levels, bin_lows
from narrows.analytics.weeks import WEEK_DAYS, Floats, Weeks


@dataclass(slots=True)
class Known:
    """What was read of a place already: it is asked about as a wait, as a queue and as a way.

    Attributes:
        course: How many items were there, time by time.
        levels: By the weeks and by what was closed.
        since: Of weeks from then on nothing was left out. [days]
        earlier: By the weeks, of the place before it was, where nothing was closed.
    """

    course: Course | None = None
    levels: dict[tuple[bytes, bytes], Levels] = field(default_factory=dict)
    since: float = -np.inf
    earlier: dict[bytes, Levels] = field(default_factory=dict)

    def uncut(self) -> dict[bytes, Levels]:
        """The levels by the weeks, where nothing was closed."""
        return {weeks: each for (weeks, closed), each in self.levels.items() if not closed}

    def of_more(self, weeks: Weeks) -> Levels | None:
        """Levels of the same weeks and others before them, where they were counted."""
        counted = self.uncut() | (self.earlier if weeks.starts[0] >= self.since else {})
        asked = weeks.starts.tobytes()
        return next((each for key, each in counted.items() if key.endswith(asked)), None)


@dataclass(frozen=True, slots=True)
class Place:
    """One status, or some taken as one, and when items came and went; both are sorted.

    Attributes:
        entered: [days, shape (n,)]
        left: Infinite while items are there. [days, shape (n,)]
        departs: Whether that is to elsewhere, and not given up. [shape (n,)]
        known: What was read of it already.
    """

    entered: Floats
    left: Floats
    departs: NDArray[np.bool_]
    known: Known = field(default_factory=Known, compare=False, repr=False)

    @property
    def course(self) -> Course:
        """How many items were there, time by time."""
        if self.known.course is None:
            n_left = int(self.left.searchsorted(np.inf))
            self.known.course = Course.of(self.entered, self.left[:n_left])
        return self.known.course

    def since(self, begin: float, *, lasting: Floats) -> "Place":
        """The place of what left after an instant; what is known of the time since then stands.

        Args:
            begin: The instant. [days]
            lasting: When those who were there then had entered. [days, sorted]
        """
        later = int(self.entered.searchsorted(begin, "right"))
        left = int(self.left.searchsorted(begin, "right"))
        # Who leaves at that very instant is in a week that begins then, and not in this place.
        leaves_then = left > int(self.left.searchsorted(begin))
        since = np.nextafter(begin, np.inf) if leaves_then else begin
        known = Known(since=float(since), earlier=self.known.uncut())
        if self.known.course is not None:
            known.course = self.known.course.since(begin, lasting=lasting)
        entered = np.concatenate([lasting, self.entered[later:]])
        return Place(entered, self.left[left:], self.departs[left:], known)


def count_levels(place: Place, weeks: Weeks, *, closed: Floats | None = None) -> Levels:
    """Sum up the history of one place of work.

    Args:
        place: Of the items there.
        weeks: The weeks that count.
        closed: Pairs of times between which nothing counts: begins, ends. [days, shape (2, k)]
    """
    levels = place.known.levels
    asked = weeks.starts.tobytes(), b"" if closed is None else closed.tobytes()
    if asked not in levels:
        more, n_weeks = None if asked[1] else place.known.of_more(weeks), len(weeks.starts)
        levels[asked] = more.last(n_weeks) if more else _count(place, weeks, closed=closed)
    return levels[asked]


def _count(place: Place, weeks: Weeks, *, closed: Floats | None) -> Levels:
    bounds = [weeks.starts, weeks.starts + WEEK_DAYS] + ([] if closed is None else [closed.ravel()])
    points, level = place.course.cut(np.concatenate(bounds))
    spans, week = points[1:] - points[:-1], weeks.index_sorted(points[:-1])
    # Of points at one time only the last has the level that they leave behind.
    counts = (week >= 0) & (spans > 0)
    leaving = place.departs.nonzero()[0]
    departed, before = place.left[leaving], np.maximum(place.course.left_at[leaving], 1)
    departed_week = weeks.index_sorted(departed)
    departs = departed_week >= 0
    if closed is not None:
        counts &= ~is_within(points[:-1], closed, is_end_in=False)
        departs &= ~is_within(departed, closed, is_end_in=True)
    # Indexes, once: a mask costs ten times as much each time that it is used.
    kept, gone = counts.nonzero()[0], departs.nonzero()[0]
    at, span, before = level[kept], spans[kept], before[gone]
    lows = bin_lows(int(max(at.max(initial=1), before.max(initial=1))))
    staying = Bins(week[kept], at, lows=lows, n_weeks=len(weeks.starts))
    departing = Bins(departed_week[gone], before, lows=lows, n_weeks=len(weeks.starts))
    sums = (staying.summed(span), staying.summed(span * at), departing.summed())
    return Levels(lows.astype(np.float64), np.stack([*sums, departing.summed(np.log(before))]))
