"""What any test may ask for: the demonstration's home, built once."""

import os
import shutil
from pathlib import Path

import pytest
from filelock import FileLock

from tests.commands import narrows

DEMO_TODAY = "2026-11-26"


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
