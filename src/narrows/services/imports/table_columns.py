"""Which column of a table says what, told from its header, whatever tool wrote it."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Column(StrEnum):
    """What a column says."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key result"
    INITIATIVE = "initiative"
    TITLE = "title"
    TYPE = "type"
    ID = "id"
    PARENT = "parent"
    OWNER = "owner"
    TEAM = "team"
    CYCLE = "cycle"
    WHY = "why"
    METRIC = "metric"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    LOW = "low"
    HIGH = "high"
    NOTE = "note"


_NAMES: Mapping[Column, tuple[str, ...]] = {
    Column.OBJECTIVE: (
        "objective", "objectives", "objective title", "objective name", "objective text", "o",
        "objective description",
    ),
    Column.KEY_RESULT: (
        "key result", "key results", "kr", "krs", "key result title", "key result name", "kr title",
        "key result text", "key result description", "kr name",
    ),
    Column.INITIATIVE: (
        "initiative", "initiatives", "project", "projects", "task", "tasks", "action", "actions",
        "initiative title", "initiative name", "bet", "key initiatives",
    ),
    Column.TITLE: ("title", "name", "summary", "goal", "goal title", "goal name", "text", "okr"),
    Column.TYPE: (
        "type", "kind", "item type", "okr type", "entity type", "goal type", "level type",
        "issue type",         "object type", "record type",
    ),
    Column.ID: (
        "id", "order", "no", "number", "row id", "okr id", "objective id", "goal id", "key", "ref",
        "hierarchy", "index", "goal identifier", "issue key",
    ),
    Column.PARENT: (
        "parent", "parent id", "parent title", "parent name", "parent okr", "parent objective",
        "aligned to", "parent row ids", "parent row id", "parent goal", "parent goal ids",
        "parent okr id", "aligns to", "parent objective id", "alignment", "parent key",
    ),
    Column.TEAM: (
        "team", "teams", "team name", "department", "departments", "value stream", "stream",
        "squad", "owner team", "team or group", "group", "owning team", "business unit",
        "objective team",
    ),
    Column.OWNER: (
        "owner", "owners", "objective owner", "owner name", "owner email", "owner emails", "lead",
        "dri", "assignee", "responsible", "kr owner", "key result owner", "owner email id",
        "contact",
    ),
    Column.CYCLE: (
        "cycle", "period", "quarter", "time period", "timeframe", "time frame", "session",
        "interval", "goal cycle", "okr cycle", "planning period", "objective period",
    ),
    Column.WHY: ("why", "rationale", "motivation", "reason"),
    Column.METRIC: ("metric", "metric name", "kpi", "measure", "measured by", "outcome metric"),
    Column.UNIT: (
        "unit", "units", "metric unit", "unit of measure", "unit type", "metric type",
        "measure type", "value type", "target type", "key result type",
    ),
    Column.BASELINE: (
        "baseline", "start", "start value", "starting value", "initial", "initial value", "from",
        "metric start value", "starting point", "kr start value", "baseline value", "starting",
    ),
    Column.TARGET: (
        "target", "target value", "goal value", "to", "metric target value", "target number",
        "kr target value", "end value", "desired value", "objective target",
    ),
    Column.LOW: ("low", "minimum", "min", "lower bound"),
    Column.HIGH: ("high", "maximum", "max", "upper bound"),
    Column.NOTE: ("description", "notes", "note", "comment", "comments", "details", "status"),
}  # fmt: skip
_BY_NAME = {name: column for column, names in _NAMES.items() for name in names}
_OF_ONE = re.compile(r"(?:key result|kr)\s*#?(?P<number>\d+)$")


def column_of(header: str) -> Column | None:
    """What a column says; `None` where its name is not known."""
    name = plain_name(header)
    return Column.KEY_RESULT if _OF_ONE.match(name) else _BY_NAME.get(name)


def plain_name(header: str) -> str:
    """A column's name in small letters, without marks («Start_Value*» is «start value»)."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    return " ".join(re.sub(r"[^\w ]|_", " ", spaced).casefold().split())


def columns_of(header: Sequence[str]) -> Mapping[int, Column]:
    """Place → what the column says, of those that are known."""
    found = {at: column_of(each) for at, each in enumerate(header)}
    said = set(found.values())
    if {Column.KEY_RESULT, Column.BASELINE} <= said and Column.TARGET not in said:
        goal = next((at for at, each in enumerate(header) if plain_name(each) == "goal"), None)
        if goal is not None:  # «Start» and «Goal» of a key result are from where to where
            found[goal] = Column.TARGET
    return {at: column for at, column in found.items() if column is not None}


def is_of_okrs(columns: Mapping[int, Column]) -> bool:
    """Whether a table can be read: it names objectives, or titles with types or parents."""
    said = set(columns.values())
    has_tree = Column.TITLE in said and bool(said & {Column.TYPE, Column.PARENT})
    return Column.OBJECTIVE in said or has_tree


def is_of_key_results(columns: Mapping[int, Column]) -> bool:
    """Whether a table names key results and no objectives: those of the one it stands under."""
    said = set(columns.values())
    return Column.KEY_RESULT in said and Column.OBJECTIVE not in said
