"""The forms by which a file that was handed over becomes a source."""

from collections.abc import Mapping, Sequence

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.streams import Source, WorkflowStatus
from narrows.domain.work import Attribute, ItemType
from narrows.services.connect.file_connecting import WantedFile
from narrows.services.connect.file_preview import OURS, PARTS, FilePreview, Reading
from narrows.services.connect.handed import TABLE
from narrows.services.look.guesses import correct
from narrows.services.look.request import said_status
from narrows.services.workshop.short_ids import id_from
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import FieldError, SentForm, Told

HAND, READ, ACCEPT, NEWER = "hand", "read", "accept", "newer"
"""The names of the forms."""

COLUMN = "column-"
"""How fields begin that say in which of the file's columns something stands."""

MOST_ROWS = 1000

FIELD = {
    "zone-unknown": "zone",
    "date-format-unknown": "date_format",
    "date-format-invalid": "date_format",
    "columns-not-found": f"{COLUMN}item",
    "column-missing": f"{COLUMN}item",
    "column-unknown": f"{COLUMN}item",
    "column-of-persons": f"{COLUMN}item",
    "source-taken": "source",
    "words-missing": "name",
    "stream-unknown": "stream",
    "workflow-invalid": "statuses",
    "workflow-without-done": "statuses",
    "status-mapped": "statuses",
    "queue-of-nothing": "statuses",
}
"""Slug → the field that it is about."""


def reading_of(told: Mapping[str, str], *, zone: str) -> Reading:
    """How a file is read, as a form says it.

    Args:
        told: Its fields.
        zone: Where it says none.
    """
    columns = {ours: said for ours in OURS if (said := told.get(f"{COLUMN}{ours}", "").strip())}
    date_format = told.get("date_format", "").strip()
    return Reading(columns, told.get("zone", "").strip() or zone, date_format or None)


def refused_form(
    name: str,
    told: Told,
    error: NarrowsError,
    *,
    fields: Mapping[str, str] = FIELD,
    usual: str = "",
) -> SentForm:
    """A form with what is wrong of it.

    Args:
        name: Which.
        told: Its fields.
        error: Why it was refused.
        fields: Slug → the field of this form that it is about.
        usual: The field that every other refusal is about.
    """
    status = status_of(error.slug)
    # The file is what was sent: that something is not in it is nothing that a page lacks.
    status = 422 if status in (401, 404) else status
    return SentForm(name, told, {fields.get(error.slug, usual): error.message}, status)


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
    named = told.get("source", "").strip() or told.get("title", "")
    taken = () if told.get("source", "").strip() else [each.id for each in plan.sources]
    source = Source(
        id=id_from(named, taken=taken),
        connector=TABLE,
        path=path,
        zone=reading.zone,
        columns=seen.columns,
        date_format=reading.date_format,
    )
    statuses = () if seen.answer.held.is_interval else _statuses(told, seen)
    name = told.get("name", "")
    return WantedFile(source, stream, name, _part(told), statuses, _item_types(told))


def _statuses(told: Told, seen: FilePreview) -> Sequence[WorkflowStatus]:
    """As they were said, in the order in which work passes them; what is left for later is not."""
    said = [
        said_status(told[f"status-{n}"], meaning, place=f"«{told[f'status-{n}']}»")
        for n in range(MOST_ROWS)
        if f"status-{n}" in told and (meaning := told.get(f"meaning-{n}", ""))
    ]
    if not said:
        raise FieldError("statuses", "Say of one status at least what it means.")
    guessed = {each.status: each for each in seen.answer.guesses}
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
