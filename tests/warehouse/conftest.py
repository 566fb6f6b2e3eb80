"""What tests of syncs share."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from narrows.domain.work import Fault
from narrows.warehouse import increment, segments, standing, touched


@pytest.fixture
def in_part(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each history that was built was built in part, however much was touched."""
    seen: list[bool] = []
    real = increment.increment

    def watched(con: duckdb.DuckDBPyConnection, folder: Path, **told: Any) -> list[Fault] | None:  # noqa: ANN401
        faults = real(con, folder, **told)
        seen.append(faults is not None)
        return faults

    monkeypatch.setattr(increment, "increment", watched)
    monkeypatch.setattr(touched, "MOST", 2.0)
    monkeypatch.setattr(segments, "MOST_SEGMENTS", 3)
    monkeypatch.setattr(standing, "MOST_FILES", 20)
    return seen
