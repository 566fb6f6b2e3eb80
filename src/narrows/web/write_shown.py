"""The page on which an objective is written: its form, and what is said beside each field."""

from dataclasses import dataclass, replace

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from narrows.domain.finding import Finding
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.plan.sending import objective_document
from narrows.services.writing.drafting import Draft, drafted
from narrows.services.writing.fitting import Given, Refused
from narrows.services.writing.reading import DraftReading, read_draft
from narrows.views.form_words import in_form_words
from narrows.views.writing import writing_page
from narrows.web.decided import Decided, decided_of
from narrows.web.pages import page
from narrows.web.rendering import rendered
from narrows.web.sent_form import SentForm, Told
from narrows.web.write_apart import apart
from narrows.web.write_deeds import Desk
from narrows.web.write_errors import errors_of
from narrows.web.write_fields import Fields
from narrows.web.write_given import Written, written_of
from narrows.web.write_listed import rows_shown

FORM = "write"
"""What its fields' ids begin with."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A form as it is shown.

    Attributes:
        told: What stands in its fields.
        refused: What no home takes of it.
        is_refused: Whether saving it was asked for, and refused.
        is_checked: Whether somebody asked what is missing, without saving.
        theirs: The objective as somebody else saved it meanwhile; `None` is that nobody did.
        trouble: Why it could not be saved, where no field could mend that.
        focus: The field that one goes on in.
        words: What a button did.
        status: Of the response.
        is_unwritten: Whether the page is only asked for, and nothing written would be lost.
        not_for: The cycle that was asked for, where another one was taken; empty where it was not.
    """

    told: Fields
    refused: tuple[Refused, ...] = ()
    is_refused: bool = False
    is_checked: bool = False
    theirs: Given | None = None
    trouble: str = ""
    focus: str = ""
    words: str = ""
    status: int = 200
    is_unwritten: bool = False
    not_for: str = ""


def written_desk(request: Request, told: Told, *, objective: str | None) -> Desk:
    """What is written, and what is said of it.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    decided = decided_of(request)
    written, draft = _drafted(decided, told, objective=objective)
    return Desk(told, written, _read(draft, decided))


def shown(request: Request, state: Shown, *, objective: str | None = None) -> Response:
    """The page with what stands in its form, and what is said of it.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    decided = decided_of(request)
    plan, told = decided.plan, state.told
    written, draft = _drafted(decided, told, objective=objective)
    reading = _read(draft, decided)
    refused = draft.refused if state.is_checked else state.refused
    errors = dict(errors_of(written, refused))
    if state.trouble:
        errors[""] = state.trouble
    cycle, owner = told.get("cycle", ""), told.get("owner", "")
    known = None if objective is None else objective_named(plan, objective)
    answer = writing_page(plan, known, cycle=cycle, owner=owner, sayings=decided.sayings)
    return page(
        request,
        "write.html",
        answer=answer,
        status=state.status,
        sent=SentForm(FORM, told, errors, state.status),
        state=state,
        rows=rows_shown(told, written),
        reading=reading,
        apart=apart(plan, state.theirs, written=written),
        action="/write" if objective is None else f"/objectives/{objective}/write",
    )


def shown_reading(request: Request, told: Told) -> Response:
    """Only what is said beside the fields, each part for its place on the page."""
    objective = told.get("objective") or None
    desk = written_desk(request, told, objective=objective)
    sent = SentForm(FORM, told, errors_of(desk.written, ()))
    rows = rows_shown(told, desk.written)
    html = rendered("write_reading.html", sent=sent, rows=rows, reading=desk.reading)
    return HTMLResponse(html)


def _drafted(decided: Decided, told: Told, *, objective: str | None) -> tuple[Written, Draft]:
    plan = decided.plan
    known = {} if objective is None else objective_document(plan, objective)
    written = written_of(told, known, plan=plan)
    return written, drafted(plan, written.given, metrics=written.metrics)


def _read(draft: Draft, decided: Decided) -> DraftReading:
    """What is said of a draft, in the words of its form."""
    reading = read_draft(draft, decided.review.facts, sayings=decided.sayings)

    def said(found: Finding) -> Finding:
        text, instead = (in_form_words(e, draft.plan) for e in (found.text, found.suggestion))
        return replace(found, text=text, suggestion=instead)

    return replace(
        reading,
        findings=tuple(said(each) for each in reading.findings),
        around=tuple(said(each) for each in reading.around),
    )
