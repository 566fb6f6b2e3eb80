"""The chain of the audit trail: no entry can be changed or taken out without it showing.

Each entry carries the SHA-256 of itself and of the one before it. Whoever changes an entry behind
our back has to change all that follow, and the newest hash that somebody wrote down tells.
"""

import json
from collections.abc import Sequence
from datetime import UTC
from hashlib import sha256

from narrows.domain.repository import AuditEntry

FIRST_HASH = "0" * 64
"""What the first entry follows."""


def hash_of(entry: AuditEntry, previous: str) -> str:
    """The hash that an entry carries.

    Args:
        entry: The entry.
        previous: The hash of the one before it.
    """
    said = [
        previous,
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.by,
        entry.action,
        entry.what,
        entry.key,
        entry.before,
        entry.after,
    ]
    return sha256(json.dumps(said, separators=(",", ":")).encode("ascii")).hexdigest()


def broken_link(
    trail: Sequence[tuple[AuditEntry, str]], *, number: int, last_hash: str
) -> int | None:
    """The number of the first entry that is missing or not as it was written.

    Args:
        trail: All entries, each with the hash that it carries.
        number: Number of the last entry that was written.
        last_hash: Its hash.

    Returns:
        `None` where all are as they were written.
    """
    previous = FIRST_HASH
    for place, (entry, said) in enumerate(trail, start=1):
        if entry.number != place or not _is_as_written(entry, said, previous=previous):
            return place
        previous = said
    return None if (len(trail), previous) == (number, last_hash) else len(trail) + 1


def _is_as_written(entry: AuditEntry, said: str, *, previous: str) -> bool:
    try:
        return hash_of(entry, previous) == said
    except TypeError:  # Bytes, where there were words.
        return False
