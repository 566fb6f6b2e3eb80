"""Servers that sync, each a process of its own, over one store and one held clock."""

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from narrows.domain.ports import Progress
from narrows.domain.repository import Principal
from narrows.services.sources.syncing import SyncedSource
from narrows.store import open_store
from narrows.worker.worker import Worker
from tests.worker.held_time import HeldTime

EVERY = {"jira": timedelta(minutes=15), "github": timedelta(minutes=15), "log": None}


@dataclass(frozen=True)
class Scene:
    """What the servers share: a folder that stands for the warehouse.

    Attributes:
        folder: With the files `kept` (a line for each sync that was kept), `twice` (one for each
            that met another), `busy-…` while one goes on; syncs wait while `slow` is there.
        address: Of the store.
        time: The clock.
        is_fenced: Whether syncs ask before they keep something.
    """

    folder: Path
    address: str
    time: HeldTime
    is_fenced: bool = True

    def told(self, file: str) -> list[str]:
        path = self.folder / file
        return path.read_text().splitlines() if path.exists() else []

    def tell(self, file: str, line: str) -> None:
        with (self.folder / file).open("a") as told:
            told.write(f"{line}\n")

    def every(self) -> Mapping[str, timedelta | None]:
        return EVERY

    def __call__(
        self, source: str, *, progress: Progress, may_keep: Callable[[], None]
    ) -> SyncedSource:
        busy = self.folder / f"busy-{source}"
        if busy.exists():
            self.tell("twice", source)
        busy.touch()
        self.tell("begun", f"{source} {os.getpid()}")
        while (self.folder / "slow").exists():
            time.sleep(0.003)
        del progress  # the heart would notice, too; here the fence itself is meant
        if self.is_fenced:
            may_keep()
        self.tell("kept", f"{source} {os.getpid()}")
        busy.unlink(missing_ok=True)
        return SyncedSource(source, "UTC", None)


@contextmanager
def serving(scene: Scene, n_servers: int, *, organisations: bool = False) -> Iterator[list[int]]:
    """Start servers; their processes. Whatever still lives at the end is killed."""
    servers = [
        _born(scene, nth + 1 if organisations else 1, name=f"server {nth}")
        for nth in range(n_servers)
    ]
    try:
        yield servers
    finally:
        for each in servers:
            os.kill(each, signal.SIGKILL)
            os.waitpid(each, 0)


def _born(scene: Scene, organisation: int, *, name: str) -> int:
    if process := os.fork():
        return process
    # What the tests before left behind is not this process's to clear up: connections and browsers
    # whose threads it does not have.
    gc.freeze()
    # Whatever is raised ends the process with 1, and the test waits in vain.
    gate = open_store(scene.address).repository(Principal(name, organisation))
    worker = Worker(gate, scene, holder=f"{name} {os.getpid()}", clock=scene.time.clock)
    with worker.working():
        signal.pause()
    os._exit(0)
