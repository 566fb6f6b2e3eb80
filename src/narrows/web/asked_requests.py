"""What an address asks of the requests for work."""

from typing import Annotated

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
