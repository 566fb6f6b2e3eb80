"""Statements put in words once in a process, however many SQLite files it opens.

SQLAlchemy keeps what it has worded by engine, and asks which dialect it was worded for. That takes
a tenth of a second for the statements of a plan: more than everything else of opening a store.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

DRIVER = "sqlite+narrows"
"""Of the addresses of engines that share what they word."""

_WORDED: LRUCache[Any, Any] = LRUCache(1000)


class AlikeDialect(SQLiteDialect_pysqlite):
    """One is as good as another: all are made with the same driver and no options of their own."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AlikeDialect)

    def __hash__(self) -> int:
        return hash(AlikeDialect)


registry.register("sqlite.narrows", __name__, AlikeDialect.__name__)


def share_words(engine: Engine) -> None:
    """Let an engine use what others have worded, and others what it words."""
    engine.update_execution_options(compiled_cache=_WORDED)
