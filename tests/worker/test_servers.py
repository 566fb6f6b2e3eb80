"""Several servers over one store: none syncs what another syncs, and none is waited for forever.

The clock is held by the test: how fast the machine is changes nothing.
"""

import os
import signal
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from narrows.domain.gate import Gate
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.syncs import HELD_FOR
from narrows.worker.worker import LOOK_SECONDS
from tests.store.conftest import Open
from tests.worker.held_time import NOON, HeldTime, until
from tests.worker.servers import Scene, serving

LIVE = ("github", "jira")
ROUNDS = 8


@pytest.fixture
def scene(address: str, tmp_path: Path) -> Scene:
    return Scene(tmp_path, address, HeldTime(tmp_path / "clock"))


def ended(gate: Gate) -> int:
    """How many runs ended."""
    return sum(each.ended_at is not None for each in gate.runs())


def is_round(gate: Gate, nth: int) -> bool:
    """Whether each source was synced so often."""
    return ended(gate) == nth * len(LIVE)


def test_four_servers_sync_each_source_once_an_interval(scene: Scene, opened: Open) -> None:
    gate = opened(scene.address).repository(LOCAL_OWNER)
    with serving(scene, 4):
        for nth in range(1, ROUNDS + 1):
            until(partial(is_round, gate, nth), f"round {nth}")
            scene.time.move(timedelta(minutes=15))
        until(lambda: len(scene.told("kept")) == (ROUNDS + 1) * len(LIVE), "the last round")
    assert scene.told("twice") == []
    assert Counter(each.split()[0] for each in scene.told("kept")) == dict.fromkeys(
        LIVE, ROUNDS + 1
    )
    numbers = {each: [run.number for run in gate.runs(each)] for each in LIVE}
    assert numbers == {each: list(range(ROUNDS + 1, 0, -1)) for each in LIVE}
    assert gate.runs("log") == []


def test_servers_that_share_no_jobs_meet(scene: Scene) -> None:
    """The negative control: each has an organisation, and so jobs, of its own."""
    (scene.folder / "slow").touch()
    with serving(scene, 2, organisations=True):
        until(lambda: len(scene.told("begun")) == 4, "both sync both")
    assert sorted(scene.told("twice")) == sorted(LIVE)


def test_a_killed_server_is_taken_over_within_a_minute(scene: Scene, opened: Open) -> None:
    gate = opened(scene.address).repository(LOCAL_OWNER)
    (scene.folder / "slow").touch()
    with serving(scene, 2) as servers:
        until(lambda: len(scene.told("begun")) == 2, "both sources are being synced")
        by_source = {each.split()[0]: int(each.split()[1]) for each in scene.told("begun")}
        killed = by_source["jira"]
        os.kill(killed, signal.SIGKILL)
        os.waitid(os.P_PID, killed, os.WEXITED | os.WNOWAIT)  # only now it is dead
        lost = {source for source, process in by_source.items() if process == killed}
        (scene.folder / "slow").unlink()
        until(lambda: ended(gate) == len(LIVE) - len(lost), "what the other began is done")
        scene.time.move(HELD_FOR + timedelta(seconds=LOOK_SECONDS))
        assert scene.time.now() - NOON < timedelta(minutes=1)
        until(lambda: ended(gate) == len(LIVE) + len(lost), "what was left is taken over")
        (alive,) = set(servers) - {killed}
    assert {each for each in scene.told("kept") if each.endswith(f" {alive}")} >= {
        f"{source} {alive}" for source in lost
    }
    taken, dead = gate.runs("jira")
    assert dead.end is not None
    assert "process ended" in str(dead.end.incomplete)
    assert (taken.number, taken.end is not None) == (2, True)


@pytest.mark.parametrize("is_fenced", [True, False])
def test_a_server_that_was_stopped_and_goes_on_keeps_nothing(
    scene: Scene, opened: Open, is_fenced: bool
) -> None:
    """With the fence off, as the control, it keeps what is outdated."""
    scene = replace(scene, is_fenced=is_fenced)
    gate = opened(scene.address).repository(LOCAL_OWNER)
    (scene.folder / "slow").touch()
    with serving(scene, 1) as (stopped,):
        until(lambda: len(scene.told("begun")) == 2, "it syncs both")
        os.kill(stopped, signal.SIGSTOP)
        os.waitpid(stopped, os.WUNTRACED)  # only now it stands
        (scene.folder / "slow").unlink()
        for each in LIVE:
            (scene.folder / f"busy-{each}").unlink()
        scene.time.move(HELD_FOR)
        with serving(scene, 1) as (other,):
            until(lambda: len(scene.told("kept")) == 2, "the other takes over")
            assert {int(each.split()[1]) for each in scene.told("kept")} == {other}
            until(lambda: ended(gate) == 4, "and is done with it")
            os.kill(stopped, signal.SIGCONT)
            if is_fenced:
                scene.time.move(timedelta(minutes=15))
                until(lambda: ended(gate) == 6, "both go on with the next round")
            else:
                until(lambda: len(scene.told("kept")) == 4, "it keeps what is outdated")
    numbers = [each.number for each in gate.runs("jira")]
    assert numbers == ([3, 2, 1] if is_fenced else [2, 1])
    assert len(scene.told("kept")) == 4
    assert scene.told("twice") == []
    assert all(each.begun_at >= NOON for each in gate.runs())
