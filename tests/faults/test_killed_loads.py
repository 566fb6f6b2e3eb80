"""Killed at any moment, a warehouse is as before or as after; loaded again, as undisturbed."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from narrows.domain.flow import FlowItem
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.faults.loading import load_and_build
from tests.loads import ask, told

N_KILLS = 20
BEFORE, AFTER = 40, 60


def log_of(n_items: int) -> str:
    rows = ["key,status,moved_at,title"]
    for number in range(n_items):
        day = 1 + number % 27
        rows += [
            f"L-{number},Ready,2026-02-{day:02}T08:00:00Z,An item",
            f"L-{number},Doing,2026-03-{day:02}T08:00:00Z,An item",
            f"L-{number},Done,2026-04-{day:02}T08:00:00Z,An item",
        ]
    return "\n".join(rows) + "\n"


def run(folder: Path, log: Path, step: int) -> "subprocess.CompletedProcess[str]":
    script = Path(__file__).with_name("loading.py")
    return subprocess.run(
        [sys.executable, str(script), str(folder), str(log), str(step)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("logs")
    short, long = folder / "short.csv", folder / "long.csv"
    short.write_text(log_of(BEFORE))
    long.write_text(log_of(AFTER))
    return short, long


def items_of(folder: Path) -> list[FlowItem]:
    return told(ask(EmbeddedWarehouse(folder)))


def test_killed_at_every_step_it_is_as_before_or_as_after(
    tmp_path: Path, logs: tuple[Path, Path]
) -> None:
    start, undisturbed = tmp_path / "start", tmp_path / "undisturbed"
    load_and_build(start, str(logs[0]))
    shutil.copytree(start, undisturbed)
    whole = run(undisturbed, logs[1], 0)
    n_steps = int(whole.stdout)
    before, after = items_of(start), items_of(undisturbed)
    assert (len(before), len(after)) == (BEFORE, AFTER)
    found: list[int] = []
    steps = sorted({1 + nth * n_steps // N_KILLS for nth in range(N_KILLS)})
    for step in steps:
        folder = tmp_path / f"killed-{step}"
        shutil.copytree(start, folder)
        assert run(folder, logs[1], step).returncode == -signal.SIGKILL
        left = items_of(folder)
        assert left in (before, after)
        found.append(len(left))
        load_and_build(folder, str(logs[1]))
        assert items_of(folder) == after
        shutil.rmtree(folder)
    assert len(found) == len(steps) >= min(N_KILLS, n_steps) - 1
    assert set(found) == {BEFORE, AFTER}, "the kills fell on both sides of the commit"
    assert found == sorted(found), "once it is as after, it stays so"


def test_a_warehouse_without_a_manifest_of_one_piece_is_noticed(
    tmp_path: Path, logs: tuple[Path, Path]
) -> None:
    """The control: were the manifest written in place, a kill would leave half of it."""
    load_and_build(tmp_path, str(logs[0]))
    manifest = tmp_path / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:100])
    with pytest.raises(ValueError, match=r"Unterminated|Expecting|delimiter"):
        items_of(tmp_path)
