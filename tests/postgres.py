"""A throw-away PostgreSQL of Debian's packages, on a Unix socket in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

MISSING = "PostgreSQL's server is missing; on Debian `apt-get install postgresql` brings it"


class PostgresEngine:
    """PostgreSQL behind one connection."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def run(self, sql: str) -> list[tuple[object, ...]]:
        cursor = self._connection.execute(sql.encode())
        return cursor.fetchall() if cursor.description else []


@contextmanager
def postgres() -> Iterator[PostgresEngine]:
    """Start a server, connect, and stop it again."""
    with (
        postgres_server() as folder,
        psycopg.connect(
            f"host={folder} user=narrows dbname=postgres", autocommit=True
        ) as connection,
    ):
        yield PostgresEngine(connection)


def postgres_url(folder: Path, database: str) -> str:
    """The address of a database of a server that was started."""
    return f"postgresql://narrows@/{database}?host={folder}"


@contextmanager
def postgres_server(*, is_durable: bool = False) -> Iterator[Path]:
    """Start a server and stop it again; what comes is the folder of its socket.

    Whether it waits for the disk tells only when the power is cut, or how long a commit takes.
    A missing server skips the test on a laptop and fails it where `CI=true`.
    """
    if not (programs := _programs()):
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    # Not pytest's own folder: root's is closed to the user that the server must run as, and a
    # socket's path may not be longer than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="narrows-pg-"))
    server = [str(programs / "pg_ctl"), "-D", str(folder / "data"), "-s", "-w"]
    options = f"-k {folder} -c listen_addresses='' -c fsync={'on' if is_durable else 'off'}"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(str(programs / "initdb"), "-D", str(folder / "data"), "-A", "trust", "--no-sync",
             "-U", "narrows", "--locale=C", "--encoding=UTF8")  # fmt: skip
        _run(*server, "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield folder
        finally:
            _run(*server, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


def _run(*command: str) -> None:
    # The server refuses to run as root.
    as_user = ("runuser", "-u", "postgres", "--") if os.geteuid() == 0 else ()
    subprocess.run(
        [*as_user, *command], check=True, cwd="/", stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
