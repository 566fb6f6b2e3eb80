"""A home is laid out, Spark measures it, and pages read what it said: the same numbers."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from narrows.warehouse.taken_weeks import TakenWeeks, take_weeks
from narrows.warehouse.weeks import KeptWeeks
from tests.engines.test_spark import ROOT, python
from tests.laid import PLAN, laid_home, part, weeks_of
from tests.loads import silent

__all__ = ["python"]


@pytest.mark.spark
def test_pages_read_what_spark_measured(
    python: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warehouse, laid = laid_home(tmp_path)
    part(laid)
    measure(python, laid)
    assert not any((laid / "built").iterdir()), "what was built is gone again"
    pages_read(warehouse, laid, monkeypatch)


def pages_read(warehouse: Path, laid: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold that what Spark left in a folder is what the home measures itself."""
    own = warehouse.with_name("own")
    shutil.copytree(warehouse, own)
    taken = take_weeks(warehouse, PLAN, laid=laid, progress=silent)
    expected = weeks_of(own)
    # The home that measured by itself finds nothing that differs.
    assert take_weeks(own, PLAN, laid=laid, progress=silent).n_weeks < taken.n_weeks
    assert take_weeks(warehouse, PLAN, laid=laid, progress=silent) == TakenWeeks(0, 0)

    def ask(*_: object) -> None:
        raise AssertionError("asked again")

    monkeypatch.setattr(KeptWeeks, "_ask", ask)
    assert weeks_of(warehouse) == expected


def measure(python: str, laid: Path) -> None:
    """Have Spark measure a folder."""
    script = Path(__file__).with_name("spark_weeks.py")
    done = subprocess.run(
        [python, str(script), str(laid)],
        cwd=laid.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
