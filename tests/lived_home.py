"""The demonstration with hostile words in the place of all that people wrote.

Its store with its columns written over, and its logs read anew, so that
a new column, page or field is hostile by being there.
"""

import csv
import shutil
import sqlite3
from pathlib import Path

from narrows.bootstrap import Home, open_home
from narrows.cli.demoed import FILES
from narrows.services.sources.loading import load_source
from tests.hostile import Disguise
from tests.loads import silent

STORE = "store.db"
LONGEST_NAME = 250
"""Of a folder. [bytes]"""

NAMES = frozenset(
    {
        "act", "asked_by", "at", "better", "connector", "cycle", "date_format", "delimiter",
        "encoding", "hash", "id", "kind", "objective", "ours", "request_key", "version_num", "zone",
    }
)  # fmt: skip
"""Columns by which things are found, whatever they hold."""

WORDS = {
    ("adoption_leader", "role"), ("hypothesis", "because"), ("initiative", "epic"),
    ("initiative", "label"), ("initiative", "status"), ("initiative_item", "item"),
    ("initiative_team", "team"), ("key_result", "counter_status"), ("key_result", "of_status"),
    ("observed_metric", "title"), ("observed_metric", "unit"), ("organisation", "name"),
    ("source_column", "theirs"), ("stream", "name"), ("stream", "phase"), ("stream_team", "team"),
    ("stream_item_type", "word"), ("take_where", "value"), ("workflow_status", "queue_of"),
    ("workflow_status", "status"), ("seen_key_result", "unit"),
}  # fmt: skip
"""Columns of words of which one may stand alone; elsewhere what has a blank in it is words."""


def hostile_home(folder: Path, demo: Path, *, disguise: Disguise) -> Home:
    """The demonstration in disguise.

    Args:
        folder: Where; made.
        demo: The home of the demonstration.
        disguise: Puts the hostile words in.
    """
    folder.mkdir()
    # As much of a hostile word as a disk takes for a name.
    named = disguise("the folder of the files").replace("/", "\u2215").encode()[:LONGEST_NAME]
    files = folder / named.decode(errors="ignore")
    shutil.copytree(demo / FILES, files)
    for each in files.glob("*.csv"):
        _disguise_log(each, disguise)
    with _opened(demo / STORE) as before, _opened(folder / STORE) as store:
        before.backup(store)
        _disguise_store(store, disguise, files=files)
    home = open_home(folder)
    for source in home.stored().plan.sources:
        load_source(
            source, home.warehouse, reader=home.world.reader, connectors=home.world.connectors,
            now=home.now, progress=silent,
        )  # fmt: skip
    return home


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


def _disguise_log(path: Path, disguise: Disguise) -> None:
    """All that a log tells, but for when."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    if "moved_at" not in names:
        return
    at = names.index("moved_at")
    told = [
        [cell if place == at else disguise(cell) for place, cell in enumerate(row)] for row in rows
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[disguise(name) for name in names], *told])


def _disguise_store(store: sqlite3.Connection, disguise: Disguise, *, files: Path) -> None:
    store.create_function("disguise", 1, disguise)
    # What is only ever added to is guarded by triggers; this is no way that anybody has.
    for (name,) in store.execute(
        "select name from sqlite_master where type = 'trigger'"
    ).fetchall():
        store.execute(f'drop trigger "{name}"')
    tables = store.execute("select name from sqlite_master where type = 'table'").fetchall()
    for (table,) in tables:
        for _, column, kind, *_ in store.execute(f'pragma table_info("{table}")').fetchall():
            is_words = (table, column) in WORDS
            if kind != "TEXT" or (column in NAMES and not is_words):
                continue
            blank = "" if is_words else f"""and "{column}" like '% %'"""
            store.execute(
                f'update "{table}" set "{column}" = disguise("{column}") '
                f'where "{column}" is not null {blank}'
            )
    for name, path in store.execute("select id, path from source").fetchall():
        moved = str(files / Path(path).name)
        store.execute("update source set path = ? where id = ?", (moved, name))
    store.commit()
