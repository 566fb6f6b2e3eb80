"""Telling the value of a key result that nobody can measure from the work, on its objective."""

from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.services.results.telling import tell_value
from narrows.web.bet_form import units_of
from narrows.web.decided import room_of
from narrows.web.desk import desk_of
from narrows.web.objective_shown import After, objective_answer, objective_response
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import NOT_A_FORMS, SentForm, Told, form_name, remark_of
from narrows.web.typed_number import no_number, number_typed

router = APIRouter()

SEE_OTHER = 303
OBSERVE = "observe"
"""How the names of these forms begin."""

FIELD = {
    "value-unreadable": "value",
    "instant-unreadable": "at",
    "observation-ahead": "at",
    "observation-long-ago": "at",
    "text-too-long": "words",
}
"""Slug → the field that it is about."""


@router.post("/objectives/{objective}/observations")
def observe(request: Request, objective: str, *, told: Told) -> Response:
    """Append a value of a key result's metric; another of the same day corrects the first."""
    bench, key_result = desk_of(request).bench, told.get("key_result", "")
    room = room_of(request)
    if bench is None:
        raise NarrowsError(
            "observations-unserved", "Values are not taken here; see `narrows observe`."
        )
    try:
        recorded = tell_value(
            room,
            f"{objective}/{key_result}",
            gate=bench.gate,
            value=_value(room.plan, objective, told=told),
            at=told.get("at", ""),
            remark=remark_of(told),
        )
    except NarrowsError as error:
        status = status_of(error.slug)
        if status in NOT_A_FORMS:
            raise
        errors = {FIELD.get(error.slug, ""): error.message}
        sent = SentForm(form_name(OBSERVE, key_result), told, errors, status)
        answer = objective_answer(request, objective)
        return objective_response(request, answer, status=status, after=After(sent=sent))
    day = day_of(recorded.observations[0].at, room.plan.zone)
    query, there = urlencode({"observed": f"{key_result}/{day}"}), quote(objective, safe="")
    address = f"/objectives/{there}?{query}#key-result-{quote(key_result, safe='')}"
    return RedirectResponse(address, status_code=SEE_OTHER)


def _value(plan: Plan, objective: str, *, told: Told) -> str:
    """The value in its metric's unit, as a service reads it: people type it as into any field.

    Raises:
        NarrowsError: `value-unreadable`.
    """
    written, unit = told.get("value", ""), units_of(plan, objective).get(told.get("key_result", ""))
    value = number_typed(written, unit or "")
    if value is None:
        raise NarrowsError("value-unreadable", no_number(written, unit or ""))
    return f"{value!r}"
