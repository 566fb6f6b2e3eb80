"""What items are called, carry and were estimated at: tables that few questions need."""

from narrows.domain.work import Attribute
from narrows.warehouse.connection import text
from narrows.warehouse.homes import SEVERAL_AT_ONCE

KEYS = """
CREATE TABLE keys AS
SELECT raw_items.item, raw_items.source, raw_items.key, titles.title
FROM raw_items
JOIN items ON items.item = raw_items.item
LEFT JOIN (
    SELECT raw_changes.item, arg_max(text, row(changed_at_us, seq)) AS title
    FROM raw_changes JOIN raw_values USING (value)
    WHERE attribute = 'title'
      AND changed_at_us <= (SELECT max(as_of_us) FROM clock)
    GROUP BY raw_changes.item
) AS titles ON titles.item = raw_items.item
"""
MARKS = f"""
CREATE TABLE marks AS
WITH newest AS (
    SELECT item, CAST(attribute AS VARCHAR) AS attribute,
           arg_max(text, row(changed_at_us, seq)) AS text
    FROM raw_changes JOIN raw_values USING (value)
    JOIN (SELECT item FROM items) AS items USING (item)
    WHERE attribute IN ('parent', 'label')
      AND changed_at_us <= (SELECT max(as_of_us) FROM clock)
    GROUP BY item, attribute
)
SELECT DISTINCT item, attribute, word FROM (
    SELECT item, attribute, text AS word FROM newest
    UNION ALL
    SELECT item, attribute,
           unnest(string_split_regex(text, {text(SEVERAL_AT_ONCE[Attribute.LABEL])})) AS word
    FROM newest WHERE attribute = 'label'
) WHERE word <> ''
"""
"""A label is one of several words, or, where somebody's tool has blanks in labels, all of them."""
POINTS = """
CREATE TABLE points AS
WITH told AS (
    SELECT raw_changes.item, text, changed_at_us, seq,
           done_at_us IS NOT NULL AND changed_at_us > done_at_us AS is_late
    FROM raw_changes JOIN raw_values USING (value)
    JOIN items ON items.item = raw_changes.item
    WHERE attribute = 'points'
      AND changed_at_us <= (SELECT max(as_of_us) FROM clock)
)
SELECT item, thousandths FROM (
    SELECT item, CAST(1000 * TRY_CAST(
               CASE WHEN bool_and(is_late) THEN arg_min(text, row(changed_at_us, seq))
                    ELSE arg_max(text, row(changed_at_us, seq)) FILTER (NOT is_late)
               END AS DECIMAL(15, 3)) AS BIGINT) AS thousandths
    FROM told
    GROUP BY item
) WHERE thousandths >= 0
"""
"""The estimate of each item that has a number for one: at `done_at`, else the newest.

An item that was estimated only after it was done has the first one.
"""
LOGGED = """
CREATE TABLE logged AS
SELECT item, at_us, thousandths FROM (
    SELECT item, changed_at_us AS at_us,
           thousandths - lag(thousandths, 1, 0) OVER (
               PARTITION BY item ORDER BY changed_at_us, seq) AS thousandths
    FROM (
        SELECT raw_changes.item, changed_at_us, seq,
               CAST(1000 * TRY_CAST(text AS DECIMAL(15, 3)) AS BIGINT) AS thousandths
        FROM raw_changes JOIN raw_values USING (value)
        JOIN items ON items.item = raw_changes.item
        WHERE attribute = 'hours'
          AND changed_at_us <= (SELECT max(as_of_us) FROM clock)
    ) WHERE thousandths >= 0
) WHERE thousandths <> 0
"""
"""What the hours logged on an item grew by, and when; what is taken back is less than 0."""
NAMING = {"keys": KEYS, "marks": MARKS, "points": POINTS, "logged": LOGGED}
"""Each is made when the first question needs it."""
