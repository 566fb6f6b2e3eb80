"""Writers in threads, interleaved: nobody's work is lost or written twice.

Those in processes, which are killed: `tests/faults`.
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.services.plan.applying import apply, compare
from narrows.store.database import connect
from narrows.store.repository import StoredRepository
from tests.faults.writes import WRITES, found, write
from tests.store.conftest import Open, insured
from tests.store.insurer import NOON, with_teams

N_THREADS = 5
N_APPLIERS = 8


def names_of(thread: int) -> Sequence[str]:
    """What a thread writes: one of each kind."""
    return [f"{kind}-{thread}{nth:06}" for nth, kind in enumerate(WRITES)]


def test_of_eight_who_compared_with_the_same_plan_one_is_applied(
    address: str, opened: Open
) -> None:
    repository = opened(insured(address)).repository(LOCAL_OWNER)
    compared = [compare(repository, with_teams(f"team-{n}")) for n in range(N_APPLIERS)]
    n_before = len(repository.audit())

    def apply_one(nth: int) -> str:
        try:
            apply(compared[nth], repository, now=NOON)
        except NarrowsError as refusal:
            return refusal.slug
        return f"team-{nth}"

    with ThreadPoolExecutor(N_APPLIERS) as pool:
        ends = Counter(pool.map(apply_one, range(N_APPLIERS)))
    stored = repository.plan()
    assert stored is not None
    (team,) = stored.plan.streams[0].teams
    assert ends == {team: 1, "plan-stale": N_APPLIERS - 1}
    assert stored.revision == 2
    assert len(repository.audit()) == n_before + 1


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
