"""The tables of the plan but for its objectives: a row for each thing, and for each part of one.

A thing has a `version`, which grows with each change of it or of its parts, and a `rank`, its place
in the plan. A part (a team of a stream) has no life of its own; `position` is its place.
"""

from sqlalchemy import Date, Integer

from narrows.store.tables import (
    count,
    day,
    key,
    needed,
    nth,
    number,
    owned,
    refers,
    thing,
    words,
    yes_or_no,
)

organisation = thing(
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
adoption_pilot = owned("adoption_pilot", nth("position"), needed("stream"), refers("organisation"))
adoption_leader = owned("adoption_leader", nth("position"), needed("role"), refers("organisation"))
strategy = thing("strategy", words("vision"), refers("organisation"))
strategy_constraint = owned(
    "strategy_constraint", nth("position"), needed("text"), refers("strategy")
)
waypoint = thing("waypoint", key("id"), needed("text"), day("by"), refers("strategy"))
observed_metric = thing(
    "observed_metric",
    key("id"),
    needed("title"),
    needed("unit"),
    words("better"),
    needed("kind"),
    yes_or_no("is_financial"),
    refers("organisation"),
)
source = thing(
    "source",
    key("id"),
    needed("connector"),
    needed("path"),
    words("zone"),
    words("date_format"),
    words("delimiter"),
    words("encoding"),
    count("every_s"),
    refers("organisation"),
)
source_take = owned(
    "source_take", key("source"), nth("position"), needed("word"), refers("source", "source")
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
stream = thing(
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
    words("roadmap"),
    words("policy_level"),
    refers("organisation"),
)
stream_team = owned(
    "stream_team", key("stream"), nth("position"), needed("team"), refers("stream", "stream")
)
stream_offer = owned(
    "stream_offer", key("stream"), nth("position"), needed("text"), refers("stream", "stream")
)
stream_need = owned(
    "stream_need", key("stream"), nth("position"), needed("text"), refers("stream", "stream")
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
cycle = thing(
    "cycle", key("id"), needed("start", Date), needed("weeks", Integer), refers("organisation")
)
severity = thing(
    "severity",
    key("rule"),
    key("where"),
    nth("nth"),
    needed("severity"),
    needed("reason"),
    refers("organisation"),
)
mute = thing(
    "mute", key("rule"), key("where"), nth("nth"), needed("reason"), refers("organisation")
)
