"""Eight writing clients, killed again and again: `python killing.py ADDRESS KILLS VICTIM`.

All are killed in the middle of whatever they do, the store is held against what they were told, and
eight new ones go on, first with what was not answered. VICTIM is what dies: the `clients`; or a
process of the `server`, PostgreSQL, which takes all connections and whatever was not durable with
it. `early` is the control: clients that say that a write is saved before it is.

Prints a line for each kill: how many writes were saved before it, how many were under way, and how
many of those turned out to be there. At the end, how many of each kind were saved.
"""

import os
import random
import signal
import sys
import time
from collections import Counter
from contextlib import suppress

import psycopg

from narrows.domain.repository import LOCAL_OWNER
from narrows.store import open_store
from narrows.store.database import connect
from narrows.store.repository import StoredRepository
from tests.faults.clients import PATIENCE_SECONDS, SERVER_DIED, Client, Life, born, hear_until
from tests.faults.writes import WRITES, found
from tests.store.insurer import INSURER, NOON

N_CLIENTS = 8
MOST_MS = 12
"""Longest that all live on after some was saved; a write takes a few."""


def main(address: str, n_kills: int, victim: str) -> None:
    """Kill, hold the store against what was told, and let all go on; at the end, let all end."""
    dice = random.Random(n_kills)
    store = open_store(address)
    store.repository(LOCAL_OWNER).replace_plan(INSURER, revision=None, at=NOON)
    store.close()
    clients = [Client(number) for number in range(N_CLIENTS)]
    for _ in range(n_kills):
        n_before = n_saved(clients)
        lives = [born(each, address, is_early=victim == "early") for each in clients]
        hear_until(lives, dice.randint(1, 2 * N_CLIENTS))
        time.sleep(dice.uniform(0, MOST_MS) / 1000)
        kill(lives, address, is_server=victim == "server")
        there = check(address, clients)
        under_way = [each.under_way for each in clients if each.under_way]
        n_there = sum(name in there for name in under_way)
        print("kill", n_saved(clients) - n_before, len(under_way), n_there, flush=True)
    lives = [born(each, address, n_writes=len(WRITES)) for each in clients]
    assert [each.end() for each in lives] == [0] * N_CLIENTS
    there = check(address, clients)
    assert sum(there.values()) == n_saved(clients), "all that was under way is saved in the end"
    kinds = Counter(name.partition("-")[0] for name in there)
    print("end", *(f"{kind}:{n_writes}" for kind, n_writes in sorted(kinds.items())))


def n_saved(clients: list[Client]) -> int:
    """How many writes were answered."""
    return sum(len(each.saved) for each in clients)


def kill(lives: list[Life], address: str, *, is_server: bool) -> None:
    """Kill all clients at once, or what serves them; hear their last words."""
    if is_server:
        kill_server(address)
        await_server(address)
    for each in lives:
        # Whoever was between two writes found the new server and went on.
        os.kill(each.process, signal.SIGKILL)
    ends = Counter(each.end() for each in lives)
    assert ends.keys() <= {-signal.SIGKILL, SERVER_DIED}, f"they ended with {ends}"
    assert is_server or not ends[SERVER_DIED], f"they ended with {ends}"


def kill_server(address: str) -> None:
    """Kill a process that serves a client; PostgreSQL begins anew from what was durable."""
    own = psycopg.connect(address, autocommit=True)
    rows = own.execute(
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
        " AND pid <> pg_backend_pid()"
    ).fetchall()
    os.kill(rows[0][0], signal.SIGKILL)
    until = time.monotonic() + PATIENCE_SECONDS
    with suppress(psycopg.OperationalError):
        # All connections die with it, this one too.
        while own.execute("SELECT 1").rowcount:
            assert time.monotonic() < until, "the server lives"


def await_server(address: str) -> None:
    """Wait until the store can be reached again."""
    until = time.monotonic() + PATIENCE_SECONDS
    while "://" in address:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            assert time.monotonic() < until, "the server did not come back"
            time.sleep(0.02)
        else:
            return


def check(address: str, clients: list[Client]) -> Counter[str]:
    """Hold the store against what its clients were told; what is there, by name."""
    await_server(address)
    database = connect(address)
    repository = StoredRepository(database, LOCAL_OWNER)
    there = found(repository)
    assert repository.verify().is_whole
    check_ins, sayings = repository.check_ins(), repository.sayings()
    assert [each.number for each in check_ins] == list(range(1, len(check_ins) + 1))
    assert [each.number for each in sayings] == list(range(1, len(sayings) + 1))
    assert repository.stamp()[1] == len(repository.observations()), "one was observed twice"
    told = Counter(each.what for each in repository.audit())
    assert (told["check-in"], told["saying"]) == (len(check_ins), len(sayings))
    database.close()
    assert set(there.values()) <= {1}, f"doubled: {there.most_common(3)}"
    acknowledged = set().union(*(each.saved for each in clients))
    under_way = {each.under_way for each in clients}
    assert acknowledged <= set(there), f"lost: {sorted(acknowledged - set(there))}"
    assert set(there) - acknowledged <= under_way, f"from nowhere: {set(there) - acknowledged}"
    return there


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
