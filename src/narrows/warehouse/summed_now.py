"""What all visits add up to now, as SQL: of what a base kept, and of what differs from it."""

FLOWS_NOW = """
CREATE TABLE summed.flows AS
SELECT stream, status, flow_state, CAST(sum(n_visits) AS BIGINT) AS n_visits,
       CAST(sum(n_closed) AS BIGINT) AS n_closed, CAST(sum(total_us) AS BIGINT) AS total_us,
       CAST(sum(done_us) AS BIGINT) AS done_us, CAST(sum(spent_us) AS BIGINT) AS spent_us,
       CAST(sum(ended_us) AS BIGINT) AS ended_us
FROM (FROM {kept} UNION ALL BY NAME {changed}) GROUP BY ALL HAVING sum(n_visits) <> 0
"""
RETURNED_NOW = """
CREATE TABLE summed.returned AS
SELECT stream, status, back_to, CAST(sum(n_waits) AS BIGINT) AS n_waits
FROM (FROM {kept} UNION ALL BY NAME {changed}) GROUP BY ALL HAVING sum(n_waits) <> 0
"""
DAYS_NOW = """
CREATE TABLE summed.days AS
SELECT stream, day_us, CAST(sum(n_stays) AS BIGINT) AS n_stays
FROM (FROM {kept} UNION ALL BY NAME {changed}) GROUP BY ALL HAVING sum(n_stays) <> 0
"""
FIRSTS_NOW = """
CREATE TABLE summed.firsts AS
WITH changed AS (
    SELECT stream, status, min(entered_at_us) FILTER (sign = -1) AS gone_us,
           min(entered_at_us) FILTER (sign = 1) AS came_us
    FROM differing GROUP BY ALL
), told AS (
    SELECT stream, status, kept.first_us AS kept_us, gone_us, came_us
    FROM {kept} AS kept FULL JOIN changed USING (stream, status)
)
SELECT stream, status, least(kept_us, came_us) AS first_us,
       coalesce(gone_us = kept_us AND (came_us IS NULL OR came_us > kept_us), false) AS is_lost
FROM told
"""
"""When a status was first entered; where the first visit was taken out it has to be looked up."""
LOST = """
UPDATE summed.firsts SET first_us = found.first_us
FROM (
    SELECT stream, status, min(entered_at_us) AS first_us
    FROM main.visits SEMI JOIN (FROM summed.firsts WHERE is_lost) USING (stream, status)
    GROUP BY ALL
) AS found
WHERE firsts.stream = found.stream AND firsts.status = found.status AND is_lost
"""
MEDIANS_NOW = """
CREATE TABLE summed.medians AS
WITH central AS (
    SELECT stream, status, first_us, last_us, any_value(n_below) AS n_below
    FROM {kept} GROUP BY ALL
), changed AS (
    SELECT stream, status, sign, stay_us, first_us
    FROM differing JOIN central USING (stream, status)
    WHERE left_at_us IS NOT NULL AND stay_us < last_us
), fewer AS (
    SELECT stream, status, CAST(sum(sign) AS BIGINT) AS n
    FROM changed WHERE stay_us < first_us GROUP BY ALL
), below AS (
    SELECT stream, status, n_below + coalesce(n, 0) AS n_below
    FROM central LEFT JOIN fewer USING (stream, status)
), around AS (
    SELECT stream, status, stay_us, sum(n) AS n FROM (
        SELECT stream, status, stay_us, n FROM {kept}
        UNION ALL
        SELECT stream, status, stay_us, sign AS n FROM changed WHERE stay_us >= first_us
    ) GROUP BY ALL HAVING sum(n) <> 0
), closed AS (
    SELECT stream, status, sum(n_closed) AS n_closed FROM summed.flows GROUP BY ALL
), reached AS (
    SELECT stream, status, stay_us, n_closed, n_below,
           n_below + sum(n) OVER (
               PARTITION BY stream, status ORDER BY stay_us ROWS UNBOUNDED PRECEDING) AS n_reached
    FROM around JOIN below USING (stream, status) JOIN closed USING (stream, status)
)
SELECT stream, status, min(stay_us) AS median_us
FROM reached WHERE 2 * n_reached >= n_closed AND 2 * n_below < n_closed
GROUP BY ALL
"""
"""The middle visit, where what is kept around the one before still has it."""
FAR = """
INSERT INTO summed.medians
WITH lacking AS (
    SELECT DISTINCT stream, status FROM summed.flows ANTI JOIN summed.medians USING (stream, status)
    WHERE n_closed > 0
)
SELECT stream, status, min(stay_us) FROM (
    SELECT stream, status, stay_us,
           row_number() OVER (PARTITION BY stream, status ORDER BY stay_us) AS place,
           count(*) OVER (PARTITION BY stream, status) AS n_all
    FROM ({stays}) AS stays SEMI JOIN lacking USING (stream, status)
    WHERE left_at_us IS NOT NULL
) WHERE 2 * place >= n_all GROUP BY ALL
"""

