"""Flow load: how many items are in process, committed to and not ended.

The mean is weighted by time over the period up to the last instant that is known; at the end is the
load at the period's last instant, or at the last that is known if that comes first. Undefined of a
period that no history covers: it ends before the first transition, or begins after what is known.

*Starts/ends*: an item is load while it is in a status that is waiting or active (or unknown, of a
log that cannot tell), in the stream that it is in that day. Of one item type, while it has that
type: a later change of either leaves the days before as they were.

*Leaves out*: items not committed to, back in new, done or cancelled. The count of items beside it
is of those done in the period, as with every metric.

*References*: Kersten, *Project to Product* (2018), flow load; the Kanban Guide (2025), work in
progress.
"""

from narrows.domain.measure import Metric
from narrows.metrics.load import continued_query, load_query

metric = Metric(
    name="flow_load",
    title="Flow load",
    unit="items",
    statistics=("mean", "end"),
    query=load_query(),
    continued=continued_query(),
)
