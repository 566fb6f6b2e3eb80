"""What a form says of a file: whose work it is, and what its statuses and types mean."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from narrows.analytics.guessed_status import GuessedStatus
from narrows.domain.plan import Plan
from narrows.domain.streams import Source, WorkflowStatus
from narrows.domain.work import Attribute, ItemType
from narrows.services.connect.file_connecting import WantedFile
from narrows.services.connect.file_preview import PARTS, FilePreview, Reading
from narrows.services.connect.handed import TABLE
from narrows.services.look.guesses import correct
from narrows.services.look.request import said_status
from narrows.services.workshop.short_ids import id_from
from narrows.web.sent_form import FieldError, Told

MOST_ROWS = 1000
"""Of statuses, and of words for a type, in a form."""


def wanted_of(
    told: Told, seen: FilePreview, *, path: str, reading: Reading, plan: Plan
) -> WantedFile:
    """What a form asks for.

    Args:
        told: Its fields.
        seen: What the file told, as the form showed it.
        path: Of the kept file.
        reading: How it is read.
        plan: What there is.

    Raises:
        FieldError: What is wrong of one field.
        NarrowsError: `workflow-invalid`.
    """
    stream = told.get("stream", "")
    named = told.get("source", "").strip()
    usual = PurePath(told.get("title", "")).stem
    taken = [each.id for each in plan.sources if not named]
    source = Source(
        id=id_from(named or usual, taken=taken),
        connector=TABLE,
        path=path,
        zone=reading.zone,
        columns=seen.columns,
        date_format=reading.date_format,
    )
    guesses = seen.answer.guesses
    statuses = () if seen.answer.held.is_interval else statuses_said(told, guesses)
    name = told.get("name", "")
    return WantedFile(source, stream, name, _part(told), statuses, _item_types(told))


def statuses_said(told: Told, guesses: Sequence[GuessedStatus]) -> Sequence[WorkflowStatus]:
    """As they were said, in the order in which work passes them; what is left for later is not.

    Args:
        told: Fields of a form: `status-0` and `meaning-0`, and so on.
        guesses: What the form suggested.

    Raises:
        FieldError: None of them was said.
        NarrowsError: `workflow-invalid`.
    """
    said = [
        said_status(told[f"status-{n}"], meaning, place=f"«{told[f'status-{n}']}»")
        for n in range(MOST_ROWS)
        if f"status-{n}" in told and (meaning := told.get(f"meaning-{n}", ""))
    ]
    if not said:
        raise FieldError("statuses", "Say of one status at least what it means.")
    guessed = {each.status: each for each in guesses}
    kept = [
        # A guess that stands keeps the status that it waits for.
        WorkflowStatus(each.status, each.state, guessed[each.status].queue_of)
        if each.status in guessed and guessed[each.status].flow_state == each.state
        else each
        for each in said
    ]
    return [
        WorkflowStatus(each.status, each.flow_state, each.queue_of)
        for each in correct([guessed[each.status] for each in kept if each.status in guessed], kept)
    ]


def _part(told: Told) -> tuple[Attribute, str] | None:
    attribute, equals, value = told.get("part", "").partition("=")
    if not equals:
        return None
    if attribute not in list(PARTS) or not value:
        raise FieldError("part", "Choose what the stream takes.")
    return Attribute(attribute), value


def _item_types(told: Told) -> Mapping[str, ItemType]:
    known = [each for each in ItemType if each is not ItemType.UNTYPED]
    return {
        told[f"word-{n}"]: ItemType(kind)
        for n in range(MOST_ROWS)
        if told.get(f"word-{n}") and (kind := told.get(f"type-{n}", "")) in known
    }
