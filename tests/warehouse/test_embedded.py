from datetime import timedelta
from pathlib import Path

import duckdb
import pytest
from filelock import FileLock, Timeout

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Take, Workflow, WorkflowStatus
from narrows.domain.work import Attribute, Batch, Fault, FlowState, Interval
from narrows.warehouse import counts, files
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import (
    LOG,
    NOW,
    SIMPLE,
    START,
    ask,
    has,
    load,
    load_batches,
    move,
    path_of,
    silent,
    source,
    stream,
    told,
)


@pytest.fixture(params=[pytest.param("memory", marks=pytest.mark.newest), "folder"])
def warehouse(request: pytest.FixtureRequest, tmp_path: Path) -> EmbeddedWarehouse:
    return EmbeddedWarehouse(None if request.param == "memory" else tmp_path / "warehouse")


def raw_files(folder: Path) -> dict[str, bytes]:
    return {
        each.name: each.read_bytes()
        for each in [*folder.glob("segments/*"), folder / "manifest.json"]
    }


def test_what_was_loaded_comes_out_again(warehouse: EmbeddedWarehouse) -> None:
    loaded = load(warehouse, LOG)
    assert (loaded.n_items, loaded.n_transitions, loaded.n_new, loaded.n_faults) == (2, 6, 6, 0)
    assert loaded.complete_until == START + timedelta(days=5)
    a, b = told(ask(warehouse))
    assert path_of(a) == [("Backlog", 0), ("Ready", 1), ("Doing", 3), ("Done", 4)]
    assert path_of(b) == [("Backlog", 3), ("Doing", 5)]


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    before = raw_files(tmp_path)
    assert load(warehouse, LOG).n_new == 0
    after = raw_files(tmp_path)
    del before["manifest.json"], after["manifest.json"]  # which counts what the last load added
    assert after == before
    assert len(after) == 3
    load(warehouse, LOG)
    assert told(ask(warehouse)) == told(ask(EmbeddedWarehouse(tmp_path)))


def test_a_longer_file_adds_only_what_is_new(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG[:4])
    assert load(warehouse, LOG).n_new == 2
    assert [item.flow_state for item in told(ask(warehouse))] == [FlowState.DONE, FlowState.ACTIVE]


def test_a_row_that_stands_twice_in_a_file_counts_twice_and_is_one_visit(
    warehouse: EmbeddedWarehouse,
) -> None:
    twice = [move("A", "Doing", 0), move("A", "Doing", 0), move("A", "Done", 1)]
    assert load(warehouse, twice).n_new == 3
    assert load(warehouse, twice).n_new == 0
    (item,) = told(ask(warehouse))
    assert path_of(item) == [("Doing", 0), ("Done", 1)]


def test_a_change_with_an_id_of_its_source_is_known_by_it(warehouse: EmbeddedWarehouse) -> None:
    assert load(warehouse, [move("A", "Doing", 0, "1"), move("A", "Doing", 0, "1")]).n_new == 1
    loaded = load(warehouse, [move("A", "Doing", 0, "1"), move("A", "Done", 2, "2")])
    assert (loaded.n_new, loaded.n_transitions) == (1, 2)


def test_equal_instants_keep_the_order_of_the_file(warehouse: EmbeddedWarehouse) -> None:
    at_once = [move("A", each, 1) for each in ("Ready", "Doing", "Ready", "Doing", "Done")]
    load(warehouse, at_once)
    (item,) = told(ask(warehouse))
    assert [visit.status for visit in item.visits] == ["Ready", "Doing", "Ready", "Doing", "Done"]


def test_the_same_key_in_two_sources_is_two_items(warehouse: EmbeddedWarehouse) -> None:
    load(warehouse, [move("1", "Doing", 0)], name="log")
    load(warehouse, [move("1", "Doing", 0)], name="other")
    taken = told(ask(warehouse, stream("policy", Take("log")), stream("claims", Take("other"))))
    assert [(item.id, item.stream) for item in taken] == [("1", "policy"), ("1", "claims")]


def test_the_first_stream_that_takes_an_item_has_it_and_the_rest_is_unaligned(
    warehouse: EmbeddedWarehouse,
) -> None:
    projects = {"A": "CLM", "B": "PLAT", "C": "OPS"}
    load(
        warehouse,
        [each for item in projects for each in (
            has(item, Attribute.PROJECT, projects[item]), move(item, "Doing", 0))],
    )  # fmt: skip
    streams = [
        stream("claims", Take("log", {Attribute.PROJECT: ("CLM",)})),
        stream("both", Take("log", {Attribute.PROJECT: ("CLM", "PLAT")})),
    ]
    assert {item.id: item.stream for item in told(ask(warehouse, *streams))} == {
        "A": "claims", "B": "both", "C": None,
    }  # fmt: skip


