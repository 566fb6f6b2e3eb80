"""What pages over decisions start from, and the demonstration's pages, for whoever only reads."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from narrows.bootstrap import open_home
from narrows.bootstrap.serving import open_desk
from narrows.domain.repository import Repository
from narrows.web.desk import Desk
from tests.web.clients import client_of
from tests.web.decisions import decided_store
from tests.web.every_page import Named, named_by


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo_desk(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("read") / "home"
    return open_desk(open_home(shutil.copytree(demo_home, folder)))


@pytest.fixture(scope="session")
def demo_client(demo_desk: Desk) -> TestClient:
    return client_of(demo_desk)


@pytest.fixture(scope="session")
def demo_named(demo_desk: Desk) -> Named:
    """What there is in it that addresses name."""
    return named_by(demo_desk)
