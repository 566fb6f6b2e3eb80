"""What people ask when they look at one file, and the small YAML that corrects a guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import WorkflowStatus
from narrows.domain.work import FlowState, ItemType
from narrows.services.yaml_text import YamlText, parse_yaml

IGNORE = "ignore"
STATES = (*(each for each in FlowState if each is not FlowState.UNKNOWN), IGNORE)
"""What people may say of a status; nobody has to say `unknown`."""

ITEM_TYPES = tuple(each for each in ItemType if each is not ItemType.UNTYPED)
KEYS = ("workflow", "item_types", "columns", "zone")
STATUS_KEYS = ("status", "state", "queue_of")


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


def parse_corrections(text: str, file: str) -> Corrections:
    """Parse the YAML of `narrows look --workflow`.

    `workflow` is a list of `{status, state, queue_of}` or a mapping of status to state; beside it
    may stand `item_types`, `columns` and `zone`.

    Args:
        text: The document.
        file: Its name, for messages.

    Raises:
        NarrowsError: `workflow-invalid`, and what `parse_yaml` refuses.
    """
    document = parse_yaml(text, file)
    value = _mapping(document, (), document.value, known=KEYS)
    types = _mapping(document, ("item_types",), value.get("item_types", {}))
    columns = _mapping(document, ("columns",), value.get("columns", {}))
    zone = value.get("zone")
    return Corrections(
        statuses=tuple(_statuses(document, value.get("workflow", {}))),
        item_types={word: _item_type(document, word, kind) for word, kind in types.items()},
        columns={ours: _word(document, ("columns", ours), it) for ours, it in columns.items()},
        zone=None if zone is None else _word(document, ("zone",), zone),
    )


def said_status(status: str, state: str, *, place: str, queue_of: str | None = None) -> WorkflowStatus:
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
        raise _invalid(place, f"«{state}» is no flow state; say one of {', '.join(STATES)}")
    flow_state = None if state == IGNORE else FlowState(state)
    return WorkflowStatus(status, flow_state, queue_of)


def _statuses(document: YamlText, value: object) -> Sequence[WorkflowStatus]:
    if isinstance(value, dict):
        return [
            said_status(
                _word(document, ("workflow", status), status),
                _word(document, ("workflow", status), state),
                place=document.place(("workflow", status)),
            )
            for status, state in value.items()
        ]
    if not isinstance(value, list):
        raise _invalid(document.place(("workflow",)), "`workflow` is a list of statuses")
    return [_status(document, ("workflow", at), each) for at, each in enumerate(value)]


def _status(document: YamlText, at: tuple[str | int, ...], value: object) -> WorkflowStatus:
    part = _mapping(document, at, value, known=STATUS_KEYS)
    if "status" not in part or "state" not in part:
        raise _invalid(document.place(at), "each status needs `status` and `state`")
    queue_of = part.get("queue_of")
    return said_status(
        _word(document, (*at, "status"), part["status"]),
        _word(document, (*at, "state"), part["state"]),
        place=document.place((*at, "state")),
        queue_of=None if queue_of is None else _word(document, (*at, "queue_of"), queue_of),
    )


def _item_type(document: YamlText, word: str, kind: object) -> ItemType:
    if kind not in ITEM_TYPES:
        place = document.place(("item_types", word))
        raise _invalid(place, f"«{kind}» is no item type; say one of {', '.join(ITEM_TYPES)}")
    return ItemType(str(kind))


def _mapping(
    document: YamlText,
    at: tuple[str | int, ...],
    value: object,
    *,
    known: Sequence[str] | None = None,
) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _invalid(document.place(at), "a mapping of names is expected here")
    for key in value:
        if not isinstance(key, str) or (known is not None and key not in known):
            keys = f"; known here: {', '.join(known)}" if known else ""
            raise _invalid(document.place((*at, str(key))), f"unknown key «{key}»{keys}")
    return value


def _word(document: YamlText, at: tuple[str | int, ...], value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        # YAML reads a bare `Yes`, `No` or `12` as something else than a word.
        raise _invalid(document.place(at), f"«{value}» is no text here; put it in quotes")
    return value


def _invalid(place: str, why: str) -> NarrowsError:
    return NarrowsError("workflow-invalid", f"{place}: {why}.")
