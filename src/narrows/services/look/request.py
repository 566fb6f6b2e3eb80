"""What people ask when they look at one file, and the small YAML that corrects a guess."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import WorkflowStatus
from narrows.domain.work import FlowState, ItemType

IGNORE = "ignore"
STATES = (*(each for each in FlowState if each is not FlowState.UNKNOWN), IGNORE)
"""What people may say of a status; nobody has to say `unknown`."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """What people say about a log, so that it need not be guessed.

    Attributes:
        statuses: What statuses mean, in their order.
        item_types: The tool's word for a type → item type.
        columns: Our column name → the file's.
        zone: IANA zone of the log and its weeks; `None` is UTC.
    """

    statuses: tuple[WorkflowStatus, ...] = ()
    item_types: Mapping[str, ItemType] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class LookRequest:
    """One file to look at.

    Attributes:
        path: Absolute path of the file.
        name: Its name, for messages and faults.
        stream: What the stream is called.
        title: For people.
        said: What need not be guessed.
        status: XES attributes that make the status, joined by «/».
        date_format: `strptime` format of the time stamps, where it must be said.
        delimiter: Column separator, where it must be said.
        encoding: Text encoding, where it must be said.
        has_trends: Whether the last weeks are measured, too.
        has_waits: Whether the wait in each status is measured, too. What is drawn has no need of
            it: the table of statuses tells their medians.
    """

    path: str
    name: str
    stream: str
    title: str
    said: Corrections = field(default_factory=Corrections)
    status: tuple[str, ...] = ()
    date_format: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    has_trends: bool = False
    has_waits: bool = True


def said_status(
    status: str, state: str, *, place: str, queue_of: str | None = None
) -> WorkflowStatus:
    """One status as people say it.

    Args:
        status: The tool's own word.
        state: What it means, or `ignore`.
        place: Where it is said, for the refusal.
        queue_of: The active status that a waiting one belongs to.

    Raises:
        NarrowsError: `workflow-invalid`.
    """
    if state not in STATES:
        raise invalid(place, f"«{state}» is no flow state; say one of {', '.join(STATES)}")
    flow_state = None if state == IGNORE else FlowState(state)
    return WorkflowStatus(status, flow_state, queue_of)


def invalid(place: str, why: str) -> NarrowsError:
    """The refusal of a correction, with where it stands."""
    return NarrowsError("workflow-invalid", f"{place}: {why}.")
