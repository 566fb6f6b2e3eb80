"""What an address asks of a cycle's objectives, and the address that asks it."""

from dataclasses import replace
from typing import Annotated, NamedTuple
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from narrows.domain.plan import Plan
from narrows.services.check_ins.states import CheckInState
from narrows.services.plan.naming import owner_named, stream_named
from narrows.views.objectives_asked import STATES, ObjectivesAsked
from narrows.views.ripple_cards import owner_name

LONGEST_SEARCH = 200
"""Characters."""

Chosen = BeforeValidator(lambda value: value or None)
"""A field of a form in which nothing was chosen says nothing."""


class AskedObjectives(BaseModel):
    """The part of an address behind its question mark; a misspelt name is refused, not ignored.

    Attributes:
        cycle: Id; unless said, the current one.
        owner: `organisation` or a stream.
        stream: Whose flow a key result is about, whoever owns it.
        state: Of the check-in.
        found: Whether the linter says something.
        words: All of them, somewhere.
        page: Which part of the list, from 1.
    """

    model_config = ConfigDict(extra="forbid")

    cycle: Annotated[str | None, Chosen] = None
    owner: Annotated[str | None, Chosen] = None
    stream: Annotated[str | None, Chosen] = None
    state: Annotated[CheckInState | None, Chosen] = None
    found: Annotated[bool | None, Chosen] = None
    words: Annotated[str, Field(max_length=LONGEST_SEARCH)] = ""
    page: Annotated[int, Field(ge=1, le=10**9)] = 1

    def of(self, plan: Plan) -> ObjectivesAsked:
        """The question, to a plan.

        Raises:
            NarrowsError: `owner-unknown`, `stream-unknown`.
        """
        return ObjectivesAsked(
            owner=owner_named(plan, self.owner) if self.owner else None,
            stream=stream_named(plan, self.stream).id if self.stream else None,
            state=self.state,
            is_found=bool(self.found),
            words=self.words.strip(),
            page=self.page,
        )


class Filter(NamedTuple):
    """One thing that was asked for, in words, and where it is not asked for."""

    words: str
    without: str


def objectives_path(asked: ObjectivesAsked, *, cycle: str | None = None, page: int = 1) -> str:
    """Where the objectives asked for are listed.

    Args:
        asked: Which.
        cycle: Its id; `None` is the current one.
        page: Which part of the list, from 1.
    """
    told = {
        "cycle": cycle,
        "owner": asked.owner,
        "stream": asked.stream,
        "state": asked.state.value if asked.state else None,
        "found": "1" if asked.is_found else None,
        "words": asked.words,
        "page": str(page) if page > 1 else None,
    }
    said = urlencode({name: value for name, value in told.items() if value})
    return f"/objectives?{said}" if said else "/objectives"


def filters_of(asked: ObjectivesAsked, plan: Plan, *, cycle: str | None) -> tuple[Filter, ...]:
    """What was asked for, one by one."""
    first = replace(asked, page=1)
    told: list[tuple[str, ObjectivesAsked]] = []
    if asked.owner is not None:
        told.append((f"of {owner_name(asked.owner, plan)}", replace(first, owner=None)))
    if asked.stream is not None:
        told.append((f"about {owner_name(asked.stream, plan)}", replace(first, stream=None)))
    if asked.state is not None:
        told.append((STATES[asked.state], replace(first, state=None)))
    if asked.is_found:
        told.append(("with something found", replace(first, is_found=False)))
    if asked.words:
        told.append((f"«{asked.words}»", replace(first, words="")))
    return tuple(Filter(words, objectives_path(rest, cycle=cycle)) for words, rest in told)
