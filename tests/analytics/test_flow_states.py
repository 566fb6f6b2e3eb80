"""What a log's own words and order tell of its statuses, and what they do not."""

from collections.abc import Mapping

import pytest

from narrows.analytics.flow_states import guess
from narrows.analytics.guessed_status import Because, GuessedStatus, workflow_of
from narrows.domain.ports import StatusCount
from narrows.domain.work import FlowState

LEFT = 10
N_ITEMS = 100


def on_the_way(status: str, place: float, *, returns_to: str | None = None) -> StatusCount:
    """A status that all items pass."""
    return StatusCount(status, N_ITEMS, N_ITEMS, 0, 2, place, returns_to)


def begin(status: str) -> StatusCount:
    return StatusCount(status, N_ITEMS, N_ITEMS, N_ITEMS, 5, 0.0)


def end(status: str, *, n_last: int = N_ITEMS, n_moves: int | None = None) -> StatusCount:
    return StatusCount(status, n_moves or n_last, n_last, 0, n_last, 1.0)


def guessed(
    *counts: StatusCount, categories: Mapping[str, FlowState] | None = None
) -> dict[str, GuessedStatus]:
    return {each.status: each for each in guess(counts, categories or {}, is_interval=False)}


STATES = {
    FlowState.NEW: (
        "Backlog", "Product Backlog", "To Do", "TODO", "Open", "New", "Icebox", "Idea", "1. Backlog",
        "Offen", "Neu", "Zu erledigen",
    ),
    FlowState.WAITING: (
        "Ready", "Ready for QA", "ready_for_release", "Queued", "Waiting", "Waiting for customer",
        "Pending approval", "Awaiting Assignment", "Blocked", "On Hold", "Selected for Development",
        "To be tested", "Next", "Dev queue", "Accepted/Wait - Vendor", "Queued/Awaiting Assignment",
        "Wartet auf Kunde", "Bereit zum Test", "Zurückgestellt",
    ),
    FlowState.ACTIVE: (
        "In Progress", "in-progress", "InProgress", "Doing", "In Review", "Code Review", "Review",
        "Testing", "QA", "Development", "Analysing", "Verifying", "In Arbeit", "In Bearbeitung",
        "Entwicklung", "Work in progress", "Analysis Active", "Test: doing", "Accepted/In Progress",
    ),
    FlowState.DONE: (
        "Done", "Closed", "Resolved", "RELEASED", "Completed", "Deployed to production",
        "In Production", "Live", "Erledigt", "Fertig", "Abgeschlossen", "Completed/In Call",
    ),
    FlowState.CANCELLED: (
        "Cancelled", "Canceled", "Won't Do", "Wont fix", "Rejected", "Dropped", "Duplicate",
        "Completed/Cancelled", "Abgebrochen", "Verworfen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_names_tell_the_usual_states(state: FlowState) -> None:
    for name in STATES[state]:
        is_end = state in (FlowState.DONE, FlowState.CANCELLED)
        count = end(name, n_last=9) if is_end else on_the_way(name, 0.5)
        found = guessed(count, end("Finished"))[name]
        assert (name, found.flow_state) == (name, state)
        assert found.because is Because.NAME
        assert 0.6 < found.confidence_ratio < 1


@pytest.mark.parametrize(
    "name",
    [
        "T06 Determine necessity of stop advice", "Confirmation of receipt", "check ticket", "7",
        "Accepted", "Sales", "Legal", "Unmatched", "Create Fine", "Missing", "", "→", "\u202e",
    ],
)  # fmt: skip
def test_what_no_name_tells_is_unknown(name: str) -> None:
    found = guessed(on_the_way(name, 0.5), end("Done"))[name]
    assert (found.flow_state, found.because) == (FlowState.UNKNOWN, Because.NOTHING)
    assert found.confidence_ratio == 0


def test_a_step_that_is_done_waits_for_the_next() -> None:
    """Dev done → Testing → Done: only the last one ends an item."""
    found = guessed(
        on_the_way("Development", 0.2), on_the_way("Dev Done", 0.4), on_the_way("Testing", 0.6),
        end("Done"),
    )  # fmt: skip
    assert found["Dev Done"].flow_state is FlowState.WAITING
    assert found["Done"].flow_state is FlowState.DONE


def test_work_that_piles_up_when_done_still_waits() -> None:
    """Nearly all items are still in «Dev Done»; «Successfully completed» is an end of its own."""
    found = guessed(
        end("Dev Done", n_last=90), end("Successfully completed", n_last=5), end("Done", n_last=5)
    )
    assert found["Dev Done"].flow_state is FlowState.WAITING
    assert found["Successfully completed"].flow_state is FlowState.DONE


def test_the_only_end_is_an_end() -> None:
    assert (
        guessed(end("Development completed"))["Development completed"].flow_state is FlowState.DONE
    )


def test_resolved_before_closed_is_done() -> None:
    """Doing → Resolved → Closed: both are done, though nearly every item leaves Resolved."""
    found = guessed(on_the_way("Doing", 0.3), on_the_way("Resolved", 0.6), end("Closed"))
    assert found["Resolved"].flow_state is FlowState.DONE


def test_parts_of_a_name_are_no_steps_of_each_other() -> None:
    """Completed/Resolved → Completed/Closed: a name in parts, of which both say done."""
    found = guessed(on_the_way("Completed/Resolved", 0.6), end("Completed/Closed"))
    assert found["Completed/Resolved"].flow_state is FlowState.DONE


def test_rejected_in_the_middle_tells_nothing() -> None:
    """Review → Rejected → Doing: a review that sends back ends nothing."""
    found = guessed(on_the_way("Doing", 0.3), on_the_way("Rejected", 0.6), end("Done"))
    assert found["Rejected"].flow_state is FlowState.UNKNOWN


def test_a_noun_beside_its_activity_is_its_queue() -> None:
    """Verification → Verifying, Review → In Review."""
    found = guessed(
        on_the_way("Verification", 0.2), on_the_way("Verifying", 0.4),
        on_the_way("Review", 0.6), on_the_way("In Review", 0.8), end("Done"),
    )  # fmt: skip
    for queue, act in (("Verification", "Verifying"), ("Review", "In Review")):
        assert (found[queue].flow_state, found[queue].queue_of) == (FlowState.WAITING, act)
        assert found[act].flow_state is FlowState.ACTIVE


def test_a_noun_alone_is_work() -> None:
    assert guessed(on_the_way("Verification", 0.2))["Verification"].flow_state is FlowState.ACTIVE


def test_a_wait_that_items_come_back_from_belongs_to_where_they_were() -> None:
    """Verifying → Waiting for business input → Verifying."""
    wait = on_the_way("Waiting for business input", 0.5, returns_to="Verifying")
    found = guessed(on_the_way("Verifying", 0.5), wait, end("Done"))
    assert found[wait.status].queue_of == "Verifying"


def test_a_wait_belongs_to_no_status_that_is_not_active() -> None:
    wait = on_the_way("Blocked", 0.5, returns_to="Ready")
    assert guessed(on_the_way("Ready", 0.4), wait, end("Done"))["Blocked"].queue_of is None


CATEGORIES = {
    "Erfasst": FlowState.NEW, "Sorted": FlowState.DONE, "Shelved": FlowState.DONE,
    "Open": FlowState.ACTIVE, "Accepted": FlowState.ACTIVE, "Done": FlowState.ACTIVE,
    "Ready": FlowState.NEW, "Duplicate": FlowState.DONE,
}  # fmt: skip


def test_a_tool_that_tells_dropped_from_done_is_believed() -> None:
    """GitHub closes what is done and what is dropped, and says which."""
    dropped, waits = "Closed as not planned", "Review requested"
    guesses = guessed(
        end("Closed"), end(dropped), on_the_way(waits, 0.5),
        categories={
            "Closed": FlowState.DONE, dropped: FlowState.CANCELLED, waits: FlowState.WAITING
        },
    )  # fmt: skip
    assert {name: each.flow_state for name, each in guesses.items()} == {
        "Closed": FlowState.DONE, dropped: FlowState.CANCELLED, waits: FlowState.WAITING
    }  # fmt: skip


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Erfasst", FlowState.NEW),
        ("Sorted", FlowState.DONE),
        ("Open", FlowState.WAITING),
        ("Accepted", FlowState.UNKNOWN),
        ("Done", FlowState.WAITING),
        ("Ready", FlowState.WAITING),
        ("Duplicate", FlowState.CANCELLED),
    ],
)
def test_the_tools_category_settles_what_the_name_leaves_open(
    status: str, state: FlowState
) -> None:
    """In progress alone cannot tell waiting from active; a name that contradicts it loses."""
    assert guessed(on_the_way(status, 0.5), categories=CATEGORIES)[status].flow_state is state


