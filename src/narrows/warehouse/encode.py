"""From staged text to integer ids: which changes are new, and what they are numbered.

Windows and joins over integers cost a quarter of those over text, so keys and values become
numbers here, once.
"""

import duckdb

from narrows.domain.work import Attribute

WORDS = "ENUM (" + ", ".join(f"'{each.value}'" for each in Attribute) + ")"
"""Of attributes: kept as numbers, they are found by in half the time."""

RAW = f"""
CREATE TABLE raw_items (item INTEGER, source VARCHAR, key VARCHAR);
CREATE TABLE raw_values (value INTEGER, text VARCHAR);
CREATE TABLE raw_changes (
    item INTEGER, attribute {WORDS}, value INTEGER, changed_at_us BIGINT, seq BIGINT,
    source_id VARCHAR
);
"""
"""The raw ledger; `raw_items.key` is unique in its source, `raw_values.text` everywhere."""

STAGED = """
CREATE OR REPLACE TEMP TABLE staged_rows (
    item VARCHAR, attribute VARCHAR, value VARCHAR, changed_at_us BIGINT, seq BIGINT,
    source_id VARCHAR
);
CREATE OR REPLACE TEMP VIEW staged AS SELECT *, rowid AS place FROM staged_rows;
CREATE OR REPLACE TEMP VIEW staged_items AS
SELECT item, min(place) AS place FROM staged GROUP BY item;
"""
"""What a load brings, as text; items and values are numbered by the `place` where they come first.

Of a table of text `staged` reads its status changes where they are, and `staged_items` what was
grouped by item before: a copy and a second grouping would cost as much as numbering them.
"""

TOLD_ITEMS = """
CREATE OR REPLACE TEMP TABLE told_items AS
SELECT item, key FROM raw_items WHERE source = $source{told}
"""
NEW_ITEMS = """
CREATE OR REPLACE TEMP TABLE new_items AS
SELECT CAST(row_number() OVER (ORDER BY place)
            + (SELECT coalesce(max(item), 0) FROM raw_items) AS INTEGER) AS item,
       $source AS source, staged_items.item AS key
FROM staged_items
WHERE staged_items.item NOT IN (SELECT key FROM told_items)
"""
NEW_VALUES = """
CREATE OR REPLACE TEMP TABLE new_values AS
SELECT CAST(row_number() OVER (ORDER BY first_place)
            + (SELECT coalesce(max(value), 0) FROM raw_values) AS INTEGER) AS value, text
FROM (SELECT value AS text, min(place) AS first_place FROM staged GROUP BY value)
WHERE text NOT IN (SELECT text FROM raw_values)
"""
# Each load counts its rows anew. Of equal instants in two loads the one told later comes later.
ENCODED = f"""
CREATE OR REPLACE TABLE encoded AS
SELECT items.item, CAST(staged.attribute AS {WORDS}) AS attribute, texts.value,
       staged.changed_at_us,
       staged.seq + (SELECT coalesce(max(seq) + 1, 0) FROM known) AS seq,
       nullif(staged.source_id, '') AS source_id
FROM staged
JOIN (FROM told_items UNION ALL SELECT item, key FROM new_items) AS items ON items.key = staged.item
JOIN (FROM raw_values UNION ALL FROM new_values) AS texts ON texts.text = staged.value
"""
KNOWN = """
CREATE OR REPLACE TEMP TABLE known AS
SELECT raw_changes.* FROM raw_changes WHERE item IN (SELECT item FROM told_items){within}
"""
WITHIN = " AND changed_at_us >= {first_us} AND changed_at_us <= {last_us}"
"""What was told before of the same time: of what has no id nothing else can be the same, and no
order hangs on more, so that of a log in the order of time the end is read."""
# A tool may give one id to all that changed at once: it tells two changes of one attribute apart.
NEW_BY_ID = """
CREATE OR REPLACE TABLE new_changes AS
SELECT * EXCLUDE (place) FROM (
    SELECT *, row_number() OVER (PARTITION BY item, attribute, source_id ORDER BY seq) AS place
    FROM encoded WHERE source_id IS NOT NULL
) AS told
WHERE place = 1
  AND NOT EXISTS (FROM known WHERE known.item = told.item AND known.attribute = told.attribute
                  AND known.source_id = told.source_id)
"""
# What has no id of its own is known by item, attribute, value and instant, and its ordinal among
# those that agree in all four: a file read again brings nothing, a row repeated in it counts.
NEW_BY_ORDINAL = """
INSERT INTO new_changes
SELECT * EXCLUDE (place, n_known) FROM (
    SELECT encoded.*, coalesce(counted.n_known, 0) AS n_known,
           row_number() OVER (
               PARTITION BY encoded.item, encoded.attribute, encoded.value, encoded.changed_at_us
               ORDER BY encoded.seq) AS place
    FROM encoded
    LEFT JOIN (SELECT item, attribute, value, changed_at_us, count(*) AS n_known FROM known
               WHERE source_id IS NULL GROUP BY ALL) AS counted
    ON counted.item = encoded.item AND counted.attribute = encoded.attribute
       AND counted.value = encoded.value AND counted.changed_at_us = encoded.changed_at_us
    WHERE encoded.source_id IS NULL
)
WHERE place > n_known
"""
# A table has what an item is today in all of its rows. What it was, then was not, and is again was
# told of that instant before, and is no news of it: but it is what was told last.
NEW_AGAIN = """
INSERT INTO new_changes
SELECT encoded.*
FROM encoded
JOIN (SELECT item, attribute, changed_at_us, max(seq) AS seq FROM encoded
      WHERE source_id IS NULL AND attribute <> 'status' GROUP BY ALL) AS last USING (item, seq)
JOIN (SELECT item, attribute, changed_at_us, arg_max(value, seq) AS value FROM known
      WHERE source_id IS NULL AND attribute <> 'status' GROUP BY ALL) AS before
ON before.item = encoded.item AND before.attribute = encoded.attribute
   AND before.changed_at_us = encoded.changed_at_us AND before.value <> encoded.value
WHERE encoded.attribute = last.attribute
  AND NOT EXISTS (FROM new_changes WHERE new_changes.item = encoded.item
                  AND new_changes.attribute = encoded.attribute AND new_changes.seq = encoded.seq)
"""
# Of one instant the order counts, too: rows that changed places make another end. A window that
# both sides called alike would be defined twice for DuckDB 1.5.
_IN_ORDER = """SELECT item, attribute, value, changed_at_us, row_number() OVER (
    PARTITION BY item, attribute, changed_at_us ORDER BY seq
) FROM"""
N_GONE = f"SELECT count(*) FROM ({_IN_ORDER} known EXCEPT {_IN_ORDER} encoded)"


