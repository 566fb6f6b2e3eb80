"""Killed at any moment, a warehouse is as before or as after; loaded again, as undisturbed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
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


def run(log: Path, asked: Mapping[Path, int]) -> list[int]:
    """Load a log into folders, and kill each at its step; how each ended, as `loading` tells."""
    script = Path(__file__).with_name("loading.py")
    told = subprocess.run(
        [sys.executable, str(script), str(log), *(f"{at}={step}" for at, step in asked.items())],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    return [int(line) for line in told.stdout.split()]


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
    (n_steps,) = run(logs[1], {undisturbed: 0})
    before, after = items_of(start), items_of(undisturbed)
    assert (len(before), len(after)) == (BEFORE, AFTER)
    steps = sorted({1 + nth * n_steps // N_KILLS for nth in range(N_KILLS)})
    killed = {tmp_path / f"killed-{step}": step for step in steps}
    for folder in killed:
        shutil.copytree(start, folder)
    assert run(logs[1], killed) == [-signal.SIGKILL] * len(steps)
    found: list[int] = []
    for folder in killed:
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
