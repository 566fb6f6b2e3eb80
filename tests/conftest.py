"""What any test may ask for: the demonstration's home, built once."""

import gc
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests import compiled_once
from tests.commands import narrows

# No test is timed: a busy neighbour would fail it.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

compiled_once.share()

DEMO_TODAY = "2026-11-26"

FIRST = ("browser", "faults", "worker", "oracles", "docs", "contracts", "engines", "demo", "store")
"""Folders whose files take longest: they wait for browsers, servers and kills, or draw histories."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, then with files of many tests.

    A worker is handed a file at a time. The plug-in itself begins with files of many tests, which
    leaves to the end those of one test of half a minute, and a core idle beside them.
    """
    n_tests = Counter(item.path for item in items)

    def turn(item: pytest.Item) -> tuple[bool, int, str]:
        folder = item.path.relative_to(Path(__file__).parent).parts[0]
        return folder not in FIRST, -n_tests[item.path], str(item.path)

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """Let what was collected be: ten thousand tests are looked through for cycles again and again.

    What tests leave behind is still collected, by larger handfuls.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of the demonstration, to be read only: all workers share it."""
    own = tmp_path_factory.getbasetemp()
    root = own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own
    with FileLock(root / "demo.lock"):
        home = root / "demo-home"
        ended = narrows("demo", "--no-serve", "--home", home, "--today", DEMO_TODAY)
        assert ended.code == 0, ended.err
    return home


@pytest.fixture
def own_demo_home(demo_home: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration's home that may be written to."""
    return Path(shutil.copytree(demo_home, tmp_path / "demo-home"))
