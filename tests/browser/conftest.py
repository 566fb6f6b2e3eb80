"""A real browser. Where there is none, these tests skip; in CI they fail."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from narrows.web.app import create_app
from narrows.web.desk import Desk
from tests.browser.chromium import chromium
from tests.browser.server import serving
from tests.commands import narrows
from tests.looks import PAYLOADS, log_of, usual_statuses

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE_MS = 30_000
"""What is not seen by then is not there, however slow and busy the machine is. [ms]"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        missing = "no browser: install chromium (apt-get install chromium) or set NARROWS_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of looks: a small stream, one with many statuses, a hostile one."""
    logs = {
        "small": ["Backlog", "Ready", "Doing", "Done"],
        "many": usual_statuses(14),
        "hostile": ["Backlog", *(each.replace("\0", "") for each in PAYLOADS), "Done"],
    }
    written: dict[str, Path] = {}
    for name, statuses in logs.items():
        folder = tmp_path_factory.mktemp(name)
        written[name] = folder / "page.html"
        path = log_of(folder, statuses, n_items=90)
        assert narrows("look", path, "--html", written[name]).code == 0
    return written


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Desk], str]]:
    """Serves a desk on a free port of this machine; gives the address without a slash."""
    with ExitStack() as servers:
        yield lambda desk: servers.enter_context(serving(create_app(desk)))
