"""Instants on the local clock of a stream, as arrays."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.business_clock import DAY_US

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

UTC = "UTC"
"""The zone of most logs; its clock is never changed."""


def local_us(at_us: NDArray[np.int64], zone: ZoneInfo) -> NDArray[np.int64]:
    """Instants on the local clock, by the offset at noon of their day. [µs since 1970]

    The hours between a change of the clock and that noon are night; a business clock does not
    care which hour of it they are.
    """
    if zone.key == UTC:
        return at_us
    days, place = np.unique(at_us // DAY_US, return_inverse=True)
    offsets = np.array([_offset_us(int(day), zone) for day in days], dtype=np.int64)
    return np.asarray(at_us + offsets[place])


def _offset_us(day: int, zone: ZoneInfo) -> int:
    noon = datetime.fromordinal(EPOCH_ORDINAL + day).replace(hour=12, tzinfo=zone)
    offset = noon.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() * 1_000_000)
