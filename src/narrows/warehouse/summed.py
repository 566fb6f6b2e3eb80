"""Sums over all visits as SQL: which can be taken back, so that a layer changes few of them.

Each is of a table `stays`, whose rows have a `sign`: 1 puts a visit in, -1 takes it out. What is
kept of a base, less what the base has of the items that a layer touched, and what the layer makes
of them, is what all visits add up to now.
"""

from narrows.metrics.load import LOAD

STAYS = f"""
SELECT {{sign}} AS sign, visits.stream, visits.item, visits.visit, visits.status,
       CAST(visits.flow_state AS VARCHAR) AS flow_state, entered_at_us, left_at_us,
       left_at_us - entered_at_us AS elapsed_us,
       coalesce(stayed.stay_us, left_at_us - entered_at_us) AS stay_us,
       visits.flow_state IN {LOAD} AS is_load,
       items.done_at_us IS NOT NULL
           AND coalesce(entered_at_us >= items.started_at_us, false) AS is_in_flow_time,
       items.flow_state IN ('done', 'cancelled') AS is_ended
FROM (FROM {{schema}}.visits {{only}}) AS visits
JOIN (FROM {{schema}}.items {{only}}) AS items ON items.item = visits.item
LEFT JOIN {{schema}}.stayed ON stayed.item = visits.item AND stayed.visit = visits.visit
"""
"""The visits of a schema, with what they are added up for."""

FLOWS = """
SELECT stream, status, flow_state, CAST(sum(sign) AS BIGINT) AS n_visits,
       CAST(coalesce(sum(sign) FILTER (left_at_us IS NOT NULL), 0) AS BIGINT) AS n_closed,
       CAST(coalesce(sum(sign * stay_us), 0) AS BIGINT) AS total_us,
       CAST(coalesce(sum(sign * stay_us) FILTER (is_load AND is_in_flow_time), 0) AS BIGINT)
           AS done_us,
       CAST(coalesce(sum(sign * elapsed_us) FILTER (is_load), 0) AS BIGINT) AS spent_us,
       CAST(coalesce(sum(sign * elapsed_us) FILTER (is_load AND is_ended), 0) AS BIGINT)
           AS ended_us
FROM {stays} GROUP BY ALL
"""
"""As `narrows.metrics.statuses` has them, but for what lasts, which grows older."""

FIRSTS = "SELECT stream, status, min(entered_at_us) AS first_us FROM {stays} GROUP BY ALL"

DAYS = """
SELECT stream, entered_at_us - entered_at_us % 86400000000 AS day_us,
       CAST(sum(sign) AS BIGINT) AS n_stays
FROM {stays} GROUP BY ALL
"""
"""How many visits began on each day."""

RETURNED = """
SELECT stream, status, CASE WHEN status_before = status_after THEN status_before END AS back_to,
       CAST(sum(sign) AS BIGINT) AS n_waits
FROM (
    SELECT sign, stream, status, flow_state, left_at_us,
           lag(status) OVER (PARTITION BY sign, item ORDER BY visit) AS status_before,
           lead(status) OVER (PARTITION BY sign, item ORDER BY visit) AS status_after
    FROM {stays}
) WHERE flow_state = 'waiting' AND left_at_us IS NOT NULL GROUP BY ALL
"""
"""Closed waits, and to which status they returned that they had come from; null is to none."""

STEP_US = 240_000_000
BESIDE = 100
"""About so many visits on each side of the middle one are kept, which moves as visits come."""
MIDDLES = f"""
WITH steps AS (
    SELECT stream, status, stay_us // {STEP_US} AS step, CAST(sum(sign) AS BIGINT) AS n
    FROM {{stays}} WHERE left_at_us IS NOT NULL GROUP BY ALL
), reached AS (
    SELECT stream, status, step, n, sum(n) OVER (PARTITION BY stream, status) AS n_all,
           sum(n) OVER (PARTITION BY stream, status ORDER BY step) AS n_reached
    FROM steps
), central AS (
    SELECT stream, status, min(step) * {STEP_US} AS first_us,
           (max(step) + 1) * {STEP_US} AS last_us,
           CAST(min(n_reached - n) AS BIGINT) AS n_below
    FROM reached
    WHERE n_reached >= n_all // 2 - {BESIDE} AND n_reached - n <= n_all // 2 + {BESIDE}
    GROUP BY ALL
)
SELECT stream, status, first_us, last_us, n_below, stay_us, CAST(sum(sign) AS BIGINT) AS n
FROM central JOIN {{stays}} USING (stream, status)
WHERE left_at_us IS NOT NULL AND stay_us >= first_us AND stay_us < last_us
GROUP BY ALL
"""
"""How long visits took, those around the middle one, and how many were shorter than these."""

SUMS = {"flows": FLOWS, "firsts": FIRSTS, "days": DAYS, "returned": RETURNED, "middles": MIDDLES}
"""What is kept of a base, by name."""
