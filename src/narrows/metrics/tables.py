"""The tables that every metric reads, and the two `SELECT`s that build them.

Instants are whole microseconds since 1970 UTC (`…_us`), durations whole microseconds, ids
integers; `flow_state` and `item_type` are the words of the glossary. Stream 0 is unaligned work.

Given to the builder:

    moves(stream, item, status, flow_state, moved_at_us, seq)
        changes of status, duplicates dropped, cut at `as_of` (what moved at that instant is known);
        `flow_state` is 'ignore' where the workflow says so; `seq` orders equal instants.
    types(item, item_type, changed_at_us, seq)
        changes of the item type, mapped to the glossary's words.
    clock(stream, as_of_us)

Built from them, and read by the metrics:

    visits(stream, item, visit, status, flow_state, entered_at_us, left_at_us)
        one row per stay; `visit` counts from 1 in each item; `left_at_us` is null while it lasts.
    items(stream, item, item_type, status, flow_state, created_at_us, started_at_us, done_at_us,
          flow_time_us, active_us, waiting_us, unknown_us, spent_us, n_reopened)
        one row per item. `item_type` is that at `done_at`, else the newest. `active_us`,
        `waiting_us`, `unknown_us`: time in that flow state within [started_at, done_at), of an item
        not done until `as_of`. `spent_us`: time in waiting, active and unknown up to `as_of`.

Given with each question:

    periods(stream, period, start_us, end_us)
        half-open; the caller cuts them in the stream's zone.

For names: statuses(status, name), keys(item, source, key, title).
"""
