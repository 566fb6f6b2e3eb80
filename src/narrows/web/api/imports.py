"""OKRs in Markdown or CSV, drafted as a plan. Nothing is changed."""

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, StringConstraints

from narrows.domain.work import Fault
from narrows.services.imports.draft import DraftObjective
from narrows.services.imports.drafted import write_draft
from narrows.services.imports.reading import narrowed, read_okrs
from narrows.views.as_json import imported
from narrows.web.rest.answers import answered
from narrows.web.rest.caller import Reader
from narrows.web.rest.sent import Body, Name

router = APIRouter(tags=["imports"])

MOST_TEXT = 1_000_000
"""Of a file. [characters]"""


class FileSent(Body):
    """A file with OKRs: the ending of its name says whether it is Markdown or CSV."""

    name: Name
    text: Annotated[str, StringConstraints(max_length=MOST_TEXT)]
    owner: Name | None = None
    cycle: Name | None = None


class Imported(BaseModel):
    """What was read, what is missing before it can be applied, and the draft in YAML."""

    objectives: list[DraftObjective]
    missing: list[str]
    faults: list[Fault]
    draft: str


@router.post("/imports", response_model=Imported)
def post_import(caller: Reader, *, sent: FileSent) -> Response:
    """Draft a plan from OKRs in Markdown or CSV."""
    del caller
    draft = narrowed(read_okrs(sent.text, file=sent.name), owner=sent.owner, cycle=sent.cycle)
    return answered(imported(write_draft(draft)))
