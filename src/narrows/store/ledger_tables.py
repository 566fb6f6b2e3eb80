"""The tables of what is only ever added: observations, check-ins, snapshots, the audit trail.

They outlive what they speak of: no link ties a check-in to an objective that left the plan. The
one row that changes is the organisation's `ledger`: how far it has come.
"""

from sqlalchemy import Column, Date, Double, Integer, UniqueConstraint

from narrows.store.column_types import UTCDateTime
from narrows.store.tables import (
    ORGANISATION_COLUMN,
    count,
    day,
    instant,
    key,
    needed,
    nth,
    number,
    owned,
    refers,
    words,
    yes_or_no,
)

ledger = owned(
    "ledger",
    needed("revision", Integer),
    needed("observations", Integer),
    needed("audit_number", Integer),
    needed("audit_hash"),
)
observation = owned(
    "observation",
    key("metric"),
    Column("at", UTCDateTime, primary_key=True),
    nth("number"),
    needed("value", Double),
    instant("recorded_at"),
    refers("ledger"),
)
check_in = owned(
    "check_in",
    key("objective"),
    nth("number"),
    instant("at"),
    needed("by"),
    needed("request_key"),
    needed("learned"),
    needed("next"),
    UniqueConstraint(ORGANISATION_COLUMN, "request_key"),
    refers("ledger"),
)
_check_in = ("objective", "number")
seen_key_result = owned(
    "seen_key_result",
    key("objective"),
    nth("number"),
    nth("position"),
    needed("key_result"),
    needed("state"),
    number("baseline"),
    number("current"),
    number("target"),
    needed("unit"),
    number("progress_ratio"),
    count("n_items"),
    day("start"),
    day("end"),
    count("window_weeks"),
    yes_or_no("is_widened"),
    Column("as_of", UTCDateTime),
    number("confidence_ratio"),
    number("counter"),
    refers("check_in", "objective", "number", key=_check_in),
)
seen_hypothesis = owned(
    "seen_hypothesis",
    key("objective"),
    nth("number"),
    nth("position"),
    needed("initiative"),
    needed("result"),
    words("words"),
    refers("check_in", "objective", "number", key=_check_in),
)
snapshot = owned(
    "snapshot",
    key("objective"),
    key("key_result"),
    Column("week", Date, primary_key=True),
    number("current"),
    number("progress_ratio"),
    count("n_items"),
    instant("taken_at"),
    refers("ledger"),
)
week_value = owned(
    "week_value",
    key("stream"),
    key("metric"),
    key("statistic"),
    key("item_type"),
    Column("week", Date, primary_key=True),
    nth("number"),
    number("value"),
    needed("n_items", Integer),
    instant("as_of"),
    instant("taken_at"),
    needed("made_by"),
    needed("cause"),
    needed("told"),
    words("told_instants"),
    refers("ledger"),
)
saying = owned(
    "saying",
    nth("number"),
    needed("kind"),
    needed("key"),
    needed("act"),
    needed("words"),
    instant("at"),
    needed("by"),
    words("behalf"),
    count("refers"),
    needed("request_key"),
    UniqueConstraint(ORGANISATION_COLUMN, "request_key"),
    refers("ledger"),
)
saying_detail = owned(
    "saying_detail",
    nth("number"),
    nth("position"),
    needed("name"),
    needed("value"),
    refers("saying", "number", key=("number",)),
)
audit = owned(
    "audit",
    nth("number"),
    instant("at"),
    needed("by"),
    needed("action"),
    needed("what"),
    needed("key"),
    needed("hash"),
    refers("ledger"),
)
audit_value = owned(
    "audit_value",
    nth("number"),
    nth("position"),
    needed("column"),
    words("before"),
    words("after"),
    refers("audit", "number", key=("number",)),
)

APPEND_ONLY = (
    observation, check_in, seen_key_result, seen_hypothesis, snapshot, week_value, saying,
    saying_detail, audit, audit_value,
)  # fmt: skip
"""The database itself refuses to change or to remove a row of these."""