LASTING_NOW = """
CREATE TABLE summed.lasting AS
SELECT visits.stream, status, CAST(sum(as_of_us - entered_at_us) AS BIGINT) AS spent_us
FROM main.visits JOIN main.clock ON clock.stream = visits.stream
WHERE left_at_us IS NULL AND flow_state IN ('waiting', 'active', 'unknown')
GROUP BY ALL
"""
STATUSES_NOW = """
SELECT flows.stream, statuses.name, flow_state, first_us, n_visits, n_closed, total_us, median_us,
       done_us, spent_us + coalesce(lasting_us, 0), ended_us
FROM (
    SELECT stream, status, max(flow_state) AS flow_state,
           CAST(sum(n_visits) AS BIGINT) AS n_visits, CAST(sum(n_closed) AS BIGINT) AS n_closed,
           CAST(sum(total_us) AS BIGINT) AS total_us, CAST(sum(done_us) AS BIGINT) AS done_us,
           CAST(sum(spent_us) AS BIGINT) AS spent_us, CAST(sum(ended_us) AS BIGINT) AS ended_us
    FROM summed.flows WHERE stream IN (SELECT stream FROM periods) GROUP BY ALL
) AS flows
JOIN statuses ON statuses.status = flows.status
JOIN summed.firsts AS firsts ON firsts.stream = flows.stream AND firsts.status = flows.status
LEFT JOIN summed.medians AS medians
    ON medians.stream = flows.stream AND medians.status = flows.status
LEFT JOIN (SELECT stream, status, spent_us AS lasting_us FROM summed.lasting) AS lasting
    ON lasting.stream = flows.stream AND lasting.status = flows.status
"""
"""The rows of `narrows.metrics.statuses.STATUSES`."""
USED_NOW = """
SELECT DISTINCT flows.stream, flows.status, statuses.name, flow_state
FROM summed.flows AS flows JOIN statuses ON statuses.status = flows.status
WHERE flows.stream IN (SELECT stream FROM periods)
ORDER BY flows.stream, flows.status, flow_state
"""
BEGAN_NOW = """
SELECT stream, day_us, n_stays FROM summed.days WHERE stream IN (SELECT stream FROM periods)
ORDER BY stream, day_us DESC
"""
"""The rows of `narrows.metrics.stays.STATUSES` and `DAYS`."""
RETURNS_NOW = """
WITH totals AS (
    SELECT stream, status, CAST(sum(n_waits) AS BIGINT) AS n_waits
    FROM summed.returned GROUP BY ALL
)
SELECT totals.stream, own.name, other.name
FROM totals
JOIN summed.returned AS returned
    ON returned.stream = totals.stream AND returned.status = totals.status
JOIN statuses own ON own.status = totals.status
JOIN statuses other ON other.status = returned.back_to
WHERE returned.n_waits * 2 > totals.n_waits
ORDER BY totals.stream, own.name
"""
"""The rows of `narrows.metrics.returns.RETURNS`."""
NOW = {
    "flows": FLOWS_NOW, "firsts": FIRSTS_NOW, "days": DAYS_NOW,
    "returned": RETURNED_NOW, "middles": MEDIANS_NOW,
}  # fmt: skip
"""What is made of what a base kept and of what differs, in order."""
