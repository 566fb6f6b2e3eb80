"""How people get in through a browser: a link that opens once, and the session that it begins."""

from datetime import datetime
from enum import StrEnum
from typing import Protocol


class PassKind(StrEnum):
    """What a pass opens."""

    LINK = "link"
    """A session, once."""
    SESSION = "session"
    """The pages, until it ends."""


class Passes(Protocol):
    """Passes that hold, each by the SHA-256 of what its bearer shows, which is kept nowhere."""

    def keep(self, kind: PassKind, digest: str, *, until: datetime) -> None:
        """Keep a pass.

        Args:
            kind: What it opens.
            digest: SHA-256 in hexadecimal.
            until: When it opens nothing any more. [UTC]

        Raises:
            NarrowsError: `access-unkept`.
        """

    def until(self, kind: PassKind, digest: str) -> datetime | None:
        """Until when a pass opens; `None` where there is no such pass. [UTC or None]"""

    def take(self, kind: PassKind, digest: str) -> datetime | None:
        """Take a pass away; of all who take it at once, one alone is told until when it opens.

        Returns:
            `None` where there is none, or somebody else took it. [UTC or None]
        """

    def forget_over(self, now: datetime) -> None:
        """Take away all that open nothing any more. [UTC]"""