def test_where_most_items_end_and_few_leave_is_done() -> None:
    """Register → decide → pay or reject: 50 % end in each, and nobody comes back."""
    found = guessed(
        begin("register"),
        on_the_way("decide", 0.5),
        end("pay", n_last=50),
        end("refuse", n_last=50),
    )
    assert {each.status for each in found.values() if each.flow_state is FlowState.DONE} == {
        "pay",
        "refuse",
    }
    assert found["pay"].because is Because.ORDER
    assert found["pay"].confidence_ratio < 0.7


def test_where_items_often_go_on_is_not_done() -> None:
    """Most items are last seen in «check», but many went on from it."""
    found = guessed(begin("register"), end("check", n_last=70, n_moves=120))
    assert all(each.flow_state is not FlowState.DONE for each in found.values())
    workflow_of(tuple(found.values()))  # a log may tell of no end, and is read all the same


def test_a_name_that_is_done_leaves_nothing_to_the_order() -> None:
    found = guessed(end("archive", n_last=90), end("Done", n_last=10))
    assert found["archive"].flow_state is FlowState.UNKNOWN


def test_intervals_are_active_and_the_gaps_before_them_wait() -> None:
    counts = [on_the_way(each, 0.5) for each in ("→ Cut", "Cut", "→ Weld", "Weld", "→ done")]
    found = guess(counts, {}, is_interval=True)
    assert [(each.status, each.flow_state, each.queue_of) for each in found] == [
        ("→ Cut", FlowState.WAITING, "Cut"),
        ("Cut", FlowState.ACTIVE, None),
        ("→ Weld", FlowState.WAITING, "Weld"),
        ("Weld", FlowState.ACTIVE, None),
        ("→ done", FlowState.DONE, None),
    ]


def test_statuses_come_in_the_order_in_which_work_passes_them() -> None:
    """The tool lists them by name; new comes first, cancelled last."""
    counts = (
        end("Done"), on_the_way("In Progress", 0.6), on_the_way("Ready", 0.3), end("Dropped"),
        begin("Backlog"),
    )  # fmt: skip
    assert list(guessed(*counts)) == ["Backlog", "Ready", "In Progress", "Done", "Dropped"]
