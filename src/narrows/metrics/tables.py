"""The tables that every metric reads, and the two `SELECT`s that build them.

Instants are whole microseconds since 1970 UTC (`…_us`), durations whole microseconds, ids
integers; `flow_state` and `item_type` are the words of the glossary. Stream 0 is unaligned work.

Given to the builder:

    moves(stream, item, status, flow_state, moved_at_us, seq)
        changes of status, duplicates dropped, cut at `as_of` (what moved at that instant is known);
        `flow_state` is 'ignore' where the workflow says so; `seq` orders equal instants.
    types(item, item_type, changed_at_us, seq)
        changes of the item type, mapped to the glossary's words; what is later than `as_of` is
        not read.
    blocks(item, begin_us, end_us)
        spans of time in which a flag stopped an item, apart from each other; `end_us` is null while
        it lasts.
    homes(item, stream, begin_us, end_us)
        in which stream an item was when, of those that were in several; the first begins before
        all that is told, `end_us` of the last is null. A move is read by the workflow of the stream
        that the item was in.
    policies(stream, start_at, reopened)
        what each stream declared: where flow time starts (commitment, created, first_active), and
        which span counts of an item that was done before (whole_span, sum_of_spells, last_spell).
    clock(stream, as_of_us)

Built from them, and read by the metrics:

    visits(stream, item, visit, status, flow_state, state_before, entered_at_us, left_at_us)
        one row per stay; `visit` counts from 1 in each item; `state_before` is the flow state of
        the visit before, null for the first; `left_at_us` is null while it lasts.
    items(stream, item, item_type, status, flow_state, created_at_us, started_at_us, done_at_us,
          flow_time_us, active_us, waiting_us, unknown_us, spent_us, n_reopened)
        one row per item. `item_type` is that at `done_at`, else the newest. `active_us`,
        `waiting_us`, `unknown_us`: time in that flow state within [started_at, done_at), of an item
        not done until `as_of`, 0 of one that never started; stopped time is waiting. `flow_time_us`
        by the stream's policy. `spent_us`: time in waiting, active and unknown up to `as_of`.
    stayed(stream, item, visit, stay_us)
        how long a visit was in working time, null while it lasts; rows only of streams with a
        calendar, whose items have their durations in working time too (`metrics.working`).

    attributions(item, stream, item_type, begin_us, end_us)
        stream and type of each span of time, of the items that ever changed one of the two; of
        all others `items` says it. The visits of an item stand in the stream that has it: that at
        `done_at`, else the newest. See `narrows.metrics.attribution`.

    left_out(item, stream, source, key, title, why)
        items that are in no other table: of another level than the stream counts, a 'parent' or a
        'child' of an item that counts, or of another 'type'; or only ever in statuses that the
        workflow ignores ('ignored').

Given with each question:

    periods(stream, period, start_us, end_us)
        half-open, those of a stream apart from each other; the caller cuts them in its zone.
    words(word)
        what people typed, for the queries that look it up; never part of a query's text.

For names: statuses(status, name), keys(item, source, key, title).

For what belongs together: marks(item, attribute, word), the newest `parent` of each item, and each
`label` that it carries. points(item, thousandths), the estimate at `done_at`, else the newest.
logged(item, at_us, thousandths), what the hours logged on an item grew by, and when.

The text is plain ANSI SQL over integers: the same string runs on DuckDB, SQLite, PostgreSQL and
others, and gives the same rows to the last bit. No dialect's functions, no division, sums cast to
bigint (DuckDB would make them 128 bits wide, PostgreSQL decimals).
"""

