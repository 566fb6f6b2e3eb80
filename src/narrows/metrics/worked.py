"""The time that was worked on items, cut at the edges of periods: what capacity went to."""

OVERLAP_US = """case when coalesce(visits.left_at_us, clock.as_of_us) < periods.end_us
                     then coalesce(visits.left_at_us, clock.as_of_us) else periods.end_us end
                - case when visits.entered_at_us > periods.start_us
                       then visits.entered_at_us else periods.start_us end"""
WORKED = """select periods.stream, periods.period, visits.item,
           cast(sum(case when visits.flow_state = 'active' then {overlap} else 0 end) as bigint)
               as active_us,
           max(case when visits.flow_state = 'unknown' then 1 else 0 end) as is_unknown
    from periods
    join clock on clock.stream = {of}
    join visits on visits.stream = {of} and visits.flow_state in ('active', 'unknown')
               and visits.entered_at_us < periods.end_us
               and coalesce(visits.left_at_us, clock.as_of_us) > periods.start_us
    group by periods.stream, periods.period, visits.item"""


def worked(of: str) -> str:
    """A `SELECT` of `stream, period, item, active_us, is_unknown`.

    One row per item that was worked on in a period, or perhaps was: `is_unknown` is 1 where it was
    in a status that does not tell waiting from working.

    Args:
        of: The stream whose visits count, as SQL: `periods.stream` is the one that is asked about.
    """
    return WORKED.format(of=of, overlap=OVERLAP_US)
