"""What a row of a table is: by its type, else by what stands under it."""

import re
from collections.abc import Collection, Mapping

from narrows.services.imports.labels import Role
from narrows.services.imports.table_columns import Column
from narrows.services.imports.table_rows import NO_UNITS, Row

_TYPES: Mapping[Role, re.Pattern[str]] = {
    Role.KEY_RESULT: re.compile(r"key[ _-]?results?|krs?\b|outcome|milestone|metric|kpi"),
    Role.INITIATIVE: re.compile(r"initiative|project|task|action|epic|bet\b|feature|story"),
    Role.OBJECTIVE: re.compile(r"objective|goal|o$|okr|strategic theme"),
}

_LEVELS = (
    "company", "organization", "organisation", "department", "team", "individual", "personal",
    "custom percent", "percent", "percentage", "euro", "dollar", "currency",
)  # fmt: skip
"""What tools write as a type that says whose a thing is, or how it counts, not what it is."""


def role_of(row: Row, parents: Collection[str]) -> Role | None:
    """What a row says that it is; untold, what others stand under is an objective."""
    said = row[Column.TYPE].casefold()
    told = next((role for role, of in _TYPES.items() if of.search(said)), None)
    if told is not None or (said and said not in NO_UNITS + _LEVELS):
        return told
    names = (row[Column.ID].casefold(), row[Column.TITLE].casefold())
    is_above = any(name and name in parents for name in names)
    return Role.OBJECTIVE if is_above or not row[Column.PARENT] else Role.KEY_RESULT