VISITS = """
with ignored as (
    select item, min(moved_at_us) as first_us
    from moves
    where flow_state = 'ignore'
    group by item
),
known as (
    select stream, item, status, flow_state, moved_at_us, seq,
           lag(status) over (partition by item order by moved_at_us, seq) as status_before,
           lag(flow_state) over (partition by item order by moved_at_us, seq) as state_before,
           row_number() over (partition by item order by moved_at_us, seq) as visit,
           lead(moved_at_us) over (partition by item order by moved_at_us, seq) as left_at_us
    from moves
    where flow_state <> 'ignore'
),
repeating as (
    select distinct item
    from known
    where status_before = status
),
stays as (
    select stream, item, status, flow_state, state_before, moved_at_us, visit, left_at_us
    from known
    where not exists (select 1 from repeating where repeating.item = known.item)
    union all
    select stream, item, status, flow_state,
           lag(flow_state) over (partition by item order by moved_at_us, seq) as state_before,
           moved_at_us, row_number() over (partition by item order by moved_at_us, seq) as visit,
           lead(moved_at_us) over (partition by item order by moved_at_us, seq) as left_at_us
    from known
    where item in (select item from repeating)
      and (status_before is null or status_before <> status)
)
select stays.stream, stays.item, stays.visit, stays.status, stays.flow_state, stays.state_before,
       case when stays.visit = 1 and ignored.first_us < stays.moved_at_us
            then ignored.first_us else stays.moved_at_us end as entered_at_us,
       stays.left_at_us
from stays
left join ignored on ignored.item = stays.item
"""
"""`visits` from `moves`: ignored statuses dropped, then repeated moves into one status merged.

An ignored status gives its time to the visit before, at an item's beginning to the visit after.
Visits of no length, at equal instants, keep the source's order. One sort answers all for the items
without repeated moves, which are most; only the others are sorted again, and `state_before` with
them: of a status that an item entered in one stream and again in another, the first says what it
means.
"""

