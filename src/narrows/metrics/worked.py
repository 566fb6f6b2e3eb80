"""The time that was worked on items, cut at the edges of periods: what capacity went to."""

SINCE = "(visits.left_at_us is null or visits.left_at_us > (select min(start_us) from periods))"
"""Visits that reach into any period: those before are not held against each of many."""

WORKING = f"""(
        select stream, item, flow_state, entered_at_us, left_at_us
        from visits
        where flow_state in ('active', 'unknown') and {SINCE}
        union all
        select visits.stream, visits.item, 'stopped' as flow_state,
               case when blocks.begin_us > visits.entered_at_us
                    then blocks.begin_us else visits.entered_at_us end as entered_at_us,
               case when visits.left_at_us is null or blocks.end_us < visits.left_at_us
                    then blocks.end_us else visits.left_at_us end as left_at_us
        from visits
        join blocks on blocks.item = visits.item
                   and (visits.left_at_us is null or blocks.begin_us < visits.left_at_us)
                   and (blocks.end_us is null or blocks.end_us > visits.entered_at_us)
        where visits.flow_state = 'active' and {SINCE}
    )"""
"""Visits in which somebody may have worked, and beside them their time that a flag stopped."""

OVERLAP_US = """case when coalesce(visits.left_at_us, clock.as_of_us) < periods.end_us
                     then coalesce(visits.left_at_us, clock.as_of_us) else periods.end_us end
                - case when visits.entered_at_us > periods.start_us
                       then visits.entered_at_us else periods.start_us end"""
ACTIVE_US = f"""sum(case visits.flow_state when 'active' then {OVERLAP_US}
                                      when 'stopped' then -({OVERLAP_US})
                                      else 0 end)"""
IS_UNKNOWN = "max(case when visits.flow_state = 'unknown' then 1 else 0 end)"
WORKED = """select periods.stream, periods.period, visits.item,
           cast({active_us} as bigint) as active_us, {is_unknown} as is_unknown
    from periods
    join clock on clock.stream = {of}
    join {working} as visits on visits.stream = {of}
               and visits.entered_at_us < periods.end_us
               and coalesce(visits.left_at_us, clock.as_of_us) > periods.start_us
    group by periods.stream, periods.period, visits.item
    having {active_us} > 0 or {is_unknown} = 1"""


def worked(of: str) -> str:
    """A `SELECT` of `stream, period, item, active_us, is_unknown`.

    One row per item that was worked on in a period, or perhaps was: `is_unknown` is 1 where it was
    in a status that does not tell waiting from working. One that a flag stopped all the time was
    not.

    Args:
        of: The stream whose visits count, as SQL: `periods.stream` is the one that is asked about.
    """
    return WORKED.format(of=of, active_us=ACTIVE_US, is_unknown=IS_UNKNOWN, working=WORKING)
