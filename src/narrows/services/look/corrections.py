"""The small YAML that corrects what a look guesses."""

from collections.abc import Mapping, Sequence

from narrows.domain.streams import WorkflowStatus
from narrows.domain.work import ItemType
from narrows.services.look.request import Corrections, invalid, said_status
from narrows.services.plan.yaml_text import YamlText, parse_yaml

ITEM_TYPES = tuple(each for each in ItemType if each is not ItemType.UNTYPED)
KEYS = ("workflow", "item_types", "columns", "zone")
STATUS_KEYS = ("status", "state", "queue_of")


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
    value = _mapping(document, (), value=document.value, known=KEYS)
    types = _mapping(document, ("item_types",), value=value.get("item_types", {}))
    columns = _mapping(document, ("columns",), value=value.get("columns", {}))
    zone = value.get("zone")
    return Corrections(
        statuses=tuple(_statuses(document, value.get("workflow", {}))),
        item_types={word: _item_type(document, word, kind=kind) for word, kind in types.items()},
        columns={
            ours: _word(document, ("columns", ours), value=it) for ours, it in columns.items()
        },
        zone=None if zone is None else _word(document, ("zone",), value=zone),
    )


def _statuses(document: YamlText, value: object) -> Sequence[WorkflowStatus]:
    if isinstance(value, dict):
        return [
            said_status(
                _word(document, ("workflow", status), value=status),
                _word(document, ("workflow", status), value=state),
                place=document.place(("workflow", status)),
            )
            for status, state in value.items()
        ]
    if not isinstance(value, list):
        raise invalid(document.place(("workflow",)), "`workflow` is a list of statuses")
    return [_status(document, ("workflow", at), value=each) for at, each in enumerate(value)]


def _status(document: YamlText, at: tuple[str | int, ...], *, value: object) -> WorkflowStatus:
    part = _mapping(document, at, value=value, known=STATUS_KEYS)
    if "status" not in part or "state" not in part:
        raise invalid(document.place(at), "each status needs `status` and `state`")
    queue_of = part.get("queue_of")
    return said_status(
        _word(document, (*at, "status"), value=part["status"]),
        _word(document, (*at, "state"), value=part["state"]),
        place=document.place((*at, "state")),
        queue_of=None if queue_of is None else _word(document, (*at, "queue_of"), value=queue_of),
    )


def _item_type(document: YamlText, word: str, *, kind: object) -> ItemType:
    if kind not in ITEM_TYPES:
        place = document.place(("item_types", word))
        raise invalid(place, f"«{kind}» is no item type; say one of {', '.join(ITEM_TYPES)}")
    return ItemType(str(kind))


def _mapping(
    document: YamlText,
    at: tuple[str | int, ...],
    *,
    value: object,
    known: Sequence[str] | None = None,
) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise invalid(document.place(at), "a mapping of names is expected here")
    for key in value:
        if not isinstance(key, str) or (known is not None and key not in known):
            keys = f"; known here: {', '.join(known)}" if known else ""
            raise invalid(document.place((*at, str(key))), f"unknown key «{key}»{keys}")
    return value


def _word(document: YamlText, at: tuple[str | int, ...], *, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        # YAML reads a bare `Yes`, `No` or `12` as something else than a word.
        raise invalid(document.place(at), f"«{value}» is no text here; put it in quotes")
    return value
