"""Tables that people hand over, kept in a folder of the home that its owner alone reads."""

import csv
import os
import re
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from narrows.domain.errors import NarrowsError

FOLDER = "files"
"""Below a home. What a source of the plan reads stays; what nobody connected goes after a day."""

NAME = re.compile(r"[0-9a-f]{32}", re.ASCII)
SUFFIX = ".csv"


class FolderFiles:
    """Implements `narrows.domain.kept_files.KeptFiles`.

    Args:
        home: The home's folder.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home.absolute() / FOLDER

    def keep(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        """Keep a table; a kill leaves the one before, or this one."""
        file = self._file(name)
        beside = file.with_suffix(".new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as written:
                csv.writer(written, lineterminator="\n").writerows(rows)
                written.flush()
                os.fsync(written.fileno())
            beside.replace(file)
        except OSError as error:
            raise NarrowsError(
                "file-unkept",
                f"{self._folder} cannot be written ({error.strerror}), so nothing was kept; make "
                "room, or make it writable for whoever serves.",
            ) from error
        finally:
            with suppress(OSError):
                beside.unlink()

    def path(self, name: str) -> str:
        """Where a table is."""
        if not (NAME.fullmatch(name) and self._file(name).is_file()):
            raise NarrowsError(
                "file-not-kept",
                "The file that you gave is not here any more: what is not connected is kept for a "
                "day. Give it again.",
            )
        return str(self._file(name))

    def name_of(self, path: str) -> str | None:
        """The name of the table that is at a path."""
        there = Path(path)
        is_kept = there.parent == self._folder and there.suffix == SUFFIX
        return there.stem if is_kept and NAME.fullmatch(there.stem) else None

    def forget(self, used: Collection[str], *, before: datetime) -> None:
        """Take away what was kept before an instant, but for what is used; other files stay."""
        for file in self._folder.glob(f"*{SUFFIX}"):
            with suppress(OSError):
                is_old = file.stat().st_mtime < before.timestamp()
                if is_old and NAME.fullmatch(file.stem) and str(file) not in used:
                    file.unlink()

    def _file(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise NarrowsError("file-not-kept", f"«{name[:80]}» is the name of no kept file.")
        return self._folder / f"{name}{SUFFIX}"
