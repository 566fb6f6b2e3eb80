"""Which version of an objective its author saw, and whether it is still that."""

from narrows.services.writing.fitting import Given
from narrows.web.rest.versions import etag_of, refuse_stale


def version_of(known: Given) -> str:
    """Which one of an objective its author saw."""
    return etag_of(known).strip('"')


def refuse_older(known: Given, version: str) -> None:
    """Refuse to save over what its author did not see.

    Raises:
        StaleVersionError: `version-stale`.
        NarrowsError: `version-missing`.
    """
    refuse_stale(known, f'"{version}"' if version else None, what=f"«{known.get('id')}»")
