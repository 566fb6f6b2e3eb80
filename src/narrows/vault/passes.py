"""Passes kept as files that their owner alone may read, in a folder of the home.

A file's name is the SHA-256 of what a bearer shows, so that the folder opens nothing to whoever
reads it. Taking a file away succeeds for one process alone: that is what makes a link open once.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from narrows.domain.access import PassKind
from narrows.domain.errors import NarrowsError

FOLDER = "access"
"""Below a home. It can be deleted at any time: whoever was signed in signs in again."""


class FolderPasses:
    """Implements `narrows.domain.access.Passes`.

    Args:
        home: The home's folder.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER

    def keep(self, kind: PassKind, digest: str, *, until: datetime) -> None:
        """Keep a pass; a kill leaves all of it or nothing."""
        file = self._file(kind, digest)
        beside = file.with_suffix(".new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as written:
                written.write(until.isoformat())
            beside.replace(file)
        except OSError as error:
            raise NarrowsError(
                "access-unkept",
                f"{self._folder} cannot be written ({error.strerror}), so nobody can sign in; make "
                "it writable for whoever serves.",
            ) from error

    def until(self, kind: PassKind, digest: str) -> datetime | None:
        """Until when a pass opens. [UTC or None]"""
        return _read(self._file(kind, digest))

    def take(self, kind: PassKind, digest: str) -> datetime | None:
        """Take a pass away. [UTC or None]"""
        file = self._file(kind, digest)
        until = _read(file)
        try:
            file.unlink()
        except OSError:
            return None
        return until

    def forget_over(self, now: datetime) -> None:
        """Take away all that open nothing any more; files that are none stay."""
        for file in self._files():
            until = _read(file)
            if until is not None and until <= now:
                with suppress(OSError):
                    file.unlink()

    def _files(self) -> Iterator[Path]:
        for kind in PassKind:
            yield from self._folder.glob(f"{kind}-*")

    def _file(self, kind: PassKind, digest: str) -> Path:
        return self._folder / f"{kind}-{digest}"


def _read(file: Path) -> datetime | None:
    """What a file says; what cannot be read opens nothing."""
    try:
        until = datetime.fromisoformat(file.read_text("ascii"))
    except (OSError, ValueError):
        return None
    return until if until.tzinfo is not None else None
