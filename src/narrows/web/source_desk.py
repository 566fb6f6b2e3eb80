"""What pages and operations about sources work on, handed in by whoever serves them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fastapi import Request

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.live import Webhook
from narrows.domain.secret import Secret
from narrows.services.connect.connecting import Tools
from narrows.services.connect.file_preview import FileDesk
from narrows.services.sources.standing import Kept, SourceStanding, Unmapped, with_jobs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SourceDesk:
    """What lies ready.

    Attributes:
        gate: Where plan, jobs, runs and secrets are kept.
        standings: Where each source stands now; cheap.
        tools: What connecting needs.
        hook_of: From a source's id to how its tool signs, and the secret that it signs with;
            `None` where it may not call.
        unmapped: Statuses that no workflow knows, by source; all moves are read for them.
        files: What handing over a file needs; `None` takes none.
    """

    gate: Gate
    standings: Callable[[], Sequence[SourceStanding]]
    tools: Tools
    hook_of: Callable[[str], tuple[Webhook, Secret] | None]
    unmapped: Callable[[], Unmapped]
    files: FileDesk | None = None


def fresh(read: Callable[[], T], stamp: Callable[[], object]) -> Callable[[], T]:
    """What is read, read anew only where it may have changed.

    Args:
        read: Takes a while.
        stamp: Changes whenever what is read would.
    """
    last: tuple[object, T] | None = None

    def known() -> T:
        nonlocal last
        now = stamp()
        found = last
        if found is None or found[0] != now:
            found = last = now, read()
        return found[1]

    return known


def fresh_standings(
    read: Callable[[], Sequence[SourceStanding]], stamp: Callable[[], object], *, kept: Kept
) -> Callable[[], Sequence[SourceStanding]]:
    """Where sources stand, read anew only where plan or warehouse moved; runs are always fresh.

    Args:
        read: As `fresh` has it.
        stamp: Likewise.
        kept: Where jobs, runs and secrets are kept.
    """
    known = fresh(read, stamp)
    return lambda: with_jobs(known(), kept)


def source_desk_of(request: Request) -> SourceDesk:
    """That of the application that a request came to.

    Raises:
        NarrowsError: `sources-unserved`.
    """
    found: SourceDesk | None = request.app.state.desk.sources
    if found is None:
        raise NarrowsError(
            "sources-unserved", "Sources are not served here; see `narrows sources`."
        )
    return found


def files_of(request: Request) -> FileDesk:
    """Where files are handed over, in the application that a request came to.

    Raises:
        NarrowsError: `sources-unserved`.
    """
    found = source_desk_of(request).files
    if found is None:
        raise NarrowsError("sources-unserved", "Files are not taken here; see `narrows sources`.")
    return found
