"""Spark builds the same tables by the same text, and gives the same rows, to the last bit."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.contracts.test_metrics import QUERIES
from tests.engines.laid_out import answers, lay_out

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".cache" / "spark" / "bin" / "python"
MISSING = "Spark or Java is missing; `make spark` brings it where apt may"


@pytest.fixture
def python() -> str:
    """The Python that has Spark, or the test is skipped; it fails where `CI=true`."""
    if not PYTHON.exists() or shutil.which("java") is None:
        if os.environ.get("CI") == "true":
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    return str(PYTHON)


def ask_spark(python: str, folder: Path) -> dict[str, object]:
    """What Spark answers to what is laid out in a folder."""
    script = Path(__file__).with_name("spark_answers.py")
    # Where it keeps tables that are made; it would take the working directory else.
    done = subprocess.run(
        [python, str(script), str(folder)], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, object] = json.loads((folder / "answers.json").read_text())
    return found


@pytest.mark.spark
def test_spark_gives_the_same_rows(python: str, tmp_path: Path) -> None:
    duck = lay_out(tmp_path, QUERIES, n_moves=4_000)
    found = ask_spark(python, tmp_path)
    expected = answers(duck, QUERIES)
    assert found == expected
    assert {name for name, (n_rows, _) in expected.items() if not n_rows} <= {"items left out"}
    # The control: what is another by a microsecond of one visit is seen, and nothing else is.
    duck.run(
        "update visits set left_at_us = left_at_us + 1 where left_at_us = "
        "(select max(left_at_us) from visits)"
    )
    rows = {"visits": "select * from visits", "items": "select * from items"}
    others = answers(duck, rows)
    assert found["items"] == others["items"]
    assert found["visits"] != others["visits"]
