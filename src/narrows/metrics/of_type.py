"""A metric of the items of one type: the same query, of fewer items."""

from dataclasses import replace

from narrows.domain.measure import Metric
from narrows.domain.work import ItemType
from narrows.metrics.load import load_query
from narrows.metrics.tables import DONE

BY_TYPE = ("flow_velocity", "flow_distribution")
"""Metrics that answer for each type anyway, in rows of their own."""

OF_ALL = ("value_score",)
"""Metrics that are not told by type: what is of all work."""


def of_type(metric: Metric, item_type: ItemType) -> Metric:
    """The metric over the items that had one type: at `done_at`, or, of load, each day.

    Args:
        metric: Begins with the items done, and is none of `BY_TYPE` and `OF_ALL`.
        item_type: Which items are left.
    """
    if metric.name == "flow_load":
        return replace(metric, query=load_query(item_type))
    done = DONE.removesuffix("\n)")
    # Within the join, so that a period without such an item keeps its row.
    of_one = f"{done}\n                   and items.item_type = '{item_type}'\n)"
    return replace(metric, query=metric.query.replace(DONE, of_one))