def test_an_item_moved_to_another_project_belongs_where_it_is_now(
    tmp_path: Path,
) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(
        warehouse,
        [
            has("A", Attribute.PROJECT, "OLD"), move("A", "Doing", 0),
            has("A", Attribute.PROJECT, "NEW", 5), move("A", "Done", 9),
        ],
    )  # fmt: skip
    streams = [stream(name, Take("log", {Attribute.PROJECT: (name,)})) for name in ("OLD", "NEW")]
    assert [item.stream for item in told(ask(warehouse, *streams))] == ["NEW"]
    then = ask(warehouse, *streams, as_of=START + timedelta(days=4))
    assert [item.stream for item in told(then)] == ["OLD"]


@pytest.mark.parametrize("labels", ["web", "mobile web", "mobile, web", "mobile;web"])
def test_one_label_of_several_is_enough(warehouse: EmbeddedWarehouse, labels: str) -> None:
    load(warehouse, [has("A", Attribute.LABEL, labels), move("A", "Doing", 0)])
    taking = stream("web", Take("log", {Attribute.LABEL: ("web",)}))
    assert [item.stream for item in told(ask(warehouse, taking))] == ["web"]


def test_a_label_of_several_words_is_taken_whole(warehouse: EmbeddedWarehouse) -> None:
    load(warehouse, [has("A", Attribute.LABEL, "bug, good first issue"), move("A", "Doing", 0)])
    taking = stream("first", Take("log", {Attribute.LABEL: ("good first issue",)}))
    assert [item.stream for item in told(ask(warehouse, taking))] == ["first"]


def test_components_have_names_of_several_words(warehouse: EmbeddedWarehouse) -> None:
    load(warehouse, [has("A", Attribute.COMPONENT, "Web, Mobile App"), move("A", "Doing", 0)])
    taking = [
        stream(name, Take("log", {Attribute.COMPONENT: (name,)})) for name in ("App", "Mobile App")
    ]
    assert [item.stream for item in told(ask(warehouse, *taking))] == ["Mobile App"]


def test_a_status_that_the_workflow_does_not_know_is_a_fault_and_waits(
    warehouse: EmbeddedWarehouse,
) -> None:
    load(warehouse, [move("A", "Limbo", 0), move("A", "Doing", 2), move("A", "Done", 3)])
    history = ask(warehouse)
    (item,) = told(history)
    assert (item.visits[0].flow_state, item.waiting_days) == (FlowState.WAITING, 2)
    (fault,) = (each for each in history.faults() if "Limbo" in each.message)
    assert fault.source == "log"
    assert "add it to the workflow" in fault.message


def test_an_unknown_status_is_read_by_the_tools_own_category(
    warehouse: EmbeddedWarehouse,
) -> None:
    batch = Batch([move("A", "Doing", 0), move("A", "Geschlossen", 3)],
                  categories={"Geschlossen": FlowState.DONE})  # fmt: skip
    load_batches(warehouse, [batch])
    (item,) = told(ask(warehouse))
    assert (item.flow_state, item.flow_time_days) == (FlowState.DONE, 3)


def test_an_ignored_status_gives_its_time_to_the_visit_before(
    warehouse: EmbeddedWarehouse,
) -> None:
    workflow = Workflow((*SIMPLE.statuses, WorkflowStatus("Ticked", None)))
    load(warehouse, [move("A", "Doing", 0), move("A", "Ticked", 2), move("A", "Done", 5)])
    (item,) = told(ask(warehouse, stream(workflow=workflow)))
    assert path_of(item) == [("Doing", 0), ("Done", 5)]


def test_a_type_that_is_not_mapped_is_untyped_and_a_fault(warehouse: EmbeddedWarehouse) -> None:
    load(
        warehouse,
        [
            has("A", Attribute.ITEM_TYPE, "Feature"), move("A", "Doing", 0),
            has("B", Attribute.ITEM_TYPE, "Epic"), move("B", "Doing", 0),
        ],
    )  # fmt: skip
    history = ask(warehouse)
    assert [item.item_type for item in told(history)] == ["feature", "untyped"]
    assert any("«Epic»" in fault.message for fault in history.faults())


