"""Load by its edges: what flow load is measured with, of all items, of one type, and by type."""

from narrows.domain.measure import Metric
from narrows.domain.work import ItemType
from narrows.metrics.attribution import ATTRIBUTED, CUT
from narrows.metrics.tables import DONE

LOAD = "('waiting', 'active', 'unknown')"

EDGES = f"""edges as (
    select stream, entered_at_us as edge_us,
           case when flow_state in {LOAD} then 1 else -1 end as step_items
    from visits
    where case when flow_state in {LOAD} then 1 else 0 end
          <> case when state_before in {LOAD} then 1 else 0 end
      and not exists (select 1 from attributions where attributions.item = visits.item)
    union all
    select cut.stream,
           case when steps.step_items = 1 then cut.entered_at_us else cut.left_at_us end,
           steps.step_items
    from ({CUT}) cut
    cross join (select 1 as step_items union all select -1) steps
    where cut.flow_state in {LOAD}
      and (steps.step_items = 1 or cut.left_at_us is not null)
)"""
"""The visits that make an item load, or end that, and no others.

Of the few items that changed stream or type all pieces of time, so that each day keeps its own.
Their visits are read once for both edges of a piece: read twice, an engine may keep all visits to
share them.
"""

TYPED_EDGES = f"""cut as (
    select told.stream, told.item, told.item_type, told.flow_state, told.entered_at_us,
           told.left_at_us
    from ({ATTRIBUTED}) told
    where told.stream in (select stream from periods)
),
edges as (
    select stream, item_type, entered_at_us as edge_us, 1 as step_items
    from cut
    where flow_state in {LOAD}{{of_type}}
    union all
    select stream, item_type, left_at_us, -1
    from cut
    where flow_state in {LOAD} and left_at_us is not null{{of_type}}
)"""

QUERY = """
{done},
{edges},
kinds as (
    {kinds}
),
counted as (
    select stream, period{done_type}, count(item) as n_items,
           count(item) - count(flow_time_us) as n_unmeasured
    from done
    group by stream, period{done_type}
),
spans as (
    select periods.stream, kinds.item_type, periods.period, periods.start_us, clock.as_of_us,
           lead(periods.start_us) over (
               partition by periods.stream, kinds.item_type order by periods.start_us) as next_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us end as until_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us - 1 end as last_us
    from periods
    join clock on clock.stream = periods.stream
    join kinds on kinds.stream = periods.stream
),
firsts as (
    select stream, item_type, min(start_us) as first_us
    from spans
    group by stream, item_type
),
earlier as (
    {earlier}
),
gains as (
    select spans.stream, spans.item_type, spans.period, spans.start_us, spans.until_us,
           spans.as_of_us, coalesce(sum(edges.step_items), 0) as step_items,
           coalesce(sum(case when edges.edge_us <= spans.last_us then edges.step_items end), 0)
               as end_items,
           coalesce(sum(case when edges.edge_us < spans.until_us
                             then edges.step_items * (spans.until_us - edges.edge_us) end), 0)
               as load_us
    from spans
    left join edges on edges.stream = spans.stream and edges.edge_us >= spans.start_us
                   and (edges.edge_us < spans.next_us or spans.next_us is null){same_span}
    group by spans.stream, spans.item_type, spans.period, spans.start_us, spans.until_us,
             spans.as_of_us
),
carried as (
    select gains.stream, gains.item_type, gains.period, gains.start_us, gains.until_us,
           gains.as_of_us, gains.end_items, gains.load_us,
           earlier.load_items + sum(gains.step_items) over (
               partition by gains.stream, gains.item_type order by gains.start_us)
           - gains.step_items as begin_items
    from gains
    join earlier on earlier.stream = gains.stream and earlier.item_type = gains.item_type
),
wanted as (
    select 'mean' as statistic
    union all select 'end'
)
select carried.stream, carried.period, {shown_type} as item_type, null as status,
       wanted.statistic,
       cast(case when carried.as_of_us < carried.start_us then null
                 when wanted.statistic = 'end' then carried.begin_items + carried.end_items
                 else carried.begin_items * (carried.until_us - carried.start_us)
                      + carried.load_us end as bigint) as numerator,
       case when wanted.statistic = 'end' then 1
            when carried.as_of_us < carried.start_us then 0
            else carried.until_us - carried.start_us end as denominator,
       coalesce(counted.n_items, 0) as n_items, coalesce(counted.n_unmeasured, 0) as n_unmeasured
from carried
left join counted on counted.stream = carried.stream and counted.period = carried.period{done_same}
cross join wanted
"""
"""Each edge is met once, by the last period that begins before it.

A period begins with what all edges before it add up to; an edge within it counts for the rest of
the period. Periods of a stream must not overlap. Of a period that `as_of` cuts, `as_of` is the last
instant.
"""

ALL = "select distinct stream, 'all' as item_type from periods"
EARLIER = """select firsts.stream, firsts.item_type,
           coalesce(sum(edges.step_items), 0) as load_items
    from firsts
    left join edges on edges.stream = firsts.stream and edges.edge_us < firsts.first_us{same}
    group by firsts.stream, firsts.item_type"""
BEGUN = "select stream, 'all' as item_type, load_items from begun"
"""What all edges before the first period add up to, where somebody knows it."""


def load_query(of_type: ItemType | None = None) -> str:
    """Flow load of all items, or of those of one type, as a metric's query.

    Args:
        of_type: Only while they have it; `None` is whatever type.
    """
    if of_type is None:
        return _query(DONE, EDGES, earlier=EARLIER.format(same=""))
    done = DONE.removesuffix("\n)")
    of_one = f"{done}\n                   and items.item_type = '{of_type}'\n)"
    edges = TYPED_EDGES.format(of_type=f" and item_type = '{of_type}'")
    return _query(of_one, edges, earlier=EARLIER.format(same=""))


def continued_query() -> str:
    """Flow load of all items where `begun` tells what was load when the first period began."""
    return _query(DONE, EDGES, earlier=BEGUN)


def _query(done: str, edges: str, *, earlier: str) -> str:
    return QUERY.format(
        done=done, edges=edges, kinds=ALL, done_type="", earlier=earlier, same_span="",
        shown_type="null", done_same="",
    )  # fmt: skip


LOAD_BY_TYPE = QUERY.format(
    done=DONE,
    edges=TYPED_EDGES.format(of_type=""),
    kinds=f"""select distinct stream, item_type from cut
    where flow_state in {LOAD} and (left_at_us is null or left_at_us > entered_at_us)""",
    done_type=", item_type",
    earlier=EARLIER.format(same=" and edges.item_type = firsts.item_type"),
    same_span=" and edges.item_type = spans.item_type",
    shown_type="carried.item_type",
    done_same="\n         and counted.item_type = carried.item_type",
)
"""The same by type, one row for each type that a stream's load ever had for any time.

`n_items` are the items of that type that were done in the period.
"""


def metric_by_type() -> Metric:
    """Flow load by item type, that is measured on request: it joins every visit with its item."""
    return Metric(
        name="flow_load",
        title="Flow load by item type",
        unit="items",
        statistics=("mean", "end"),
        query=LOAD_BY_TYPE,
    )
