"""Local times of a zone as instants, exactly as Python's `zoneinfo` reads them with fold 0.

A local time that the clock skips or has twice is read with the offset in force before the change
(measurement.md, «From changes to visits» 2). The engine's own zone functions take the later one of
two, so the zone's changes are worked out here and handed to it as a decision tree.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from narrows.domain.calendar import DAY, MICROSECOND, instant_at, instant_us, zone_named

_FIRST, _LAST = datetime(1850, 1, 1, tzinfo=UTC), datetime(2150, 1, 1, tzinfo=UTC)
"""Beyond these the offset at them holds: no log reaches there, and typing errors would cost."""
_NEVER_US = 2**62


@dataclass(frozen=True, slots=True)
class OffsetChange:
    """One change of a zone's offset.

    Attributes:
        at_us: The instant. [µs since 1970 UTC]
        before_us: Offset until then. [µs]
        after_us: Offset from then on. [µs]
    """

    at_us: int
    before_us: int
    after_us: int

    @property
    def threshold_us(self) -> int:
        """Local times below it have the offset before. [µs, local]"""
        return self.at_us + max(self.before_us, self.after_us)

    @property
    def doubtful_us(self) -> int:
        """Local times from here to the threshold are skipped or had twice. [µs, local]"""
        return self.at_us + min(self.before_us, self.after_us)


@dataclass(frozen=True, slots=True)
class ZoneOffsets:
    """The offsets of a zone over a range of local times, as SQL over a column of them.

    Attributes:
        first_us: Offset before the first change. [µs]
        changes: In order.
    """

    first_us: int
    changes: tuple[OffsetChange, ...]

    def offset_sql(self, local_us: str) -> str:
        """The offset in force at the local time in column `local_us`. [µs]"""
        leaves = (self.first_us, *(each.after_us for each in self.changes))
        return self._tree(local_us, leaves, low=0, high=len(self.changes))

    def is_doubtful_sql(self, local_us: str) -> str:
        """Whether the clock skips the local time in column `local_us`, or has it twice."""
        leaves = (*(each.doubtful_us for each in self.changes), _NEVER_US)
        return f"{local_us} >= {self._tree(local_us, leaves, low=0, high=len(self.changes))}"

    def change_at(self, local_us: int) -> OffsetChange | None:
        """The change that makes a local time doubtful."""
        for each in self.changes:
            if each.doubtful_us <= local_us < each.threshold_us:
                return each
        return None

    def _tree(self, column: str, leaves: tuple[int, ...], *, low: int, high: int) -> str:
        """Binary search over the thresholds `low` to `high` as nested CASE."""
        if low == high:
            return f"{leaves[low]}"
        middle = (low + high) // 2
        below = self._tree(column, leaves, low=low, high=middle)
        above = self._tree(column, leaves, low=middle + 1, high=high)
        threshold_us = self.changes[middle].threshold_us
        return f"CASE WHEN {column} < {threshold_us} THEN {below} ELSE {above} END"


def zone_offsets(zone: str, *, first_us: int, last_us: int) -> ZoneOffsets:
    """The offsets of a zone that matter for local times from `first_us` to `last_us`.

    Args:
        zone: IANA name.
        first_us: Earliest local time. [µs since 1970-01-01T00:00 local]
        last_us: Latest local time. [µs since 1970-01-01T00:00 local]

    Raises:
        NarrowsError: `zone-unknown`.
    """
    info = zone_named(zone)
    # two days more on both sides: offsets reach 26 hours apart, and a change may lie just outside
    at = _near(first_us) - 2 * DAY
    end = _near(last_us) + 2 * DAY
    offset = _offset(info, at)
    first, changes = offset, []
    while at < end:
        after = _offset(info, at + DAY)
        if after != offset:
            changes.append(_bisect(info, at, high=at + DAY))
            offset = after
        at += DAY
    return ZoneOffsets(_us(first), tuple(changes))


def _near(local_us: int) -> datetime:
    return instant_at(min(max(local_us, instant_us(_FIRST)), instant_us(_LAST)))


def _bisect(info: ZoneInfo, low: datetime, *, high: datetime) -> OffsetChange:
    """The change between two instants, to the second."""
    before, after = _offset(info, low), _offset(info, high)
    low_s, high_s = instant_us(low) // 10**6, instant_us(high) // 10**6
    while high_s - low_s > 1:
        middle_s = (low_s + high_s) // 2
        if _offset(info, instant_at(middle_s * 10**6)) == before:
            low_s = middle_s
        else:
            high_s = middle_s
    return OffsetChange(high_s * 10**6, _us(before), _us(after))


def _offset(info: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(info).utcoffset() or timedelta(0)


def _us(span: timedelta) -> int:
    return span // MICROSECOND
