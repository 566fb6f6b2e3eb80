"""Somebody removes the derived files under a running server: it goes on, and they come back."""

import shutil
import time
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.commands import narrows
from tests.faults.test_killed_rest import serving
from tests.web.rest.served import MONDAY, log, sync_into

PAGES = (
    "/streams/bread.json",
    "/streams/bread/items.json?state=done",
    "/streams/bread/items.json?status=Baking",
    "/streams/bread/items/B-3.json",
    "/home.json",
)
LATE = f"{MONDAY + timedelta(days=19)}T08:00:00Z"
"""After all that the log tells, and no later than today."""
WAIT_SECONDS = 300
"""Until a sync is seen, on a machine that is busy with something else."""


def asked(address: str, path: str) -> str:
    connection = HTTPConnection(address, timeout=WAIT_SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        text = answer.read().decode()
        assert answer.status == 200, text
        return text
    finally:
        connection.close()


@pytest.mark.parametrize(
    "what",
    [
        "derived",
        pytest.param("derived/*", marks=pytest.mark.soak),
        pytest.param("derived/*/built.duckdb", marks=pytest.mark.soak),
    ],
)
def test_derived_files_that_are_removed_under_a_server_heal_themselves(
    tmp_path: Path, what: str
) -> None:
    sync_into(tmp_path)
    home, derived = tmp_path / "home", tmp_path / "home" / "warehouse" / "derived"
    with serving(home) as (address, _):
        before = [asked(address, page) for page in PAGES]
        built = sorted(each.name for each in derived.glob("*/built.duckdb"))
        assert built
        for each in list(derived.parent.glob(what)):
            shutil.rmtree(each) if each.is_dir() else each.unlink()
        assert [asked(address, page) for page in PAGES] == before

        (tmp_path / "log.csv").write_text(f"{log()}\nB-0,Baking,{LATE}\n", "utf-8")
        assert narrows("sync", "--home", home).code == 0
        end = time.monotonic() + WAIT_SECONDS
        while "B-0" not in asked(address, "/streams/bread/items.json?status=Baking"):
            assert time.monotonic() < end
            time.sleep(0.2)
        assert sorted(each.name for each in derived.glob("*/built.duckdb")) == built
