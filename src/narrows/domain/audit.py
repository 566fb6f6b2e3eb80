"""What a verification of the audit trail found."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """How what stands in the store differs from what the trail says."""

    CHANGED = "changed"
    GONE = "gone"
    UNTOLD = "untold"
    """It is there, and no entry speaks of it."""
    MOVED = "moved"
    """Its place is not the one that it was given, or one that cannot be: doubled, after a gap."""
    UNREADABLE = "unreadable"
    """It holds what nobody can have kept there."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A thing that is not as the trail says.

    Attributes:
        what: Kind of thing, as entries say it.
        key: Its key, as entries say it.
        fault: How it differs.
    """

    what: str
    key: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the trail is whole, and what was decided as the trail says.

    Attributes:
        n_entries: How many entries there are.
        newest_hash: Of the newest: whoever keeps it elsewhere can later ask whether it is there.
        broken_at: Number of the first entry that is gone or not as it was; `None`: all are.
        mismatches: Things that are not as the trail says; only told of a trail that is whole.
        n_unsealed: Entries of older versions, that vouch for no rows.
        is_known: Whether a hash that was kept elsewhere is in the trail; `None`: none was given.
    """

    n_entries: int
    newest_hash: str
    broken_at: int | None = None
    mismatches: tuple[Mismatch, ...] = ()
    n_unsealed: int = 0
    is_known: bool | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found."""
        return self.broken_at is None and not self.mismatches and self.is_known is not False