def test_items_without_a_type_are_a_fault_where_others_have_one(
    warehouse: EmbeddedWarehouse,
) -> None:
    load(
        warehouse,
        [
            has("A", Attribute.ITEM_TYPE, "Feature"), move("A", "Doing", 0),
            move("B", "Doing", 0), move("C", "Doing", 0),
        ],
    )  # fmt: skip
    (fault,) = ask(warehouse).faults()
    assert fault.message.startswith("2 of 3 items of stream policy have no item type")


def test_one_that_is_in_doubt_is_told_as_one(warehouse: EmbeddedWarehouse) -> None:
    typed = [has("A", Attribute.ITEM_TYPE, "Feature"), move("A", "Doing", 0)]
    load(warehouse, [*typed, move("B", "Strange", 0)])
    unknown, untyped = sorted((fault.message for fault in ask(warehouse).faults()), reverse=True)
    assert "«Strange» (1 move into it), read as waiting" in unknown
    assert untyped == (
        "1 of 2 items of stream policy has no item type and counts as untyped; give it one in the "
        "tool."
    )


def test_a_source_that_tells_no_types_has_no_fault_for_it(warehouse: EmbeddedWarehouse) -> None:
    load(warehouse, LOG)
    assert ask(warehouse).faults() == ()


def test_intervals_of_work_become_visits(warehouse: EmbeddedWarehouse) -> None:
    day = timedelta(days=1)
    worked = [
        Interval("A", "Draft", START, START + 2 * day),
        Interval("A", "Check", START + 5 * day, START + 6 * day),
    ]
    loaded = load_batches(warehouse, [Batch((), intervals=worked)])
    assert loaded.is_interval
    (item,) = told(ask(warehouse, stream(workflow=None)))
    assert path_of(item) == [("Draft", 0), ("→ Check", 2), ("Check", 5), ("→ done", 6)]
    assert (item.active_days, item.waiting_days, item.flow_time_days) == (3, 3, 6)


def test_an_interval_added_later_takes_back_the_end_that_was_assumed(tmp_path: Path) -> None:
    day = timedelta(days=1)
    draft = Interval("A", "Draft", START, START + 2 * day)
    check = Interval("A", "Check", START + 5 * day, START + 6 * day)
    warehouse = EmbeddedWarehouse(tmp_path)
    load_batches(warehouse, [Batch((), intervals=[draft])])
    load_batches(warehouse, [Batch((), intervals=[draft, check])])
    (item,) = told(ask(warehouse, stream(workflow=None)))
    assert [visit.status for visit in item.visits] == ["Draft", "→ Check", "Check", "→ done"]
    assert item.n_reopened == 0
    assert load_batches(warehouse, [Batch((), intervals=[draft, check])]).n_new == 0


def test_dates_of_1948_and_1970_and_tomorrow_are_kept_and_doubted(
    warehouse: EmbeddedWarehouse,
) -> None:
    days = [(year - START).days for year in (START.replace(year=1948), START.replace(year=1970))]
    loaded = load(
        warehouse,
        [move("A", "Doing", days[0]), move("B", "Doing", days[1]), move("C", "Doing", 400)],
    )
    assert [fault.message[:20] for fault in loaded.faults] == [
        "A: suspicious date 1", "B: suspicious date 1", "C: suspicious date 2",
    ]  # fmt: skip
    assert loaded.complete_until == NOW
    assert [item.id for item in told(ask(warehouse))] == ["A", "B"], "C moves only tomorrow"


def test_an_item_with_many_dates_of_1970_is_doubted_once(warehouse: EmbeddedWarehouse) -> None:
    days = [(START.replace(year=1970) - START).days + day for day in range(5)]
    loaded = load(
        warehouse, [move("A", status, day) for day in days for status in ("Ready", "Doing")]
    )
    assert loaded.n_faults == 1


