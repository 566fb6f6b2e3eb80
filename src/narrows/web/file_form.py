"""The forms by which a file that was handed over becomes a source."""

from collections.abc import Mapping

from narrows.domain.errors import NarrowsError
from narrows.services.connect.file_preview import OURS, Reading
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import SentForm, Told

HAND, READ, ACCEPT, NEWER = "hand", "read", "accept", "newer"
"""The names of the forms."""

COLUMN = "column-"
"""How fields begin that say in which of the file's columns something stands."""

FIELD = {
    "zone-unknown": "zone",
    "date-format-unknown": "date_format",
    "date-format-wrong": "date_format",
    "date-ambiguous": "date_format",
    "column-unknown": f"{COLUMN}item",
    "source-taken": "source",
    "words-missing": "name",
    "stream-taken": "name",
    "stream-unknown": "stream",
    "workflow-invalid": "statuses",
    "workflow-without-done": "statuses",
    "status-mapped": "statuses",
    "queue-of-nothing": "statuses",
}
"""Slug → the field that it is about."""

AT_COLUMNS = ("columns-not-found", "column-missing", "column-of-persons")
"""Slugs of what is about the column that something was looked for in."""

BELOW = {
    "date-ambiguous": "write below which of them it is, {choices}, and choose the file again.",
    "date-format-wrong": "write it otherwise, or leave it empty, and choose the file again.",
    "columns-not-found": "say below in which column each stands, and choose the file again.",
    "date-format-unknown": "say below how its times are written, and choose the file again.",
    "delimiter-unknown": "save it as a table with commas between its columns.",
}
"""Slug → what settles it here, in the place of an option of a command."""


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
    *,
    error: NarrowsError,
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
    is_column = fields and error.slug in AT_COLUMNS and error.at
    about = f"{COLUMN}{error.at[-1]}" if is_column else usual
    return SentForm(name, told, {fields.get(error.slug, about): _said(error)}, status)


def _said(error: NarrowsError) -> str:
    """A refusal as a page says it: what settles it is a field below, and no option."""
    if not error.wrong or error.slug not in BELOW:
        return error.message
    return f"{error.wrong}; {BELOW[error.slug].format(choices=' or '.join(error.choices))}"
