"""Statements that read rows, each made once: a plan takes thirty, and making them takes longest."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, func, or_, select

from narrows.store.column_types import as_it_stands
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


@lru_cache(maxsize=1024)
def selecting_either(
    table: Table, mine: ColumnElement[bool], *, names: tuple[str, ...]
) -> Select[tuple[object, ...]]:
    """The statement that reads rows in which one of some columns has its value."""
    either = or_(*(table.c[name] == bindparam(asked_as(name)) for name in names))
    return select(table).where(mine, either)


@lru_cache(maxsize=1024)
def as_they_stand(
    table: Table, mine: ColumnElement[bool], *, order_by: tuple[str, ...]
) -> Select[tuple[object, ...]]:
    """The statement that reads rows as the database keeps them.

    Args:
        table: Where.
        mine: Whose.
        order_by: Columns.
    """
    query = select(*(as_it_stands(each) for each in table.columns)).where(mine)
    return query.order_by(*(table.c[name] for name in order_by))


def selecting_last(
    table: Table, conditions: Sequence[ColumnElement[bool]], *, of: str, order_by: Sequence[str]
) -> Select[tuple[object, ...]]:
    """The statement that reads, of rows that differ only in a count of their key, the last.

    Args:
        table: Where.
        conditions: What holds of the rows.
        of: The column that counts.
        order_by: Columns.
    """
    others = [each for each in table.primary_key.columns if each.name != of]
    place = func.row_number().over(partition_by=others, order_by=table.c[of].desc())
    counted = select(table, place.label("place")).where(*conditions).subquery()
    query = select(*(counted.c[each.name] for each in table.columns))
    return query.where(counted.c.place == 1).order_by(*(counted.c[name] for name in order_by))


def selecting_counted_on(
    table: Table, mine: ColumnElement[bool], *, of: str, order_by: Sequence[str]
) -> Select[tuple[object, ...]]:
    """The statement that reads, of rows that differ only in a count of their key, those of several.

    Args:
        table: Where.
        mine: Whose.
        of: The column that counts, from 1.
        order_by: Columns.
    """
    others = [each for each in table.primary_key.columns if each.name != of]
    again = select(*others).where(mine, table.c[of] > 1).distinct().subquery()
    same = and_(*(each == again.c[each.name] for each in others))
    query = select(table).join(again, same).where(mine)
    return query.order_by(*(table.c[name] for name in order_by))


@lru_cache(maxsize=1024)
def selecting_with_highest(
    table: Table,
    mine: ColumnElement[bool],
    *,
    others: tuple[tuple[str, Table, ColumnElement[bool]], ...],
) -> Select[tuple[object, ...]]:
    """The statement that reads rows, and the highest number of other tables beside them.

    Args:
        table: Where.
        mine: Whose.
        others: Name of a value, its table, and whose.
    """
    highest = [
        select(func.coalesce(func.max(each.c.number), 0)).where(own).scalar_subquery().label(name)
        for name, each, own in others
    ]
    return select(table, *highest).where(mine)


def asked_as(column: str) -> str:
    """How a statement calls the value that a column is asked for."""
    return f"asked_{column}"
