"""How many instants lie in each of many periods: counted by the engine, sorted into them here."""

from collections.abc import Mapping, Sequence
from math import gcd

import numpy as np

from narrows.domain.ports import History, PeriodRow

STEPS = """
select stream, at_us - {first} - (at_us - {first}) % {step} as since_us, count(*) as n_times
from ({instants}) told
where at_us >= {first} and at_us < {last}
group by stream, at_us - {first} - (at_us - {first}) % {step}
"""


def counts_in(
    history: History, periods: Mapping[int, Sequence[PeriodRow]], *, instants: str
) -> Mapping[int, list[int]]:
    """How many instants of each stream lie in each of its periods.

    A period holds what an engine would compare with each of its instants; instead it counts by the
    longest step that all bounds of periods lie on, such as an hour.

    Args:
        history: Is asked.
        periods: Of each stream by its number, in order and apart from each other.
        instants: A `SELECT` of `stream, at_us`.

    Returns:
        By stream, in the order of its periods.
    """
    edges = {at for own in periods.values() for each in own for at in (each.start_us, each.end_us)}
    found = {stream: np.zeros(len(own), dtype=np.int64) for stream, own in periods.items()}
    if not edges:
        return {stream: [] for stream in found}
    first, last = min(edges), max(edges)
    step = gcd(*(at - first for at in edges))
    asked = history.columns(
        STEPS.format(instants=instants, first=int(first), last=int(last), step=int(step))
    )
    streams, since_us, n_times = (np.asarray(asked[each]) for each in asked)
    for stream, own in ((stream, own) for stream, own in periods.items() if own):
        is_own = streams == stream
        starts = np.array([each.start_us for each in own], dtype=np.int64)
        ends = np.array([each.end_us for each in own], dtype=np.int64)
        at_us = since_us[is_own] + first
        place = np.searchsorted(starts, at_us, side="right") - 1
        is_in = (place >= 0) & (at_us < ends[place])
        np.add.at(found[stream], place[is_in], n_times[is_own][is_in])
    return {stream: [int(each) for each in own] for stream, own in found.items()}
