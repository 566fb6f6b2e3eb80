"""A sync that builds what it touched gives the same rows, to the bit, as building all again."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings

from narrows.domain.calendar import instant_us
from narrows.domain.streams import (
    FlowStart,
    MeasurementPolicy,
    Take,
    ValueStream,
)
from narrows.domain.work import Attribute
from narrows.warehouse import kept_files, touched
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, move
from tests.warehouse.syncs import (
    PHASES,
    PLAIN,
    STREAMS,
    SYNCS,
    Sync,
    all_of,
    bring,
    changed,
    check,
    moves,
    other,
    rebuilt,
)

each_kind = pytest.mark.parametrize("streams", [STREAMS, PLAIN], ids=["of all kinds", "going on"])


@each_kind
@pytest.mark.newest
@pytest.mark.usefixtures("in_part")
@settings(max_examples=3, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(syncs=SYNCS)
def test_any_split_into_syncs_is_the_same_as_building_all_again(
    streams: Sequence[ValueStream], syncs: Sequence[Sync]
) -> None:
    with TemporaryDirectory() as folder:
        check(syncs, Path(folder), streams)


@each_kind
@pytest.mark.soak
@pytest.mark.usefixtures("in_part")
@settings(max_examples=400, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(syncs=SYNCS)
def test_the_same_of_many_more_histories(
    streams: Sequence[ValueStream], syncs: Sequence[Sync]
) -> None:
    with TemporaryDirectory() as folder:
        check(syncs, Path(folder), streams)


BEGUN = Sync("log", moves(("A", "Doing", 0), ("B", "Done", 1), ("C", "Doing", 1)))
LATE = Sync("log", moves(("B", "Doing", 0.5)))
AHEAD = Sync("live", moves(("K", "Doing", 40), ("L", "Done", 70)))
GOES = Sync("live", moves(("K", "Done", 45)), gone=["L"])
COMES_BACK = Sync("live", moves(("L", "Doing", 71)))
TICKED = Sync("log", moves(("A", "Ticked", 0), ("X", "Ticked", 1)))
MOVED = Sync("log", [has("A", Attribute.PROJECT, "POL", 2), move("A", "Done", 3)])
LOOSE = Sync("log", [has("A", Attribute.PROJECT, "OPS"), has("A", Attribute.HOURS, "4", 1)])
TAKEN = Sync("log", [has("A", Attribute.PROJECT, "CLM", 8), move("A", "Done", 9)])
EARLIER = Sync("log", [has("N", Attribute.PROJECT, "OPS", -9), move("N", "Doing", -9)])
TAKEN_TOO = Sync("log", [has("N", Attribute.PROJECT, "POL", -3), *EARLIER.changes])
ALL_TAKEN = Sync("log", [has(item, Attribute.PROJECT, "POL", 12) for item in "BC"])
HANDED_ON = Sync(
    "log",
    [
        *(has(item, Attribute.PROJECT, project) for item, project in (("B", "CLM"), ("C", "POL"))),
        *(has("A", Attribute.PROJECT, project, day) for day, project in ((0, "CLM"), (14, "POL"))),
        *moves(("A", "Doing", 0), ("A", "Done", 25), ("B", "Doing", 0), ("C", "Done", 30)),
    ],
)
PUT_BACK = Sync("log", moves(("A", "Backlog", 3)))


@pytest.mark.parametrize(
    "syncs",
    [
        other([BEGUN, LATE]),
        other([BEGUN, MOVED, LATE]),
        [AHEAD, GOES, COMES_BACK],
        pytest.param([BEGUN, AHEAD, GOES, MOVED, COMES_BACK], marks=pytest.mark.newest),
        other([TICKED, MOVED]),
        [
            BEGUN,
            *(Sync("live", moves(("K", "Doing", day)), is_asked=day in {0, 5}) for day in range(6)),
            LATE,
        ],
        other([BEGUN, LOOSE, TAKEN, ALL_TAKEN]),
        other([BEGUN, TAKEN_TOO]),
        other([HANDED_ON, PUT_BACK]),
    ],
    ids=[
        "late",
        "moved",
        "gone and back",
        "two sources",
        "ticked",
        "merged",
        "loose no more",
        "loose before all others",
        "of the stream before",
    ],
)
def test_a_sync_builds_what_it_touched(
    tmp_path: Path, in_part: list[bool], syncs: Sequence[Sync]
) -> None:
    check(syncs, tmp_path)
    # Every other history is that of the copy; the first of a new source is built whole.
    assert in_part[-2:] == [True, False]
    assert len(list(tmp_path.glob("derived/*"))) > 1


@pytest.mark.newest
@pytest.mark.usefixtures("in_part")
def test_what_waits_before_its_start_grows_older_without_waiting_longer(tmp_path: Path) -> None:
    """«A» was never active, where flow time starts with that."""
    policy = MeasurementPolicy(start=FlowStart.FIRST_ACTIVE)
    begun = Sync("log", moves(("A", "Ready", 0), ("B", "Doing", 0)))
    streams = (replace(STREAMS[0], takes=(Take("log"),), policy=policy),)
    check([begun, Sync("log", moves(("B", "Done", 9)))], tmp_path, streams)


def kept_weeks(folder: Path) -> set[tuple[int, int]]:
    """Streams and ends of the periods that the newest layer has of the ones before."""
    newest = max(folder.glob("derived/*/built.json"), key=lambda each: each.stat().st_mtime_ns)
    with TemporaryDirectory() as beside:
        copy = Path(beside)
        for each in newest.parent.glob("*.parquet"):
            if (
                kept_files.AGED.fullmatch(each.name)
                or "carried" in each.name
                or each.stem == "fallen"
            ):
                shutil.copyfile(each, copy / each.name)
        asked = f"select distinct stream, end_us from ({kept_files.standing(copy)})"
        return {(stream, end_us) for stream, end_us in duckdb.execute(asked).fetchall()}


@pytest.mark.newest
@pytest.mark.usefixtures("in_part")
def test_weeks_before_the_first_change_are_kept_and_others_measured_again(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    are = [has(item, Attribute.PROJECT, project) for item, project in (("A", "CLM"), ("B", "POL"))]
    went = moves(("A", "Doing", 0), ("B", "Doing", 0), ("A", "Done", 9), ("B", "Done", 30))
    bring(warehouse, Sync("log", [*are, *went]), number=1)
    all_of(ask(warehouse, *STREAMS))
    bring(warehouse, Sync("log", moves(("A", "Doing", 16), ("A", "Done", 31))), number=2)
    after = all_of(ask(warehouse, *STREAMS))
    ends = {number: instant_us(START + timedelta(days=7 * number)) for number in range(1, 5)}

    def of(kept: set[tuple[int, int]]) -> set[tuple[int, int]]:
        """Of weeks that are ahead nothing becomes another."""
        return {(stream, end_us) for stream, end_us in kept if end_us in ends.values()}

    # «A» is done a second time: the week in which it was done first has one less.
    others = {(2, ends[number]) for number in (1, 2, 3, 4)}
    assert of(kept_weeks(tmp_path)) == {(1, ends[1]), *others}
    assert after == rebuilt(tmp_path)
    bring(warehouse, Sync("log", moves(("A", "Ready", -1))), number=3)
    assert all_of(ask(warehouse, *STREAMS)) == rebuilt(tmp_path)
    assert of(kept_weeks(tmp_path)) == others


def test_another_plan_or_a_word_that_means_something_else_builds_all(
    tmp_path: Path, in_part: list[bool]
) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    bring(warehouse, BEGUN, number=1)
    ask(warehouse, *STREAMS)
    bring(warehouse, LATE, number=2)
    ask(warehouse, STREAMS[1], STREAMS[0])
    bring(warehouse, Sync("live", moves(("K", "Strange", 5))), number=3)
    ask(warehouse, *STREAMS)
    bring(warehouse, Sync("live", moves(("K", "Done", 6))), number=4)
    ask(warehouse, *STREAMS)
    assert in_part == [False] * 4


@pytest.mark.newest
def test_where_most_is_touched_all_is_built_and_makes_a_new_base(
    tmp_path: Path, in_part: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    many = [move(f"M{number}", "Done", number) for number in range(20)]
    bring(warehouse, Sync("log", [*many, move("A", "Doing", 20)]), number=1)
    ask(warehouse, *STREAMS)
    monkeypatch.setattr(touched, "MOST", 0.3)
    for number in range(2, 12):
        again = moves((f"M{number}", "Doing", 20 + number), (f"M{number}", "Done", 21 + number))
        bring(warehouse, Sync("log", again), number=number)
        ask(warehouse, *STREAMS)
    assert any(in_part[1:])
    assert in_part.count(False) == 2
    assert all_of(ask(warehouse, *STREAMS)) == rebuilt(tmp_path)


@pytest.mark.usefixtures("in_part")
def test_what_only_grows_older_is_not_built_again(tmp_path: Path) -> None:
    """«A» and «D» last while «B» moves; «D» is flagged, and «W» lasts by a working calendar."""
    warehouse = EmbeddedWarehouse(tmp_path)
    flagged = has("D", Attribute.BLOCKED, "yes", 1)
    projects = [has(item, Attribute.PROJECT, "CLM") for item in "ABCD"]
    projects.append(has("W", Attribute.PROJECT, "POL"))
    last = [move(item, "Doing", 0) for item in "ABDW"]
    done = moves(("C", "Doing", 0), ("C", "Done", 1))
    bring(warehouse, Sync("log", [*projects, *last, *done, flagged]), number=1)
    before = all_of(ask(warehouse, *STREAMS))
    for number, day in enumerate((5, 9), start=2):
        bring(warehouse, Sync("log", moves(("B", "Ready", day))), number=number)
        assert all_of(ask(warehouse, *STREAMS)) == rebuilt(tmp_path) != before
        assert changed(tmp_path, "touched") == {"B", "D", "W"}
        assert changed(tmp_path, "rebuilt") == {"D", "W"}
