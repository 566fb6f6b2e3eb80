"""Each engine builds the same tables of a million transitions by the same text, and asks the same.

DuckDB 2.0, as the tests have it, against DuckDB 1.5, PostgreSQL and Spark: one hash a question.
"""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psycopg
import pytest

from tests.contracts.test_metrics import QUERIES
from tests.engines.digests import digest
from tests.engines.laid_out import answers, lay_out
from tests.engines.test_spark import ROOT, ask_spark, python
from tests.postgres import postgres_server
from tests.tables import SCHEMA

__all__ = ["python"]

pytestmark = pytest.mark.soak
N_MOVES = 1_000_000
OLDEST = ROOT / ".cache" / "oldest" / "bin" / "python"

Answers = dict[str, list[object]]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answers]:
    """The log laid out in Parquet, and what this DuckDB answers."""
    folder = tmp_path_factory.mktemp("million")
    duck = lay_out(folder, QUERIES, n_moves=N_MOVES)
    return folder, answers(duck, QUERIES)


def test_the_oldest_duckdb_answers_the_same(laid: tuple[Path, Answers]) -> None:
    if not OLDEST.exists():
        pytest.skip("the oldest DuckDB is missing; `make oldest` brings it")
    folder, expected = laid
    script = Path(__file__).with_name("duck_answers.py")
    done = subprocess.run(
        [str(OLDEST), str(script), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.startswith("1.5."), "another version than the one that is meant"
    assert json.loads((folder / "answers.json").read_text()) == expected


def test_postgresql_answers_the_same(laid: tuple[Path, Answers]) -> None:
    folder, expected = laid
    told = json.loads((folder / "queries.json").read_text())
    with (
        postgres_server() as socket,
        psycopg.connect(f"host={socket} user=narrows dbname=postgres", autocommit=True) as con,
    ):
        for statement in SCHEMA.split(";"):
            con.execute(statement.encode())
        for path in sorted((folder / "tables").iterdir()):
            fill(con, path)
        for statement in [*told["made"], "analyze"]:
            con.execute(statement.encode())
        for name, query in told["asked"].items():
            # A cursor of the server's own: the rows of a million visits are not held at once.
            with con.transaction(), con.cursor("asked") as cursor:
                cursor.execute(query.encode())
                assert list(digest(cursor)) == expected[name], name


def fill(con: psycopg.Connection, path: Path) -> None:
    """Copy a table in Parquet into one of the same name."""
    with con.cursor() as cursor, cursor.copy(f"COPY {path.stem} FROM STDIN".encode()) as copy:
        for row in rows_in(path):
            copy.write_row(row)


def rows_in(path: Path) -> Iterator[tuple[object, ...]]:
    """The rows of a file of Parquet."""
    with duckdb.connect() as con:
        told = con.execute(f"FROM read_parquet('{path}')")
        while rows := told.fetchmany(50_000):
            yield from rows


def test_spark_answers_the_same(python: str, laid: tuple[Path, Answers]) -> None:
    folder, expected = laid
    assert ask_spark(python, folder) == expected
