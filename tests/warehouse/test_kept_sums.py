"""What all visits add up to, put right by what a sync touched: the same as reading all of them."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from narrows.domain.work import Attribute, Change
from narrows.metrics import stays
from narrows.metrics.returns import RETURNS
from narrows.metrics.statuses import STATUSES
from narrows.services.flow.spans import asked_streams
from narrows.warehouse import kept_sums, summed, summed_now
from narrows.warehouse.derived import FOLDER
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.history import EmbeddedHistory
from tests.loads import has, move, silent
from tests.warehouse.syncs import STREAMS, SYNCS, Sync, bring

TRIES = settings(
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip


def history_of(warehouse: EmbeddedWarehouse) -> EmbeddedHistory:
    return warehouse.history(STREAMS, progress=silent)


def same(history: EmbeddedHistory) -> int:
    """Hold what is added up against what is read; how many rows there were."""
    n_rows = 0
    for streams in (asked_streams(history.spans), asked_streams(history.spans[:1])):
        for query in (STATUSES, stays.STATUSES, stays.DAYS):
            read = history._ask(query, streams).fetchall()
            assert sorted(history.rows(query, streams)) == sorted(read)
            n_rows += len(read)
    returned = history._ask(RETURNS, ()).fetchall()
    assert sorted(history.rows(RETURNS)) == sorted(returned)
    return n_rows + len(returned)


def n_compared(syncs: Sequence[Sync]) -> int:
    """Hold what stands after syncs, and in between; how often that was done."""
    with TemporaryDirectory() as folder:
        warehouse, n_times = EmbeddedWarehouse(Path(folder)), 0
        for number, sync in enumerate(syncs):
            bring(warehouse, sync, number=number)
            # What is asked in between is kept, and what stands in the end is held in any case.
            if number and (sync.is_asked or number == len(syncs) - 1):
                same(history_of(warehouse))
                n_times += 1
        return n_times


@pytest.mark.newest
@settings(TRIES, max_examples=6)
@given(syncs=SYNCS)
def test_any_syncs_add_up_to_what_all_visits_say(syncs: Sequence[Sync]) -> None:
    assert n_compared(syncs) >= (len(syncs) > 1)


@pytest.mark.newest
@settings(TRIES, max_examples=4)
@given(syncs=SYNCS)
def test_a_middle_visit_that_is_no_longer_near_is_looked_up(syncs: Sequence[Sync]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        narrow = summed.MIDDLES.replace(f"- {summed.BESIDE}", "- 0").replace(
            f"+ {summed.BESIDE}", "+ 0"
        )
        assert narrow != summed.MIDDLES
        patch.setitem(summed.SUMS, "middles", narrow)
        assert n_compared(syncs) >= (len(syncs) > 1)


@pytest.mark.soak
@settings(TRIES, max_examples=400)
@given(syncs=SYNCS)
def test_many_syncs_add_up_to_what_all_visits_say(syncs: Sequence[Sync]) -> None:
    assert n_compared(syncs) >= (len(syncs) > 1)


def asked_back(item: str, *, days: Sequence[float]) -> list[Change]:
    """An item that comes back from a wait to where it came from, and is done in the end."""
    names = ("Doing", "Ready", "Doing", "Ready", "Doing", "Done")
    moves = [move(item, name, day) for name, day in zip(names, days, strict=True)]
    return [has(item, Attribute.PROJECT, "CLM"), *moves]


@pytest.fixture
def synced(tmp_path: Path) -> EmbeddedWarehouse:
    """A base with fifteen items, of which one sync touched two, and brought one."""
    warehouse = EmbeddedWarehouse(tmp_path)
    first = [
        each for n in range(14) for each in asked_back(f"A{n}", days=(0, 1, 2, 4, 7, 8 + n / 20))
    ]
    bring(warehouse, Sync("log", first), number=0)
    bring(warehouse, Sync("live", [move("K", "Doing", 3)]), number=1)
    assert same(history_of(warehouse))
    late = [move("A0", "Ready", -3), move("A1", "Doing", 20), *asked_back("B", days=range(6))]
    bring(warehouse, Sync("log", late), number=2)
    return warehouse


def test_a_wait_that_is_left_and_returned_to_is_told_after_a_sync(
    synced: EmbeddedWarehouse,
) -> None:
    history = history_of(synced)
    assert same(history) > 18
    assert history.rows(RETURNS) == [(1, "Ready", "Doing")]


@pytest.mark.newest
@pytest.mark.parametrize("name", ["flows", "days", "returned"])
def test_a_wrong_sum_shows(
    synced: EmbeddedWarehouse, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The control: one of the sums comes to nothing."""
    right = summed_now.NOW[name]
    wrong = right.replace("sum(n_", "0 * sum(n_", 1)
    assert wrong != right
    monkeypatch.setitem(summed_now.NOW, name, wrong)
    with pytest.raises(AssertionError):
        same(history_of(synced))


def test_what_a_base_adds_up_to_is_read_when_it_is_asked_again(
    synced: EmbeddedWarehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(list(tmp_path.glob(f"{FOLDER}/*/sums-*.parquet"))) == len(summed.SUMS)
    # Nothing is added up any more: what follows is read.
    monkeypatch.setattr(kept_sums, "_made", lambda *_, **__: pytest.fail("added up again"))
    assert same(history_of(synced))


def test_files_that_are_gone_or_cut_short_are_made_again(
    synced: EmbeddedWarehouse, tmp_path: Path
) -> None:
    for place, each in enumerate(sorted(tmp_path.glob(f"{FOLDER}/*/sums-*.parquet"))):
        if place % 2:
            each.unlink()
        else:
            each.write_bytes(each.read_bytes()[:100])
    assert same(history_of(synced))
