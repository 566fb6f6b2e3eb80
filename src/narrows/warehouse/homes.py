"""In which stream an item was when, of the few that moved from one stream to another."""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.streams import Take, ValueStream
from narrows.domain.work import Attribute
from narrows.warehouse.connection import text, texts

SEVERAL_AT_ONCE = {Attribute.LABEL: r"[,;\s]+", Attribute.COMPONENT: r"\s*[,;]\s*"}
"""Attributes whose value is a list, and what stands between: labels are words, components names."""

EVER = -(2**63)
"""Before every instant: the first stream that is told of holds from the beginning. [µs]"""

CHANGING = """
CREATE TABLE changing AS
SELECT DISTINCT item FROM (
    SELECT item, attribute FROM raw_changes
    WHERE attribute IN ({attributes}) AND changed_at_us <= {as_of_us}
    GROUP BY item, attribute
    HAVING min(value) <> max(value)
)
"""
HOMES = """
CREATE TABLE homes AS
WITH told AS (
    SELECT raw_changes.item, raw_items.source, attribute, value, changed_at_us, seq
    FROM raw_changes JOIN raw_items USING (item)
    WHERE raw_changes.item IN (SELECT item FROM changing) AND attribute IN ({attributes})
      AND changed_at_us <= {as_of_us}
),
carried AS (
    SELECT item, source, changed_at_us, {carried}
    FROM told
    WINDOW known AS (PARTITION BY item ORDER BY changed_at_us, seq
                     ROWS UNBOUNDED PRECEDING),
           whole AS (PARTITION BY item ORDER BY changed_at_us, seq
                     ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    QUALIFY row_number() OVER (PARTITION BY item, changed_at_us ORDER BY seq DESC) = 1
),
placed AS (
    SELECT item, changed_at_us, CAST(CASE {cases} ELSE 0 END AS INTEGER) AS stream
    FROM carried {words}
),
turned AS (
    SELECT *, lag(stream) OVER (PARTITION BY item ORDER BY changed_at_us) AS stream_before
    FROM placed
    QUALIFY stream_before IS NULL OR stream_before <> stream
),
spans AS (
    SELECT item, stream,
           CASE WHEN stream_before IS NULL THEN {ever} ELSE changed_at_us END AS begin_us,
           lead(changed_at_us) OVER (PARTITION BY item ORDER BY changed_at_us) AS end_us,
           count(*) OVER (PARTITION BY item) AS n_homes
    FROM turned
)
SELECT item, stream, begin_us, end_us,
       coalesce(nullif(stream, 0),
                first_value(nullif(stream, 0) IGNORE NULLS) OVER later,
                last_value(nullif(stream, 0) IGNORE NULLS) OVER earlier, 0) AS reader
FROM spans WHERE n_homes > 1
WINDOW later AS (PARTITION BY item ORDER BY begin_us
                 ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING),
       earlier AS (PARTITION BY item ORDER BY begin_us ROWS UNBOUNDED PRECEDING)
"""
"""`reader` is the stream whose workflow reads what is told meanwhile: without one, the next."""
NO_HOMES = """
CREATE TABLE homes (
    item INTEGER, stream INTEGER, begin_us BIGINT, end_us BIGINT, reader INTEGER
)
"""
CARRIED = (
    "coalesce(last_value(CASE WHEN attribute = '{0}' THEN value END IGNORE NULLS) OVER known, "
    "first_value(CASE WHEN attribute = '{0}' THEN value END IGNORE NULLS) OVER whole) AS {0}_value"
)


def house(con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream], *, as_of_us: int) -> None:
    """Make `homes(item, stream, begin_us, end_us, reader)`, one row per span of time.

    Only of items that were in several streams, unaligned work being one of them.

    Args:
        con: Holds the raw tables.
        streams: Numbered from 1 in order.
        as_of_us: Later values are not known yet. [µs since 1970 UTC]
    """
    asked = sorted({each.value for of in streams for take in of.takes for each in take.where})
    if not asked:
        con.execute(NO_HOMES)
        return
    told: Mapping[str, object] = {
        "words": words_of(asked),
        "attributes": ", ".join(text(each) for each in asked),
        "as_of_us": as_of_us,
        "ever": EVER,
        "carried": ", ".join(CARRIED.format(each) for each in asked),
        "cases": " ".join(
            f"WHEN {taken_by(take)} THEN {number}"
            for number, stream in enumerate(streams, start=1)
            for take in stream.takes
        ),
    }
    con.execute(CHANGING.format(**told))
    is_any = con.execute("FROM changing LIMIT 1").fetchone() is not None
    # What each stream takes is asked once for each of them: not where nothing was elsewhere.
    con.execute(HOMES.format(**told) if is_any else NO_HOMES)
    con.execute("DROP TABLE changing")


def is_housed(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether any item was in several streams."""
    return con.execute("FROM homes LIMIT 1").fetchone() is not None


def words_of(attributes: Sequence[str]) -> str:
    """Joins of `{attribute}_text` to what has `{attribute}_value`, as SQL."""
    return " ".join(
        f"LEFT JOIN (SELECT value AS {each}_value, text AS {each}_text FROM raw_values) "
        f"AS {each}_words USING ({each}_value)"
        for each in attributes
    )


def taken_by(take: Take) -> str:
    """Whether a stream takes what has `source` and `{attribute}_text`, as SQL."""
    parts = [f"source = {text(take.source)}"]
    parts += [f"({_matches(attribute, of)})" for attribute, of in take.where.items()]
    return " AND ".join(parts)


def _matches(attribute: Attribute, wanted: Sequence[str]) -> str:
    told = f"{attribute.value}_text"
    matches = f"{told} IN ({', '.join(text(value) for value in wanted)})"
    if attribute in SEVERAL_AT_ONCE:
        # Labels are words to Jira, and names of several words to GitHub.
        for between in dict.fromkeys(
            (SEVERAL_AT_ONCE[attribute], SEVERAL_AT_ONCE[Attribute.COMPONENT])
        ):
            words = f"string_split_regex({told}, {text(between)})"
            matches += f" OR list_has_any({words}, {texts(list(wanted))})"
    return matches