def test_as_of_knows_what_moved_at_that_instant_and_nothing_later(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    at = ask(warehouse, as_of=START + timedelta(days=4))
    before = ask(warehouse, as_of=START + timedelta(days=4) - timedelta(microseconds=1))
    assert [item.flow_state for item in told(at)] == [FlowState.DONE, FlowState.NEW]
    assert [item.flow_state for item in told(before)] == [FlowState.ACTIVE, FlowState.NEW]


def test_a_load_that_breaks_off_changes_nothing(tmp_path: Path) -> None:
    warehouse = EmbeddedWarehouse(tmp_path)
    load(warehouse, LOG)
    before = raw_files(tmp_path)

    def breaking() -> object:
        yield Batch([move("C", "Doing", 7)])
        raise NarrowsError("jira-unreadable", "broke off")

    with pytest.raises(NarrowsError, match="broke off"):
        load_batches(warehouse, breaking())  # type: ignore[arg-type]
    assert raw_files(tmp_path) == before


def test_who_may_not_keep_what_was_loaded_changes_nothing(tmp_path: Path) -> None:
    """A writer whose lease another took; it is asked when nobody else writes."""
    load(EmbeddedWarehouse(tmp_path), LOG[:4])
    before = raw_files(tmp_path)["manifest.json"]

    def refuse() -> None:
        with pytest.raises(Timeout):
            FileLock(tmp_path / "writer.lock", timeout=0).acquire()
        raise NarrowsError("lease-lost", "another took over")

    with pytest.raises(NarrowsError, match="another took over"):
        load(EmbeddedWarehouse(tmp_path, may_keep=refuse), LOG)
    assert raw_files(tmp_path)["manifest.json"] == before
    assert load(EmbeddedWarehouse(tmp_path), LOG).n_new == 2


def test_nothing_synced_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NarrowsError, match=r"yet; run `narrows sync`") as refused:
        ask(EmbeddedWarehouse(tmp_path))
    assert refused.value.slug == "nothing-synced"
    load(EmbeddedWarehouse(tmp_path), [])
    with pytest.raises(NarrowsError, match="right file or project"):
        ask(EmbeddedWarehouse(tmp_path))


def test_a_history_in_memory_takes_the_warehouse_along() -> None:
    warehouse = EmbeddedWarehouse(None)
    load(warehouse, LOG)
    assert len(told(ask(warehouse))) == 2
    with pytest.raises(NarrowsError) as refused:
        ask(warehouse)
    assert refused.value.slug == "nothing-synced", "not an empty answer"


def test_the_history_reaches_no_file_outside_the_warehouse(
    warehouse: EmbeddedWarehouse, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    load(warehouse, LOG)
    history = ask(warehouse)
    with pytest.raises(duckdb.PermissionException):
        history.rows(f"SELECT * FROM read_csv('{secret}')")
    with pytest.raises(duckdb.InvalidInputException):
        history.rows("SET enable_external_access = true")


def test_faults_are_listed_up_to_a_limit_and_counted_beyond(warehouse: EmbeddedWarehouse) -> None:
    faults = [Fault("log", "bad", row) for row in range(1500)]
    loaded = load_batches(warehouse, [Batch([move("A", "Doing", 0)], faults)])
    assert (len(loaded.faults), loaded.n_faults) == (1000, 1500)


def test_status_counts_tell_first_last_and_place(warehouse: EmbeddedWarehouse) -> None:
    load(warehouse, LOG)
    counts = {each.status: each for each in warehouse.status_counts(["log"])}
    assert [counts["Backlog"].n_first, counts["Backlog"].n_last] == [2, 0]
    assert [counts["Done"].n_moves, counts["Done"].n_last, counts["Done"].mean_place] == [1, 1, 1.0]


@pytest.mark.parametrize("sample", [50_000, 1])
def test_status_counts_of_one_source_leave_out_another(
    warehouse: EmbeddedWarehouse, monkeypatch: pytest.MonkeyPatch, sample: int
) -> None:
    monkeypatch.setattr(counts, "SAMPLE_CHANGES", sample)
    load(warehouse, LOG, name="one")
    load(warehouse, [move("B", "Elsewhere", 1)], name="two")
    assert {each.status for each in warehouse.status_counts(["two"])} == {"Elsewhere"}
    both = {each.status for each in warehouse.status_counts(["one", "two"])}
    assert both == {each.status for each in warehouse.status_counts(["one"])} | {"Elsewhere"}
    assert warehouse.statuses(["two"]) == {"Elsewhere"}
    assert warehouse.statuses(["one", "two"]) == both


def test_of_a_large_log_a_status_that_is_rare_is_counted_too(
    warehouse: EmbeddedWarehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counts, "SAMPLE_CHANGES", 10)
    moves = [move(f"I{n}", status, n) for n in range(50) for status in ("Ready", "Doing")]
    load(warehouse, [*moves, move("I0", "Limbo", 60)])
    found = {each.status: each for each in warehouse.status_counts(["log"])}
    assert set(found) == {"Ready", "Doing", "Limbo"}
    assert found["Ready"].n_moves < 10, "a share is counted"
    assert found["Limbo"].n_moves == 1


def test_another_writer_is_waited_for_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LOCK_SECONDS", 0.1)
    warehouse = EmbeddedWarehouse(tmp_path)
    with (
        files.one_writer(tmp_path),
        pytest.raises(NarrowsError, match="Another sync") as refused,
    ):
        warehouse.load(source(), [Batch(LOG)], now=NOW, progress=silent)
    assert refused.value.slug == "warehouse-busy"
