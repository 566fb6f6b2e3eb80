"""A status as people are shown it, on a page and in the terminal alike."""

from dataclasses import replace

from narrows.domain.flow import StatusFlow
from narrows.views.flow_periods import FEWEST_ITEMS


def status_shown(flow: StatusFlow) -> StatusFlow:
    """People see no median of a handful of visits; programs get it whatever it rests on."""
    n_closed = flow.n_visits - flow.load_items
    return flow if n_closed >= FEWEST_ITEMS else replace(flow, median_visit_days=None)
