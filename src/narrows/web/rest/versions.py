"""Versions of what can be changed: an `ETag` in answers, and `If-Match` with what changes it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated

from fastapi import Header

from narrows.domain.errors import NarrowsError
from narrows.views.as_json import plain

IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=1_000,
        description="The `ETag` of what is changed, as it was read. Without it: 428.",
    ),
]


class StaleVersionError(NarrowsError):
    """It is not as it was when it was read.

    Attributes:
        current: As it is now.
        etag: Of that.
    """

    def __init__(self, message: str, *, current: Mapping[str, object]) -> None:
        super().__init__("version-stale", message)
        self.current = current
        self.etag = etag_of(current)


def etag_of(document: object) -> str:
    """The version of a thing: of the same content always the same."""
    text = json.dumps(plain(document), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f'"{sha256(text.encode()).hexdigest()[:32]}"'


def refuse_stale(current: Mapping[str, object], given: str | None, *, what: str) -> None:
    """Refuse to change what is not as its author saw it.

    Args:
        current: As it is now.
        given: The `If-Match` of the request.
        what: Its name, for people.

    Raises:
        NarrowsError: `version-missing`.
        StaleVersionError: `version-stale`.
    """
    if given is None:
        raise NarrowsError(
            "version-missing",
            f"Say which version of {what} you change: read it, and send its `ETag` as `If-Match`.",
        )
    if etag_of(current) not in [each.strip() for each in given.split(",")]:
        raise StaleVersionError(
            f"Somebody changed {what} meanwhile, so nothing was changed; compare with what it is "
            "now (`current`), and send it again with its `ETag` if it still holds.",
            current=current,
        )
