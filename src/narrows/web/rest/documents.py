"""The plan as operations read it, and where its things are."""

from typing import Any
from urllib.parse import quote

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import Repository, StoredPlan

ETAG_HEADER = {"ETag": {"description": "The version.", "schema": {"type": "string"}}}
VERSIONED: dict[int | str, dict[str, Any]] = {200: {"headers": ETAG_HEADER}}
"""What an answer with a version says of itself."""


def stored_plan(repository: Repository) -> StoredPlan:
    """The plan, as it is saved now.

    Raises:
        NarrowsError: `home-missing`.
    """
    stored = repository.plan()
    if stored is None:
        raise NarrowsError("home-missing", "Nothing was applied yet; `narrows apply` a plan first.")
    return stored


def path_below(*steps: str) -> str:
    """Where something is, from the server's root."""
    return "/".join(("/api/v1", *(quote(each, safe="") for each in steps)))
