"""Clients that write until they are killed, each a process of its own.

Each tells what it begins to write and, once it was answered «saved», that.
"""

import os
import select
import time
from dataclasses import dataclass, field
from itertools import count

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.store import open_store
from tests.faults.writes import WRITES, write

PATIENCE_SECONDS = 300
"""Of a machine that is slow and busy; whatever takes longer hangs."""
SERVER_DIED = 3
"""Exit code of a client that was told that the server does not answer."""


@dataclass
class Client:
    """One of the eight, through all its lives.

    Attributes:
        number: From 0.
        n_begun: How many writes it began.
        under_way: Name of the write that it was not answered yet.
        saved: Names of all that it was told are saved.
    """

    number: int
    n_begun: int = 0
    under_way: str | None = None
    saved: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        """Take down what the process told."""
        word, name = line.split()
        if word == "begins":
            self.n_begun += name != self.under_way
            self.under_way = name
        else:
            assert word == "saved"
            self.saved.add(name)
            self.under_way = None


def name_of(client: Client, nth: int) -> str:
    """The name of a client's nth write; the kinds take turns, each client from another on."""
    kinds = list(WRITES)
    return f"{kinds[(client.number + nth) % len(kinds)]}-{client.number}{nth:06}"


def live(client: Client, address: str, *, tell: int, is_early: bool, n_writes: int) -> None:
    """Write, first what was under way, until killed or done; the server's death ends it, too."""
    repository = open_store(address).repository(LOCAL_OWNER)
    names = [client.under_way] if client.under_way else []
    upcoming = (name_of(client, nth) for nth in count(client.n_begun))
    for nth in range(n_writes):
        name = names[nth] if nth < len(names) else next(upcoming)
        os.write(tell, f"begins {name}\n".encode())
        if is_early:
            os.write(tell, f"saved {name}\n".encode())
        write(repository, name)
        if not is_early:
            os.write(tell, f"saved {name}\n".encode())


@dataclass
class Life:
    """A client's process."""

    client: Client
    process: int
    told: int
    rest: str = ""
    has_begun: bool = False

    def listen(self) -> bool:
        """Hear what there is to hear; whether more may come."""
        said = os.read(self.told, 65536)
        *lines, self.rest = (self.rest + said.decode()).split("\n")
        for line in lines:
            self.client.hear(line)
            self.has_begun = True
        return bool(said)

    def end(self) -> int:
        """Hear the last of it, and how it ended."""
        while self.listen():
            pass
        os.close(self.told)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def born(client: Client, address: str, *, is_early: bool = False, n_writes: int = 10**6) -> Life:
    """Fork a client's process."""
    told, tell = os.pipe()
    if not (process := os.fork()):
        os.close(told)
        # Whatever else is raised goes up and out of the program: the fork ends with 1.
        try:
            live(client, address, tell=tell, is_early=is_early, n_writes=n_writes)
        except NarrowsError as refusal:
            if refusal.slug != "store-unreachable":
                raise
            os._exit(SERVER_DIED)
        os._exit(0)
    os.close(tell)
    return Life(client, process, told)


def hear_until(lives: list[Life], n_saved: int) -> None:
    """Wait until so many writes more are saved than were, and each client has begun one.

    However slow the machine is, a kill then falls among all of them.
    """
    awaited = sum(len(each.client.saved) for each in lives) + n_saved
    by_pipe = {each.told: each for each in lives}
    until = time.monotonic() + PATIENCE_SECONDS
    while sum(len(each.client.saved) for each in lives) < awaited or not all(
        each.has_begun for each in lives
    ):
        ready, _, _ = select.select(list(by_pipe), [], [], 1)
        assert time.monotonic() < until, "the clients are stuck"
        for pipe in ready:
            assert by_pipe[pipe].listen(), "a client ended by itself"
