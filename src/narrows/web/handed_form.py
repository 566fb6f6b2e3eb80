"""A form with a file in it, held in memory: nothing of it is written before it is sifted."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from narrows.domain.errors import NarrowsError
from narrows.services.connect.handed import Handed
from narrows.web.body_limits import LARGEST_FILE_BYTES

MOST_FIELDS = 40
LONGEST_NAME = 120
"""Of a file. [characters]"""


class _InMemory(MultiPartParser):
    """The framework's own, but for the file on disk that it puts what is long into."""

    spool_max_size = LARGEST_FILE_BYTES + 1


@dataclass(frozen=True, slots=True)
class HandedForm:
    """What a browser sent.

    Attributes:
        told: Its fields.
        handed: The file; `None` where none was chosen.
    """

    told: Mapping[str, str]
    handed: Handed | None


async def _handed(request: Request) -> HandedForm:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise NarrowsError(
            "form-unreadable", "No file was sent; go back, choose one, and send the form again."
        )
    # Each field may be as long as a form; all together are counted where the body is read.
    parser = _InMemory(request.headers, request.stream(), max_files=1, max_fields=MOST_FIELDS)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise NarrowsError(
            "form-unreadable", "What was sent cannot be read; go back and send it again."
        ) from error
    try:
        told = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        sent = form.get("file")
        if not isinstance(sent, UploadFile) or not sent.filename:
            return HandedForm(told, None)
        # Some browsers send the whole path.
        name = PureWindowsPath(sent.filename).name[-LONGEST_NAME:] or "file"
        return HandedForm(told, Handed(name, await sent.read()))
    finally:
        await form.close()


FileForm = Annotated[HandedForm, Depends(_handed)]
"""A form with a file, as handlers ask for it."""
