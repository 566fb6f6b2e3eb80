"""What an address asks of the requests for work, and the address that asks it."""

from typing import Annotated
from urllib.parse import urlencode

from pydantic import BaseModel, Field


class AskedRequests(BaseModel):
    """The part of an address behind its question mark.

    Attributes:
        stream: Whose requests; empty is everybody's.
        item: Key of a flow item that a stream is to be asked for.
        said: Number of what was just said.
        request: Number of the request that is looked for, in whatever part it stands.
        page: Which part of the list, from 1.
    """

    stream: str = ""
    item: str = ""
    said: str = ""
    request: Annotated[int | None, Field(ge=1, le=10**9)] = None
    page: Annotated[int, Field(ge=1, le=10**9)] = 1


def requests_path(stream: str, page: int) -> str:
    """Where a part of the requests is listed.

    Args:
        stream: Whose; empty is everybody's.
        page: Which part, from 1.
    """
    told = {"stream": stream, "page": str(page) if page > 1 else ""}
    said = urlencode({name: value for name, value in told.items() if value})
    return f"/refusals?{said}" if said else "/refusals"
