"""Writers in threads, interleaved: nobody's work is lost or written twice.

Those in processes, which are killed: `tests/faults`.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from narrows.domain.repository import LOCAL_OWNER
from narrows.store.database import connect
from narrows.store.repository import StoredRepository
from tests.faults.writes import WRITES, found, write
from tests.store.conftest import Open, insured

N_THREADS = 5


def names_of(thread: int) -> Sequence[str]:
    """What a thread writes: one of each kind."""
    return [f"{kind}-{thread}{nth:06}" for nth, kind in enumerate(WRITES)]


def test_threads_lose_nothing(address: str, opened: Open) -> None:
    repository = opened(insured(address)).repository(LOCAL_OWNER)

    def write_all(thread: int) -> None:
        for name in names_of(thread):
            write(repository, name)

    with ThreadPoolExecutor(N_THREADS) as pool:
        assert list(pool.map(write_all, range(N_THREADS))) == [None] * N_THREADS
    written = [name for thread in range(N_THREADS) for name in names_of(thread)]
    assert len(written) == 30
    assert found(repository) == Counter(written)
    database = connect(address)
    assert StoredRepository(database, LOCAL_OWNER).verify().is_whole
    database.close()
