"""Forms of which a page has many: what was sent of one, kept with what was wrong of it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Saying
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.web.check_in_form import new_key
from narrows.web.decided import room_of
from narrows.web.refused_fields import ELSEWHERE, FIELDS, field_of
from narrows.web.rest.statuses import status_of

NOT_A_FORMS = frozenset((404, 503))
"""Statuses of what no field of a form could mend."""
DECIDED = 409
"""Status of what was decided meanwhile, and may have no form any more."""


class FieldError(Exception):
    """What is wrong of one field, before any service is asked.

    Args:
        name: Of the field.
        message: What is wrong and what to do.
        every: All fields that are wrong, each with its message; unless said, only this one.
    """

    def __init__(self, name: str, message: str, *, every: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.name, self.message, self.errors = name, message, every or {name: message}


@dataclass(frozen=True, slots=True)
class SentForm:
    """One form of a page, as it was sent and refused; without a name, none was.

    Attributes:
        name: Which of the page's forms.
        told: Name of a field → what was written.
        errors: Name of a field → what is wrong; an empty name means all of them.
        status: Of the response.
        aside: The words to tell beside what is wrong, where their form may be gone.
    """

    name: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    status: int = 200
    aside: str = ""

    def of(self, name: str) -> "SentForm":
        """This one where it is called so; else one that nothing was written in."""
        return self if self.name == name else SentForm(name)

    def value(self, name: str, usual: object = "") -> object:
        """What stands in a field: what was written, else what stands there usually."""
        return self.told.get(name, usual)

    def key(self) -> str:
        """Names the next request, so that sending it twice saves once."""
        return new_key()


NOTHING_SENT = SentForm()


async def _told(request: Request) -> Mapping[str, str]:
    form: FormData = await request.form()
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Told = Annotated[Mapping[str, str], Depends(_told)]
"""The fields of a form that was sent, as handlers ask for them."""


def said_or_refused(
    request: Request, told: Told, *, name: str, say: Callable[[Room], Saying]
) -> Saying | SentForm:
    """Carry out what a form asks for; where that is refused, the form with what is wrong.

    Args:
        request: That brought it.
        told: Its fields.
        name: Which of the page's forms it is.
        say: Calls one service.

    Raises:
        NarrowsError: What no field could mend.
    """
    try:
        return say(room_of(request))
    except FieldError as error:
        return SentForm(name, told, error.errors, 422)
    except NarrowsError as error:
        status = status_of(error.slug)
        if status in NOT_A_FORMS:
            raise
        field_, message = FIELDS.get(error.slug, (field_of(error, told), ""))
        field_ = field_ if field_ in told else ELSEWHERE.get(field_, field_)
        if error.slug == "text-too-long":
            field_ = max(told, key=lambda each: len(told[each]), default="")
        aside = told.get("words", "") if status == DECIDED and error.slug not in FIELDS else ""
        return SentForm(name, told, {field_: message or error.beside}, status, aside)


def remark_of(told: Told, *, behalf: str | None = None) -> Remark:
    """What a form says in its own words.

    Args:
        told: Its fields.
        behalf: For whom; `None` is whom the form says, else whoever the act is up to.
    """
    # Who goes back after sending finds the same form: sent as it is it saves nothing more, with
    # other words it is another request. Whatever was sent, what is kept has one length.
    key = repr((told.get("request_key") or new_key(), sorted(told.items())))
    digest = hashlib.sha256(key.encode(errors="replace")).hexdigest()
    return Remark(told.get("words", ""), behalf or told.get("behalf") or None, digest)


def form_name(kind: str, key: object) -> str:
    """The name of a form about one thing, whatever letters its key has."""
    return f"{kind}-{hashlib.sha256(f'{key}'.encode(errors='replace')).hexdigest()[:10]}"
