"""The tables of the plan: a row for each thing that was decided, and for each part of one.

A thing has a `version`, which grows with each change of it or of its parts, and a `rank`, its place
in the plan. A part (a team of a stream) has no life of its own; `position` is its place.
"""

from sqlalchemy import Column, Date, Integer, Table
from sqlalchemy.schema import SchemaItem

from narrows.store.tables import (
    count,
    day,
    key,
    needed,
    nth,
    number,
    owned,
    refers,
    words,
    yes_or_no,
)


def _thing(name: str, *parts: SchemaItem) -> Table:
    own = [Column(name, Integer, nullable=False) for name in ("rank", "version")]
    return owned(name, *parts, *own)


def _scope(of: str) -> list[SchemaItem]:
    texts = [words(f"{of}_{name}") for name in ("stream", "item_type", "status", "statistic")]
    return [*texts, count(f"{of}_window_weeks")]


organisation = _thing(
    "organisation",
    needed("name"),
    needed("zone"),
    yes_or_no("has_adoption"),
    words("adoption_problem"),
    words("adoption_observable"),
    words("adoption_ends"),
    words("ambition_stance"),
    number("ambition_expect_ratio"),
    words("ambition_words"),
    refers("ledger"),
)
strategy = _thing("strategy", words("vision"), refers("organisation"))
strategy_constraint = owned(
    "strategy_constraint", nth("position"), needed("text"), refers("strategy")
)
waypoint = _thing("waypoint", key("id"), needed("text"), day("by"), refers("strategy"))
observed_metric = _thing(
    "observed_metric",
    key("id"),
    needed("title"),
    needed("unit"),
    words("better"),
    needed("kind"),
    yes_or_no("is_financial"),
    refers("organisation"),
)
source = _thing(
    "source",
    key("id"),
    needed("connector"),
    needed("path"),
    words("zone"),
    words("date_format"),
    words("delimiter"),
    words("encoding"),
    refers("organisation"),
)
source_column = owned(
    "source_column",
    key("source"),
    nth("position"),
    needed("ours"),
    needed("theirs"),
    refers("source", "source"),
)
source_status = owned(
    "source_status", key("source"), nth("position"), needed("attribute"), refers("source", "source")
)
stream = _thing(
    "stream",
    key("id"),
    needed("name"),
    words("customer"),
    words("phase"),
    words("value_metric"),
    needed("policy_start"),
    needed("policy_reopened"),
    needed("policy_calendar"),
    needed("policy_zone"),
    refers("organisation"),
)
stream_team = owned(
    "stream_team", key("stream"), nth("position"), needed("team"), refers("stream", "stream")
)
stream_item_type = owned(
    "stream_item_type",
    key("stream"),
    nth("position"),
    needed("word"),
    needed("item_type"),
    refers("stream", "stream"),
)
workflow_status = owned(
    "workflow_status",
    key("stream"),
    nth("position"),
    needed("status"),
    words("state"),
    words("queue_of"),
    refers("stream", "stream"),
)
take = owned(
    "take",
    key("stream"),
    nth("position"),
    needed("source"),
    refers("stream", "stream"),
    refers("source", "source"),
)
take_where = owned(
    "take_where",
    key("stream"),
    nth("position"),
    needed("take", Integer),
    needed("attribute"),
    needed("value"),
    refers("take", "stream", "take", key=("stream", "position")),
)
cycle = _thing(
    "cycle", key("id"), needed("start", Date), needed("weeks", Integer), refers("organisation")
)
objective = _thing(
    "objective",
    key("id"),
    needed("cycle"),
    words("stream"),
    needed("text"),
    words("why"),
    words("waypoint"),
    words("ambition"),
    words("author"),
    refers("cycle", "cycle"),
    refers("stream", "stream"),
    refers("waypoint", "waypoint"),
)
key_result = _thing(
    "key_result",
    key("objective"),
    key("id"),
    words("metric"),
    *_scope("of"),
    number("baseline"),
    day("baseline_at"),
    number("target"),
    number("low"),
    number("high"),
    words("counter"),
    *_scope("counter"),
    words("text"),
    refers("objective", "objective"),
)
initiative = _thing(
    "initiative",
    key("objective"),
    key("id"),
    needed("text"),
    words("status"),
    words("author"),
    refers("objective", "objective"),
)
_initiative = ("objective", "id")
hypothesis = owned(
    "hypothesis",
    key("objective"),
    key("initiative"),
    nth("position"),
    needed("key_result"),
    number("change"),
    count("by_week"),
    words("because"),
    refers("initiative", "objective", "initiative", key=_initiative),
    refers("key_result", "objective", "key_result", key=("objective", "id")),
)
initiative_team = owned(
    "initiative_team",
    key("objective"),
    key("initiative"),
    nth("position"),
    needed("team"),
    refers("initiative", "objective", "initiative", key=_initiative),
)
initiative_item = owned(
    "initiative_item",
    key("objective"),
    key("initiative"),
    nth("position"),
    needed("item"),
    refers("initiative", "objective", "initiative", key=_initiative),
)
ripple = _thing(
    "ripple",
    key("objective"),
    key("to"),
    nth("nth"),
    needed("effect"),
    words("text"),
    words("strength"),
    refers("objective", "objective"),
)
mute = _thing(
    "mute", key("rule"), key("where"), nth("nth"), needed("reason"), refers("organisation")
)
