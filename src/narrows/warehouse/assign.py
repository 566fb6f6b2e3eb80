"""Which stream takes an item, and what its statuses and types mean there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import Take, ValueStream
from narrows.domain.work import (
    INTERVALS_END,
    UNALIGNED,
    WAITS_FOR,
    Attribute,
    Fault,
    FlowState,
    ItemType,
)
from narrows.warehouse.connection import text, texts
from narrows.warehouse.gone import leave_out

IGNORE = "ignore"
"""What `moves.flow_state` says of a status that the workflow ignores."""

SEVERAL_AT_ONCE = {Attribute.LABEL: r"[,;\s]+", Attribute.COMPONENT: r"\s*[,;]\s*"}
"""Attributes whose value is a list, and what stands between: labels are words, components names."""

ASSIGNED = """
CREATE TABLE assigned AS
SELECT item, CAST(source AS source_word) AS source,
       CAST(CASE {cases} ELSE 0 END AS INTEGER) AS stream
FROM raw_items
"""
# Words of which there are few are kept as numbers: windows and joins over them cost a third less.
# In alphabetical order, so that they sort like the text that other engines and files have.
SOURCE_WORDS = """
CREATE TYPE source_word AS ENUM (SELECT DISTINCT source FROM raw_items ORDER BY source)
"""
WORDS = {
    "flow_state": sorted([*(state.value for state in FlowState), IGNORE]),
    "item_type": sorted(kind.value for kind in ItemType),
}
NEWEST = """
SELECT item FROM (
    SELECT item, arg_max(value, row(changed_at_us, seq)) AS value FROM raw_changes
    WHERE attribute = '{attribute}' AND changed_at_us <= {as_of_us} GROUP BY item
) JOIN raw_values USING (value) WHERE {matches}
"""
# Joined with the items once: the moves too are made of it.
TAKEN = """
CREATE TABLE taken AS
SELECT assigned.stream, assigned.source, item, value, changed_at_us, seq
FROM raw_changes JOIN assigned USING (item)
WHERE attribute = 'status'
"""
USED_STATUSES = """
SELECT used.stream, used.source, used.value, text, n_changes
FROM (SELECT stream, source, value, count(*) AS n_changes FROM taken GROUP BY ALL) AS used
JOIN raw_values USING (value)
ORDER BY used.stream, used.source, used.value
"""
USED_TYPES = """
SELECT assigned.stream, assigned.source, raw_changes.value, any_value(text), count(*)
FROM raw_changes JOIN assigned USING (item) JOIN raw_values USING (value)
WHERE attribute = 'item_type' GROUP BY assigned.stream, assigned.source, raw_changes.value
ORDER BY assigned.stream, assigned.source, raw_changes.value
"""


def assign(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    as_of_us: int,
) -> list[Fault]:
    """Make `assigned(item, source, stream)`: the first stream that takes an item has it.

    And `taken(stream, source, item, value, changed_at_us, seq)`: its changes of status.

    What an item is taken by is its newest value by `as_of`: moved to another project, it has
    moved to another stream.

    Args:
        con: Holds the raw tables.
        streams: Numbered from 1 in order.
        sources: What is held of each; items that are gone have no stream, and are said.
        as_of_us: Later values are not known yet. [µs since 1970 UTC]
    """
    cases = " ".join(
        f"WHEN {_taken_by(take, as_of_us)} THEN {number}"
        for number, stream in enumerate(streams, start=1)
        for take in stream.takes
    )
    con.execute(SOURCE_WORDS)
    con.execute(ASSIGNED.format(cases=cases or "WHEN false THEN 0"))
    faults = leave_out(con, sources)
    con.execute(TAKEN)
    return faults


def _taken_by(take: Take, as_of_us: int) -> str:
    conditions = [f"source = {text(take.source)}"]
    for attribute, wanted in take.where.items():
        matches = f"text IN {_tuple(wanted)}"
        if attribute in SEVERAL_AT_ONCE:
            # Labels are words to Jira, and names of several words to GitHub.
            for between in dict.fromkeys(
                (SEVERAL_AT_ONCE[attribute], SEVERAL_AT_ONCE[Attribute.COMPONENT])
            ):
                words = f"string_split_regex(text, {text(between)})"
                matches += f" OR list_has_any({words}, {texts(list(wanted))})"
        newest = NEWEST.format(attribute=attribute.value, as_of_us=as_of_us, matches=matches)
        conditions.append(f"item IN ({newest})")
    return " AND ".join(conditions)


def _tuple(values: Sequence[str]) -> str:
    return "(" + ", ".join(text(value) for value in values) + ")"


@dataclass(frozen=True, slots=True)
class _Used:
    stream: int
    source: str
    value: int
    word: str
    n_changes: int


def map_statuses(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
) -> list[Fault]:
    """Make `state_map(stream, source, value, flow_state)`.

    A status that the stream's workflow does not know is a fault, read by the tool's own category
    where it has one, else as waiting. Unaligned work has no workflow of its own: what a stream of
    the same source says of the word, else the category, else unknown. The words that intervals of
    work are told in are ours and need no workflow.
    """
    used = [_Used(*row) for row in con.execute(USED_STATUSES).fetchall()]
    faults: list[Fault] = []
    states: list[str] = []
    for each in used:
        stream = streams[each.stream - 1] if each.stream != UNALIGNED else None
        source = sources[each.source]
        state = _known_state(stream, each.word) if stream else _lent_state(streams, each)
        is_planned = stream is None or stream.workflow is not None
        if state is None and (source.is_interval or not is_planned):
            state = _interval_state(stream, each.word)
        if state is None:
            guess = FlowState.WAITING if stream else FlowState.UNKNOWN
            state = source.categories.get(each.word, guess).value
            if stream:
                faults.append(_unknown_status(stream, each, state=state))
        states.append(state)
    _register(con, "state_map", used=used, column="flow_state", meanings=states)
    return faults


def _known_state(stream: ValueStream | None, word: str) -> str | None:
    for each in stream.workflow.statuses if stream and stream.workflow else ():
        if each.status == word:
            return IGNORE if each.state is None else each.state.value
    return None


def _lent_state(streams: Sequence[ValueStream], used: _Used) -> str | None:
    """What a word of unaligned work means to the first stream that takes from its source.

    The tool is the same and mostly so are its words: without it nothing of such work was ever
    active or done, and the value score would say that no capacity went there.
    """
    of_source = [each for each in streams if used.source in {take.source for take in each.takes}]
    states = (_known_state(stream, used.word) for stream in of_source)
    return next((state for state in states if state is not None), None)


def _interval_state(stream: ValueStream | None, word: str) -> str | None:
    """What a word of intervals means, where no workflow says it."""
    is_planned = stream is not None and stream.workflow is not None
    if word == INTERVALS_END:
        # A workflow without it names a done activity: an item is done by that, not by its end.
        return IGNORE if is_planned else FlowState.DONE.value
    if word.startswith(WAITS_FOR):
        return FlowState.WAITING.value
    return None if is_planned else FlowState.ACTIVE.value


def _unknown_status(stream: ValueStream, used: _Used, *, state: str) -> Fault:
    return Fault(
        used.source,
        f"The workflow of stream {stream.id} does not know the status «{used.word}» "
        f"({used.n_changes} moves into it), read as {state}; add it to the workflow.",
        stream=stream.id,
    )


def map_types(con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream]) -> list[Fault]:
    """Make `type_map(stream, source, value, item_type)`; a word that is not mapped is a fault."""
    used = [_Used(*row) for row in con.execute(USED_TYPES).fetchall()]
    faults: list[Fault] = []
    kinds: list[str] = []
    for each in used:
        stream = streams[each.stream - 1] if each.stream != UNALIGNED else None
        kind = _kind(stream, each.word)
        if kind is ItemType.UNTYPED and stream:
            faults.append(
                Fault(
                    each.source,
                    f"The item type «{each.word}» is not mapped in stream {stream.id} and counts "
                    "as untyped; add it to `item_types` as feature, defect, risk or debt.",
                    stream=stream.id,
                )
            )
        kinds.append(kind.value)
    _register(con, "type_map", used=used, column="item_type", meanings=kinds)
    return faults


def _kind(stream: ValueStream | None, word: str) -> ItemType:
    if stream and word in stream.item_types:
        return stream.item_types[word]
    try:
        return ItemType(word.lower())
    except ValueError:
        return ItemType.UNTYPED


def _register(
    con: duckdb.DuckDBPyConnection,
    table: str,
    *,
    used: Sequence[_Used],
    column: str,
    meanings: Sequence[str],
) -> None:
    con.register(
        "mapped",
        {
            "stream": np.array([each.stream for each in used], dtype=np.int32),
            "source": np.array([each.source for each in used], dtype=object),
            "value": np.array([each.value for each in used], dtype=np.int32),
            column: np.array(list(meanings), dtype=object),
        },
    )
    con.execute(f"CREATE TYPE {column}_word AS ENUM {_tuple(WORDS[column])}")
    con.execute(
        f"CREATE TABLE {table} AS SELECT stream, CAST(source AS source_word) AS source, value, "
        f"CAST({column} AS {column}_word) AS {column} FROM mapped"
    )
    con.unregister("mapped")
