"""What pages over decisions start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from narrows.domain.repository import Repository
from tests.web.decisions import decided_store


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    with decided_store(tmp_path) as opened:
        yield opened
