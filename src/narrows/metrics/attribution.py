"""Which stream and which item type an item had when: the `SELECT`s that build `attributions`.

Done-metrics count an item by its stream and type at `done_at`, load by those of each day. Most
items never change either, and have no row here: what `items` says of them holds always.

The text is portable, as in `narrows.metrics.tables`.
"""

OWNERS = """
with ended as (
    select visits.item,
           max(case when visits.flow_state = 'done'
                     and (visits.state_before is null or visits.state_before <> 'done')
                    then visits.entered_at_us end) as last_done_us,
           max(case when visits.left_at_us is null then visits.flow_state end) as flow_state
    from visits
    where visits.item in (select item from homes)
    group by visits.item
),
placed as (
    select ended.item, homes.stream,
           row_number() over (partition by ended.item order by homes.begin_us desc) as place
    from ended
    join homes on homes.item = ended.item and homes.begin_us <= ended.last_done_us
    where ended.flow_state = 'done'
)
select item, stream from placed where place = 1
"""
"""The stream that an item was in at `done_at`, of those that are done and were in several."""

OWNED_VISITS = """
select coalesce(owners.stream, visits.stream) as stream, visits.item, visits.visit, visits.status,
       visits.flow_state, visits.state_before, visits.entered_at_us, visits.left_at_us
from visits
left join owners on owners.item = visits.item
"""
"""`visits` in the stream that has the item: the one that it was done in, else the newest."""

OWNING = (
    f"create table owners as {OWNERS}",
    f"create table owned_visits as {OWNED_VISITS}",
    "drop table visits",
    "alter table owned_visits rename to visits",
    "drop table owners",
)
"""What the builder runs when `visits` are made, where `homes` has rows."""

ATTRIBUTIONS = """
with retyped as (
    select types.item
    from types
    join items on items.item = types.item
    join clock on clock.stream = items.stream
    where types.changed_at_us <= clock.as_of_us
    group by types.item
    having min(types.item_type) <> max(types.item_type)
),
changing as (
    select item from retyped
    union
    select item from homes
),
known as (
    select items.item, items.stream, items.item_type, items.created_at_us, clock.as_of_us
    from items
    join clock on clock.stream = items.stream
    where items.item in (select item from changing)
),
typings as (
    select known.item, types.item_type, types.changed_at_us, known.created_at_us,
           row_number() over (
               partition by known.item order by types.changed_at_us, types.seq) as place,
           lead(types.changed_at_us) over (
               partition by known.item order by types.changed_at_us, types.seq) as end_us
    from known
    join types on types.item = known.item and types.changed_at_us <= known.as_of_us
),
typed as (
    select item, item_type,
           case when place = 1 then created_at_us else changed_at_us end as begin_us, end_us
    from typings
    union all
    select item, item_type, created_at_us, null
    from known
    where not exists (select 1 from typings where typings.item = known.item)
),
housed as (
    select known.item, homes.stream, homes.begin_us, homes.end_us
    from known
    join homes on homes.item = known.item
    union all
    select item, stream, created_at_us, null
    from known
    where not exists (select 1 from homes where homes.item = known.item)
),
spans as (
    select housed.item, housed.stream, typed.item_type,
           case when housed.begin_us > typed.begin_us
                then housed.begin_us else typed.begin_us end as begin_us,
           case when housed.end_us is null then typed.end_us
                when typed.end_us is null or housed.end_us < typed.end_us then housed.end_us
                else typed.end_us end as end_us
    from housed
    join typed on typed.item = housed.item
)
select item, stream, item_type, begin_us, end_us
from spans
where end_us is null or end_us > begin_us
"""
"""`attributions` from `homes`, `types`, `items` and `clock`.

A type holds from when it was given; the first one before that too.
"""

CUT = """
    select attributions.stream, visits.item, attributions.item_type, visits.status,
           visits.flow_state,
           case when attributions.begin_us > visits.entered_at_us
                then attributions.begin_us else visits.entered_at_us end as entered_at_us,
           case when visits.left_at_us is null or attributions.end_us < visits.left_at_us
                then attributions.end_us else visits.left_at_us end as left_at_us
    from attributions
    join visits on visits.item = attributions.item
               and (visits.left_at_us is null or visits.left_at_us > attributions.begin_us)
               and (attributions.end_us is null or visits.entered_at_us < attributions.end_us)
"""
"""The visits of the items in `attributions`, cut where an item changed its stream or its type."""

ATTRIBUTED = f"""
    select visits.stream, visits.item, items.item_type, visits.status, visits.flow_state,
           visits.entered_at_us, visits.left_at_us
    from visits
    join items on items.item = visits.item
    where not exists (select 1 from attributions where attributions.item = visits.item)
    union all{CUT}"""
"""All visits with the stream and the type of each day; it costs a join with all items."""
