"""Five hundred check in at once: nobody gets an error, and nothing that was answered is lost.

How long they wait: `make bench ARGS=rush`.
"""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.app import create_app
from tests.browser.server import serving
from tests.faults.rush import observed, plan_of, rush
from tests.postgres import postgres_server, postgres_url

N_CHECK_INS = 500
SEE_OTHER = 303

T = TypeVar("T")


def in_a_thread(made: Callable[[], T]) -> T:
    """A browser of an earlier test leaves its loop running in this one, where no other may run."""
    with ThreadPoolExecutor(1) as aside:
        return aside.submit(made).result()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the home's store is."""
    if request.param == "sqlite":
        yield "in the home"
        return
    with postgres_server() as folder:
        monkeypatch.setenv("NARROWS_STORE", postgres_url(folder, "postgres"))
        yield "on a server"


@pytest.mark.usefixtures("store")
def test_nobody_gets_an_error_and_nothing_is_lost(tmp_path: Path) -> None:
    home, today = open_home(tmp_path / "home", is_made=True), datetime.now(UTC)
    home.repository.replace_plan(plan_of(N_CHECK_INS, today=today), revision=None, at=today)
    home.repository.observe([observed(today)])
    with serving(create_app(open_desk(home))) as address:
        made = in_a_thread(lambda: asyncio.run(rush(address, n_check_ins=N_CHECK_INS, over_s=0)))
    assert made.statuses == {SEE_OTHER: N_CHECK_INS}
    saved = home.repository.check_ins()
    assert {each.objective for each in saved} == {f"team-{n}" for n in range(N_CHECK_INS)}
    assert {(each.number, each.seen[0].progress.current) for each in saved} == {(1, 4.0)}
    assert len(saved) == N_CHECK_INS
    assert home.repository.verify().is_whole