ITEMS = """
with stays as (
    select visits.stream, visits.item, visits.status, visits.flow_state, visits.state_before,
           visits.entered_at_us, visits.left_at_us, clock.as_of_us,
           coalesce(visits.left_at_us, clock.as_of_us) - visits.entered_at_us as stay_us
    from visits
    join clock on clock.stream = visits.stream
),
sums as (
    select stream, item,
           max(as_of_us) as as_of_us,
           max(case when left_at_us is null then status end) as status,
           max(case when left_at_us is null then flow_state end) as flow_state,
           min(entered_at_us) as created_at_us,
           min(case when flow_state in ('waiting', 'active', 'unknown')
                    then entered_at_us end) as committed_us,
           max(case when flow_state = 'done' and (state_before is null or state_before <> 'done')
                    then entered_at_us end) as last_done_us,
           cast(sum(case when flow_state = 'active' then stay_us else 0 end) as bigint)
               as active_us,
           cast(sum(case when flow_state = 'waiting' then stay_us else 0 end) as bigint)
               as waiting_us,
           cast(sum(case when flow_state = 'unknown' then stay_us else 0 end) as bigint)
               as unknown_us,
           count(case when state_before = 'done'
                       and flow_state in ('new', 'waiting', 'active', 'unknown')
                      then 1 end) as n_reopened
    from stays
    group by stream, item
),
stopped as (
    select visits.item, visits.flow_state,
           case when blocks.begin_us > visits.entered_at_us
                then blocks.begin_us else visits.entered_at_us end as begin_us,
           case when coalesce(blocks.end_us, clock.as_of_us)
                     < coalesce(visits.left_at_us, clock.as_of_us)
                then coalesce(blocks.end_us, clock.as_of_us)
                else coalesce(visits.left_at_us, clock.as_of_us) end as end_us
    from blocks
    join visits on visits.item = blocks.item and visits.flow_state in ('active', 'unknown')
    join clock on clock.stream = visits.stream
    where blocks.begin_us < coalesce(visits.left_at_us, clock.as_of_us)
      and coalesce(blocks.end_us, clock.as_of_us) > visits.entered_at_us
),
blocked as (
    select item,
           cast(sum(case when flow_state = 'active' then end_us - begin_us else 0 end) as bigint)
               as active_us,
           cast(sum(case when flow_state = 'unknown' then end_us - begin_us else 0 end) as bigint)
               as unknown_us
    from stopped
    group by item
),
declared as (
    select visits.item,
           min(case when visits.flow_state in ('new', 'waiting', 'active', 'unknown')
                    then visits.entered_at_us end) as opened_us,
           min(case when visits.flow_state in ('active', 'unknown')
                    then visits.entered_at_us end) as begun_us,
           max(case when visits.state_before = 'done'
                     and visits.flow_state in ('new', 'waiting', 'active', 'unknown')
                    then visits.entered_at_us end) as reopened_us
    from policies
    join visits on visits.stream = policies.stream
    where policies.start_at <> 'commitment' or policies.reopened <> 'whole_span'
    group by visits.item
),
early as (
    select declared.item,
           cast(sum(coalesce(visits.left_at_us, clock.as_of_us) - visits.entered_at_us) as bigint)
               as early_us
    from policies
    join visits on visits.stream = policies.stream and visits.flow_state = 'waiting'
    join clock on clock.stream = visits.stream
    join declared on declared.item = visits.item
    where policies.start_at = 'first_active'
      and (declared.begun_us is null or visits.entered_at_us < declared.begun_us)
    group by declared.item
),
ended as (
    select sums.stream, sums.item, sums.status, sums.flow_state, sums.created_at_us,
           sums.committed_us, declared.reopened_us, policies.reopened,
           case policies.start_at when 'created' then declared.opened_us
                                  when 'first_active' then declared.begun_us
                                  else sums.committed_us end as started_at_us,
           case when sums.flow_state = 'done' then sums.last_done_us end as done_at_us,
           case when sums.flow_state = 'done' then sums.last_done_us else sums.as_of_us end
               as typed_by_us,
           sums.as_of_us, sums.n_reopened,
           sums.active_us - coalesce(blocked.active_us, 0) as active_us,
           sums.waiting_us + coalesce(blocked.active_us, 0) + coalesce(blocked.unknown_us, 0)
               - coalesce(early.early_us, 0) as waiting_us,
           sums.unknown_us - coalesce(blocked.unknown_us, 0) as unknown_us,
           sums.active_us + sums.waiting_us + sums.unknown_us as spent_us
    from sums
    join policies on policies.stream = sums.stream
    left join declared on declared.item = sums.item
    left join blocked on blocked.item = sums.item
    left join early on early.item = sums.item
),
typings as (
    select types.item, types.item_type,
           row_number() over (
               partition by types.item
               order by case when types.changed_at_us <= ended.typed_by_us then 0 else 1 end,
                        case when types.changed_at_us <= ended.typed_by_us
                             then -types.changed_at_us else types.changed_at_us end,
                        case when types.changed_at_us <= ended.typed_by_us
                             then -types.seq else types.seq end) as place
    from types
    join ended on ended.item = types.item
    where types.changed_at_us <= ended.as_of_us
)
select ended.stream, ended.item, coalesce(typings.item_type, 'untyped') as item_type,
       ended.status, ended.flow_state, ended.created_at_us, ended.started_at_us, ended.done_at_us,
       case when ended.started_at_us is null or ended.committed_us is null then null
            when ended.reopened = 'sum_of_spells' and ended.done_at_us is not null
            then ended.active_us + ended.waiting_us + ended.unknown_us
            when ended.reopened = 'last_spell' and ended.reopened_us > ended.started_at_us
            then ended.done_at_us - ended.reopened_us
            else ended.done_at_us - ended.started_at_us end as flow_time_us,
       ended.active_us, ended.waiting_us, ended.unknown_us, ended.spent_us, ended.n_reopened
from ended
left join typings on typings.item = ended.item and typings.place = 1
"""
"""`items` from `visits`, `types`, `blocks`, `policies` and `clock`.

An item done stays in done from `done_at` on, so all its time in waiting, active and unknown lies
before it: one sum serves items that are done and items that are not. Time in active while a flag
stops the item is waiting. The item type is the last one known at `done_at`, else (typed only later)
the first. What few streams declare is read from `visits` once more: a table in the middle that two
parts read would be kept for all of them, at a third of the cost of the whole.
"""

DONE = """with done as (
    select periods.stream, periods.period, items.item, items.item_type, items.flow_time_us,
           items.active_us, items.waiting_us, items.unknown_us
    from periods
    left join items on items.stream = periods.stream
                   and items.done_at_us >= periods.start_us
                   and items.done_at_us < periods.end_us
)"""
"""Begins a query: `done`, the items done in each period, that every metric of done items rests on.

A period without one has a row whose `item` is null.
"""

KINDS = "select distinct stream, item_type from items"
"""Which item types a stream has ever had: each is told of in every period, with 0 where it is."""