def encode(
    con: duckdb.DuckDBPyConnection,
    source: str,
    *,
    has_ids: bool,
    replaces: bool,
    is_step: bool = False,
) -> int:
    """Make `new_items`, `new_values` and `new_changes` of `staged` and the raw tables.

    Args:
        con: Holds `staged` and the raw tables or views.
        source: Whose changes these are.
        has_ids: Whether some changes have ids of the source's own.
        replaces: Whether what is no longer told makes all of it new: transitions made from
            intervals of work change when an interval is added.
        is_step: Whether it is one of many steps, each of a few items.

    Returns:
        How many changes are new; of a replacing load all of them, or none.
    """
    # A step tells of few items, and what is known of the others is no matter.
    told = " AND key IN (SELECT item FROM staged_items)" if is_step and not replaces else ""
    con.execute(TOLD_ITEMS.format(told=told), {"source": source})
    con.execute(NEW_ITEMS, {"source": source})
    con.execute(NEW_VALUES)
    con.execute(KNOWN.format(within=_within(con) if told and not has_ids else ""))
    con.execute(ENCODED)
    if not _count(con, "SELECT count(*) FROM known") and not has_ids:
        # The first load of a file: all of it is new, and nothing needs to be compared.
        con.execute("DROP TABLE IF EXISTS new_changes")
        con.execute("ALTER TABLE encoded RENAME TO new_changes")
        return _count(con, "SELECT count(*) FROM new_changes")
    for query in (NEW_BY_ID, NEW_BY_ORDINAL, NEW_AGAIN):
        con.execute(query)
    n_new = _count(con, "SELECT count(*) FROM new_changes")
    if replaces and (n_new or _count(con, N_GONE)):
        return _all_new(con, has_ids=has_ids)
    return n_new


def _all_new(con: duckdb.DuckDBPyConnection, *, has_ids: bool) -> int:
    """Make `new_changes` as if nothing had been known: what has one id is told once."""
    con.execute("CREATE OR REPLACE TABLE new_changes AS FROM encoded")
    if has_ids:
        con.execute("DELETE FROM known")
        for query in (NEW_BY_ID, NEW_BY_ORDINAL):
            con.execute(query)
    return _count(con, "SELECT count(*) FROM new_changes")


def _within(con: duckdb.DuckDBPyConnection) -> str:
    told = con.execute("SELECT min(changed_at_us), max(changed_at_us) FROM staged").fetchone()
    first_us, last_us = told if told and told[0] is not None else (0, 0)
    return WITHIN.format(first_us=first_us, last_us=last_us)


def _count(con: duckdb.DuckDBPyConnection, query: str) -> int:
    row = con.execute(query).fetchone()
    return int(row[0]) if row else 0
