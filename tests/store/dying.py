"""Work on stores in processes that kill themselves: `python dying.py WORK ADDRESS KILLS`.

Forks work one after the other, each on its own store: `{nth}` in the address is its number. The
first is undisturbed and counts the steps; each other dies before the statement or the commit of a
step, from the first to the last. The answer is a line for each that died, with its number and the
names that the store had acknowledged to it.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator

from alembic import command  # noqa: F401 - imported once, before the forks
from sqlalchemy import Engine, event

from narrows.domain.repository import LOCAL_OWNER
from narrows.store import open_store
from tests.store.insurer import NOON, with_teams


def opening(address: str) -> Iterator[str]:
    """Open a store that is not there yet."""
    open_store(address).close()
    yield "opened"


def applying(address: str) -> Iterator[str]:
    """Replace the insurer's plan by another."""
    repository = open_store(address).repository(LOCAL_OWNER)
    repository.replace_plan(with_teams("new", "ones"), revision=1, at=NOON)
    yield "applied"


WORKS: dict[str, Callable[[str], Iterator[str]]] = {
    each.__name__: each for each in (opening, applying)
}


def work(name: str, address: str, last_step: int, answer: int) -> None:
    """Do it, until killed; each acknowledgement is written at once."""
    step = 0

    def count(*_: object, **__: object) -> None:
        nonlocal step
        step += 1
        if step == last_step:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    for acknowledged in WORKS[name](address):
        os.write(answer, f" {acknowledged}".encode())
    os.write(answer, f" {step}".encode())


def forked(name: str, address: str, step: int) -> tuple[bool, list[str]]:
    """Work in a fork; whether it was killed, and what it told before."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        work(name, address, step, writing)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read().split()
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, said


def main(name: str, address: str, n_kills: int) -> None:
    """One fork undisturbed, and one for each kill."""
    _, said = forked(name, address.replace("{nth}", "0"), 0)
    n_steps = int(said[-1])
    for nth in range(1, n_kills + 1):
        step = 1 + (nth - 1) * (n_steps - 1) // (n_kills - 1)
        is_killed, said = forked(name, address.replace("{nth}", str(nth)), step)
        assert is_killed, (step, said)
        print(step, *said)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
