"""The tables of objectives, their key results, bets and ripples; see `plan_tables`."""

from sqlalchemy.schema import SchemaItem

from narrows.store.tables import count, day, key, needed, nth, number, owned, refers, thing, words


def _scope(of: str) -> list[SchemaItem]:
    texts = [words(f"{of}_{name}") for name in ("stream", "item_type", "status", "statistic")]
    return [*texts, count(f"{of}_window_weeks")]


objective = thing(
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
key_result = thing(
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
initiative = thing(
    "initiative",
    key("objective"),
    key("id"),
    needed("text"),
    words("status"),
    words("author"),
    words("epic"),
    words("label"),
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
ripple = thing(
    "ripple",
    key("objective"),
    key("to"),
    nth("nth"),
    needed("effect"),
    words("text"),
    words("strength"),
    refers("objective", "objective"),
)
