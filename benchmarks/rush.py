"""Claim: of 500 check-ins within a second, none fails and 99 of 100 are saved within 3 s."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import CACHE, Claim
from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.settings import STORE_VARIABLE
from narrows.web.app import create_app
from tests.browser.server import serving
from tests.faults import rush
from tests.faults.rush import Rush, observed, plan_of
from tests.postgres import postgres_server, postgres_url

N_CHECK_INS = 500
N_ALONE = 40
"""Sent one by one before, for what one costs where nobody else is."""
SEE_OTHER = 303
GOAL_S = 3
GOAL_RATIO = 1.5
"""Waiting in a crowd may cost half as much again as the work itself."""


def claims() -> Iterator[Claim]:
    """How long the slowest wait, on each kind of store, and whether anybody gets an error."""
    yield from _claims("SQLite", {})
    with postgres_server(is_durable=True) as folder:
        yield from _claims("PostgreSQL", {STORE_VARIABLE: postgres_url(folder, "postgres")})


def _claims(store: str, environment: Mapping[str, str]) -> Iterator[Claim]:
    with _set(environment):
        folder, today = CACHE / f"rush-{store.lower()}", datetime.now(UTC)
        shutil.rmtree(folder, ignore_errors=True)
        home = open_home(folder, is_made=True)
        plan = plan_of(N_CHECK_INS + N_ALONE, today=today)
        home.repository.replace_plan(plan, revision=None, at=today)
        home.repository.observe([observed(today)])
        with serving(create_app(open_desk(home))) as address:
            alone = _rushed(address, first=N_CHECK_INS, n_check_ins=N_ALONE, over_s=N_ALONE / 4)
            made = _rushed(address, first=0, n_check_ins=N_CHECK_INS, over_s=1)
        saved = len(home.repository.check_ins())
    n_lost = N_CHECK_INS + N_ALONE - saved
    n_failed = N_CHECK_INS - made.statuses.get(SEE_OTHER, 0) + n_lost
    one_s = alone.percentile_s(0.5)
    name = f"rush   : {N_CHECK_INS} check-ins within 1 s, {store}"
    yield Claim(f"{name}, failed or lost", n_failed, 0, unit="")
    yield Claim(f"{name}, 99th percentile of the wait", made.percentile_s(0.99), GOAL_S, unit="s")
    ratio = made.total_s / (N_CHECK_INS * one_s)
    yield Claim(f"{name} : as many, each alone ({one_s * 1000:.0f} ms)", ratio, GOAL_RATIO)


def _rushed(address: str, *, first: int, n_check_ins: int, over_s: float) -> Rush:
    """Rush from a process of its own: whoever sends must not be in the server's way."""
    told = subprocess.run(
        [sys.executable, rush.__file__, address, str(first), str(n_check_ins), str(over_s)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(rush.__file__).parents[2])},
    )
    found = json.loads(told.stdout)
    return Rush(
        {int(status): n_answers for status, n_answers in found["statuses"].items()},
        found["waits_s"],
        found["total_s"],
    )


@contextmanager
def _set(environment: Mapping[str, str]) -> Iterator[None]:
    """Variables of this process, for a while."""
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
