"""From a source to the reader of its tool."""

from collections.abc import Callable

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Live
from narrows.domain.streams import Source, is_address
from narrows.reader.target import target_of
from narrows.reader.tool import ToolReader
from narrows.reader.way_out import WayOut

TokenOf = Callable[[str, str], str | None]
"""From a source's id and an origin to the token that belongs to both; `None` asks without one."""


def dialled(source: Source, live: Live, *, way: WayOut, token_of: TokenOf) -> ToolReader:
    """The reader of a source's tool; no request leaves before it is asked.

    Args:
        source: Whose path is an address.
        live: How its tool is spoken to.
        way: The way out.
        token_of: Where tokens are kept.

    Raises:
        NarrowsError: `address-refused`, `address-missing`, and what opening the token refuses.
    """
    if not is_address(source.path):
        raise NarrowsError(
            "address-missing",
            f"Source «{source.id}» is read by {source.connector}, which asks a tool; give it an "
            "`address` that begins with https:// instead of a path.",
        )
    target = target_of(live.base(source.path))
    return ToolReader(target, token_of(source.id, target.origin) or "", live=live, way=way)
