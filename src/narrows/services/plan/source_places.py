"""Where sources are: a file, the address of a tool, or nowhere."""

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import PUSH, is_address
from narrows.services.plan.schema_flow import SourcePart
from narrows.services.plan.wording import token_in_plan


def refuse_place(source: SourcePart, place: str) -> None:
    """What is pushed is read from nowhere; everything else is read from one place.

    Args:
        source: As the plan says it.
        place: Where it does, for messages.

    Raises:
        NarrowsError: `source-address-unclear`, `source-path-missing`, `source-path-needless`,
            `token-in-plan`.
    """
    if source.address is not None and "@" in source.address:
        raise token_in_plan(place)
    if source.address is not None and (source.path is not None or not is_address(source.address)):
        raise NarrowsError(
            "source-address-unclear",
            f"the `address` of source «{source.id}» begins with https:// and stands instead of a "
            "`path`.",
        ).placed(place)
    where = source.path or source.address
    if source.connector != PUSH and where is None:
        raise NarrowsError(
            "source-path-missing",
            f"source «{source.id}» says no `path`; name the file that {source.connector} reads, or "
            "the `address` where it is a tool that is asked.",
        ).placed(place)
    if source.connector == PUSH and where is not None:
        raise NarrowsError(
            "source-path-needless",
            f"source «{source.id}» is pushed, and read from no `path`; leave it out.",
        ).placed(place)
