"""A look at one file: what it reads, guesses and says."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.analytics.guessed_status import Because
from narrows.bootstrap import connectors
from narrows.domain.errors import NarrowsError
from narrows.domain.streams import WorkflowStatus
from narrows.domain.work import FlowState, ItemType
from narrows.reader import FileReader
from narrows.services.look.corrections import parse_corrections
from narrows.services.look.looking import LookAnswer, look
from narrows.services.look.request import Corrections, LookRequest
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import NOW, silent

Steps = Sequence[tuple[str, float]]
ORDINARY: Steps = (("Backlog", 0), ("Ready", 2), ("Doing", 5), ("Done", 6))
"""Statuses and the days on which they are entered: 3 days of waiting, 1 of work."""


def log(folder: Path, items: Sequence[Steps], name: str = "log.csv") -> Path:
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    rows = ["key,status,moved_at,type"]
    for number, steps in enumerate(items):
        for status, day in steps:
            at = start + timedelta(days=day + number)
            rows.append(f"K-{number},{status},{at.isoformat()},Bug")
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def seen(path: Path, said: Corrections | None = None, *, has_waits: bool = True) -> LookAnswer:
    request = LookRequest(
        path=str(path),
        name=path.name,
        stream="log",
        title="Log",
        said=said or Corrections(),
        has_trends=True,
        has_waits=has_waits,
    )
    answer, _ = look(
        request,
        EmbeddedWarehouse(None),
        reader=FileReader(),
        connectors=connectors(),
        now=NOW,
        progress=silent,
    )
    assert answer.weekly
    return answer


def value(answer: LookAnswer, metric: str, statistic: str) -> float | None:
    return next(
        each.value
        for each in answer.measurements
        if (each.metric, each.statistic, each.item_type) == (metric, statistic, None)
    )


def test_flow_is_measured_without_a_word(tmp_path: Path) -> None:
    answer = seen(log(tmp_path, [ORDINARY] * 8))
    assert value(answer, "flow_velocity", "count") == 8
    assert value(answer, "flow_time", "p85") == 4.0
    assert value(answer, "flow_efficiency", "ratio") == 0.25
    assert not answer.faults


def test_the_wait_in_each_status_is_measured_unless_nobody_asks_for_it(tmp_path: Path) -> None:
    path = log(tmp_path, [ORDINARY] * 8)
    asked, spared = seen(path), seen(path, has_waits=False)
    assert "status_wait" in {each.metric for each in asked.measurements}
    assert spared.measurements == tuple(
        each for each in asked.measurements if each.metric != "status_wait"
    )
    assert spared.statuses == asked.statuses


def test_history_ends_with_the_file_not_with_the_clock(tmp_path: Path) -> None:
    """Eight items a day apart, the last done on 2 March + 13 days."""
    answer = seen(log(tmp_path, [ORDINARY] * 8))
    assert answer.span.as_of == datetime(2026, 3, 15, 9, tzinfo=UTC)


def test_types_are_guessed_from_the_usual_words(tmp_path: Path) -> None:
    answer = seen(log(tmp_path, [ORDINARY]))
    types = {each.item_type for each in answer.measurements if each.metric == "flow_distribution"}
    assert ItemType.DEFECT in types


def test_what_nobody_can_tell_leaves_efficiency_undefined(tmp_path: Path) -> None:
    """Register → Examine → Done: nobody knows whether Examine is work or waiting."""
    answer = seen(log(tmp_path, [(("Register", 0), ("Examine", 2), ("Done", 5))] * 6))
    assert value(answer, "flow_time", "p50") == 5.0
    assert value(answer, "flow_efficiency", "ratio") is None


def test_corrections_have_the_last_word(tmp_path: Path) -> None:
    """«Examine» is work, «Register» a wait: 2 days wait, 3 days work."""
    path = log(tmp_path, [(("Register", 0), ("Examine", 2), ("Done", 5))] * 6)
    said = Corrections(
        (
            WorkflowStatus("Register", FlowState.WAITING, "Examine"),
            WorkflowStatus("Examine", FlowState.ACTIVE),
        )
    )
    answer = seen(path, said)
    assert value(answer, "flow_efficiency", "ratio") == 0.6
    because = {each.status: each.because for each in answer.guesses}
    assert because == {
        "Register": Because.SAID,
        "Examine": Because.SAID,
        "Done": Because.NAME,
    }


def test_items_on_their_way_do_not_change_the_order_of_the_process(tmp_path: Path) -> None:
    """Most items are still in «Dev Done»; the few that went on were tested afterwards."""
    steps = (("Backlog", 0), ("Dev Active", 1), ("Dev Done", 2), ("Test", 3), ("Done", 4))
    answer = seen(log(tmp_path, [steps[:3]] * 9 + [steps] * 2))
    assert [each.status for each in answer.guesses] == [status for status, _ in steps]


def test_a_wait_that_items_come_back_from_is_tied_to_where_they_were(tmp_path: Path) -> None:
    """Checking → Asking customer (waits) → Checking: it is in the reach of Checking."""
    steps = (("Checking", 0), ("Waiting for customer", 1), ("Checking", 2), ("Done", 3))
    answer = seen(log(tmp_path, [steps] * 4))
    wait = next(each for each in answer.guesses if each.status == "Waiting for customer")
    assert wait.queue_of == "Checking"


def test_a_guess_does_not_lean_on_a_status_that_is_said_not_to_be_active(tmp_path: Path) -> None:
    """«Review» was tied to «Reviewing»; people say that nobody works there."""
    steps = (("Review", 0), ("Reviewing", 1), ("Done", 2))
    said = Corrections((WorkflowStatus("Reviewing", FlowState.WAITING),))
    answer = seen(log(tmp_path, [steps] * 3), said)
    assert next(each for each in answer.guesses if each.status == "Review").queue_of is None


def test_a_log_without_an_end_says_how_to_name_it(tmp_path: Path) -> None:
    """Half of the items end in «b», the others in «c», and both are left as often."""
    items: list[Steps] = [
        (("a", 0), ("b", 1), ("c", 2), ("b", 3)),
        (("a", 0), ("c", 1), ("b", 2), ("c", 3)),
    ]
    answer = seen(log(tmp_path, items * 4))
    assert value(answer, "flow_velocity", "count") == 0
    assert value(answer, "flow_load", "end") == 8
    assert "--state STATUS=done" in answer.faults[0].message


@pytest.mark.parametrize(
    ("n_items", "n_moves", "is_told"), [(10, 1, True), (9, 1, False), (10, 2, False)]
)
def test_a_list_of_items_as_they_stand_is_no_history(
    tmp_path: Path, n_items: int, n_moves: int, is_told: bool
) -> None:
    moved: Steps = (("Doing", 0), ("Done", 1))
    items = [moved[-n_moves:], *[moved[-1:]] * (n_items - 1)]
    told = [each.message for each in seen(log(tmp_path, items)).faults]
    assert any("moves just once" in each for each in told) == is_told


def test_a_log_of_intervals_needs_no_guess(tmp_path: Path) -> None:
    """Cut 1 day, 2 days until Weld, 1 day of Weld: 2 of 4 days are work."""
    rows = ["case,activity,start,end"]
    rows += [
        f"{n},Cut,2026-03-02T00:00Z,2026-03-03T00:00Z\n{n},Weld,2026-03-05T00:00Z,2026-03-06T00:00Z"
        for n in range(6)
    ]
    path = tmp_path / "log.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    answer = seen(path)
    assert value(answer, "flow_efficiency", "ratio") == 0.5
    assert {each.because for each in answer.guesses} == {Because.INTERVAL}


def test_the_content_tells_who_reads_a_file_without_a_known_name(tmp_path: Path) -> None:
    path = log(tmp_path, [ORDINARY])
    assert seen(path.rename(tmp_path / "export.dat")).held.n_items == 1
    xes = tmp_path / "export"
    xes.write_text(
        '<?xml version="1.0"?><log><trace><string key="concept:name" value="K"/>'
        '<event><string key="concept:name" value="Doing"/>'
        '<date key="time:timestamp" value="2026-03-02T00:00:00Z"/></event></trace></log>',
        encoding="utf-8",
    )
    assert seen(xes).held.n_items == 1


def test_a_file_of_which_no_row_can_be_used_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("key,status,moved_at\nK-1,,2026-03-02T00:00Z\n", encoding="utf-8")
    columns = {"item": "key", "status": "status", "moved_at": "moved_at"}
    with pytest.raises(NarrowsError) as refused:
        seen(path, Corrections(columns=columns))
    assert refused.value.slug == "no-moves"


def test_a_zone_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NarrowsError) as refused:
        seen(log(tmp_path, [ORDINARY]), Corrections(zone="Mars/Olympus"))
    assert refused.value.slug == "zone-unknown"


def test_a_small_file_corrects_all_of_it() -> None:
    said = parse_corrections(
        """
        zone: Europe/Berlin
        columns: {item: Key}
        item_types: {Incident: defect}
        workflow:
          - {status: Prüfung, state: waiting, queue_of: Prüfen}
          - {status: Prüfen, state: active}
          - {status: Weg, state: ignore}
        """,
        "small.yaml",
    )
    assert said == Corrections(
        statuses=(
            WorkflowStatus("Prüfung", FlowState.WAITING, "Prüfen"),
            WorkflowStatus("Prüfen", FlowState.ACTIVE),
            WorkflowStatus("Weg", None),
        ),
        item_types={"Incident": ItemType.DEFECT},
        columns={"item": "Key"},
        zone="Europe/Berlin",
    )


def test_a_mapping_says_the_same_shorter() -> None:
    said = parse_corrections("workflow: {Doing: active, Done: done}", "small.yaml")
    assert [each.state for each in said.statuses] == [FlowState.ACTIVE, FlowState.DONE]


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("workflows: []", "small.yaml:1", "unknown key «workflows»"),
        ("zone: UTC\nworkflow: {Doing: working}", "small.yaml:2", "«working» is no flow state"),
        ("workflow: {Doing: unknown}", "small.yaml:1", "«unknown» is no flow state"),
        ("workflow:\n  - {status: Doing}", "small.yaml:2", "needs `status` and `state`"),
        ("workflow:\n  - {status: No, state: done}", "small.yaml:2", "put it in quotes"),
        ("workflow: {No: done}", "small.yaml:1", "False"),
        ("workflow: [1]", "small.yaml:1", "a mapping"),
        ("workflow: 7", "small.yaml:1", "a list of statuses"),
        ("item_types: {Bug: bug}", "small.yaml:1", "«bug» is no item type"),
        ("- a", "small.yaml:1", "a mapping"),
    ],
)
def test_what_the_small_file_gets_wrong_is_refused_with_its_line(
    text: str, place: str, why: str
) -> None:
    with pytest.raises(NarrowsError) as refused:
        parse_corrections(text, "small.yaml")
    assert refused.value.slug == "workflow-invalid"
    assert place in refused.value.message
    assert why in refused.value.message
