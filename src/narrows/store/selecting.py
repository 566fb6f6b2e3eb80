"""Statements that read rows, each made once: a plan takes thirty, and making them takes longest."""

from functools import lru_cache

from sqlalchemy import ColumnElement, Select, Table, bindparam, select

from narrows.store.tables import ORGANISATION_COLUMN


@lru_cache(maxsize=1024)
def of_organisation(table: Table, organisation: int) -> ColumnElement[bool]:
    """The condition that a row is an organisation's, the same object each time."""
    return table.c[ORGANISATION_COLUMN] == organisation


@lru_cache(maxsize=1024)
def selecting(
    table: Table,
    mine: ColumnElement[bool],
    *,
    order_by: tuple[str, ...],
    names: tuple[str, ...],
    lists: tuple[str, ...],
) -> Select[tuple[object, ...]]:
    """The statement that reads rows.

    Args:
        table: Where.
        mine: Whose; known again by being the same object, which `of_organisation` sees to.
        order_by: Columns.
        names: Columns that are asked for one value, or for any of some.
        lists: Those of them that are asked for any.
    """
    conditions = [
        table.c[name].in_(bindparam(asked_as(name), expanding=True))
        if name in lists
        else table.c[name] == bindparam(asked_as(name))
        for name in names
    ]
    return select(table).where(mine, *conditions).order_by(*(table.c[name] for name in order_by))


def asked_as(column: str) -> str:
    """How a statement calls the value that a column is asked for."""
    return f"asked_{column}"
