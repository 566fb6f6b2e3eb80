"""Which schema a store has, and bringing it to the one that this version works on."""

from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table

from narrows.domain.errors import NarrowsError
from narrows.store import gate_tables, ledger_tables, plan_tables, sync_tables
from narrows.store.database import Database
from narrows.store.migrations import REVISIONS
from narrows.store.refusals import unreadable
from narrows.store.tables import metadata

TABLES = (plan_tables, ledger_tables, gate_tables, sync_tables)
"""All modules of tables: who names them here has the whole of `metadata`."""

VERSION_TABLE = "alembic_version"
_version = table(VERSION_TABLE)


def bring_up_to_date(database: Database) -> None:
    """Make or upgrade the schema, in one transaction: killed halfway, the old one stands.

    Where there is nothing to do, it costs two small queries.

    Raises:
        NarrowsError: `store-newer`, `store-unreadable`, `store-unwritable`, `store-busy`.
    """
    with database.reading() as connection:
        if _is_current(_revision(connection), database.place):
            return
    with database.writing() as connection:
        # Another process may have done it while this one waited for its turn.
        if not _is_current(_revision(connection), database.place):
            _refuse_foreign(connection, database.place)
            _upgrade(connection)


def _revision(connection: Connection) -> str | None:
    """The store's own revision; `None` where there is no schema yet."""
    # Not asked for in vain: a failed query keeps its frames, and so the connection, alive.
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found = connection.scalar(select(column("version_num")).select_from(_version))
    return None if found is None else str(found)


def _is_current(revision: str | None, place: str) -> bool:
    if revision is not None and revision not in REVISIONS:
        raise NarrowsError(
            "store-newer",
            f"{place} was written by a newer version of Narrows (schema {revision}); upgrade "
            "Narrows, or bring back the backup from before.",
        )
    return revision == REVISIONS[-1]


def _refuse_foreign(connection: Connection, place: str) -> None:
    names = set(inspect(connection).get_table_names())
    is_ours = VERSION_TABLE in names
    is_shared = connection.dialect.name != "sqlite" and not names & set(metadata.tables)
    if names and not is_ours and not is_shared:
        raise unreadable(place, "it holds tables of something else")


def _upgrade(connection: Connection) -> None:
    # Only here: Alembic takes longer to import than a plan to read.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
