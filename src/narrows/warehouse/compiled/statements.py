"""What is asked of the engine around the pass: what goes in, what comes out, and what it leaves."""

from narrows.metrics.attribution import OWNING
from narrows.metrics.tables import ITEMS, VISITS
from narrows.warehouse.build import LASTS
from narrows.warehouse.compiled.book import MISSING

LEFT_ITEMS = """
CREATE TEMP TABLE left_moves AS
SELECT * FROM moves WHERE item IN (SELECT item FROM blocks UNION SELECT item FROM homes)
"""
GIVEN = """
CREATE TEMP TABLE told_words AS
SELECT CAST(row_number() OVER (ORDER BY stream, status, flow_state) AS INTEGER) AS word,
       stream, status, flow_state
FROM (SELECT DISTINCT stream, status, flow_state FROM moves);
CREATE TEMP TABLE told_states AS
SELECT DISTINCT CAST(list_position({states}, CAST(flow_state AS VARCHAR)) - 1 AS TINYINT) AS state,
       flow_state
FROM told_words;
CREATE TEMP TABLE told_types AS
SELECT DISTINCT CAST(list_position({types}, CAST(item_type AS VARCHAR)) - 1 AS TINYINT) AS code,
       item_type
FROM types;
CREATE TABLE visits (
    stream INTEGER, item INTEGER, visit BIGINT, status INTEGER, flow_state {state},
    state_before {state}, entered_at_us BIGINT, left_at_us BIGINT
);
CREATE TABLE lasts (item INTEGER, told_us BIGINT);
CREATE TABLE items (
    stream INTEGER, item INTEGER, item_type {kind}, status INTEGER, flow_state {state},
    created_at_us BIGINT, started_at_us BIGINT, done_at_us BIGINT, flow_time_us BIGINT,
    active_us BIGINT, waiting_us BIGINT, unknown_us BIGINT, spent_us BIGINT, n_reopened BIGINT
)
"""
PARTS = """
SELECT rowid // {part_rows} AS part, min(moved_at_us) AS from_us
FROM {moves} GROUP BY part ORDER BY from_us, part
"""
"""Parts of the table, by when they begin."""
TOLD = """
SELECT item, told.stream, word, moved_at_us, seq
FROM {moves} AS told JOIN told_words ON told_words.stream = told.stream
                                    AND told_words.status = told.status
                                    AND told_words.flow_state = told.flow_state
WHERE told.rowid >= {first} AND told.rowid < {until}
"""
SORTED = "CREATE TEMP TABLE sorted_moves AS FROM moves ORDER BY moved_at_us, seq"
TYPED = """
SELECT item, code, changed_at_us, seq FROM types JOIN told_types USING (item_type)
"""
VISIT_ROWS = f"""
SELECT stream, item, CAST(visit AS BIGINT) AS visit, status, {{own}} AS flow_state,
       {{before}} AS state_before, entered_at_us, nullif(left_at_us, {MISSING}) AS left_at_us
"""
WORD = "CAST({states} AS {state}[])[{code} + 1]"
"""A flow state of its code: a join with seven rows would cost half as much as what is kept."""
KEEP_ITEMS = f"""
INSERT INTO items
SELECT told.stream, item, coalesce(told_types.item_type, 'untyped'), status, flow_state,
       created_at_us, nullif(started_at_us, {MISSING}), nullif(done_at_us, {MISSING}),
       nullif(flow_time_us, {MISSING}), active_us, waiting_us, unknown_us, spent_us, n_reopened
FROM told
JOIN told_states ON told_states.state = told.state
LEFT JOIN told_types ON told_types.code = told.item_type
"""
IN_ORDER = "CREATE OR REPLACE TEMP TABLE in_order AS SELECT 'closed' AS name"
"""Tables whose rows lie as files have them already."""
LEFT = (
    f"CREATE TABLE left_visits AS {VISITS.replace('from moves', 'from left_moves')}",
    *(each.replace("visits", "left_visits") for each in OWNING),
    "INSERT INTO visits BY NAME FROM left_visits",
    f"INSERT INTO items BY NAME {ITEMS.replace('visits', 'left_visits')}",
    "DROP TABLE left_visits",
    f"INSERT INTO lasts {LASTS.replace('moves', 'left_moves')}",
)
"""What the portable statements make of the items that are left to them."""
TIDIED = """
DROP TABLE left_moves; DROP TABLE told_words; DROP TABLE told_states; DROP TABLE told_types
"""
