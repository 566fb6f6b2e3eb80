"""A disk whose power can be cut: an SQLite VFS that knows what was synced and what was not.

What a program wrote since a file's last sync may or may not have reached the disk, each write by
itself and torn at a sector: that is what a cut leaves. What was synced is there.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

SECTOR_BYTES = 512


@dataclass(slots=True)
class _Kept:
    """A file as the disk has it: what was synced, and what was asked since."""

    synced: bytes | None = None
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def after_cut(self, rng: Random) -> bytes | None:
        """What is found after a cut; `None` is no file."""
        if self.synced is None and rng.random() < 0.5:
            return None
        content = bytearray(self.synced or b"")
        for offset, data in self.since:
            if rng.random() < 0.5:
                continue
            if data is None:
                del content[offset:]
                continue
            whole = len(data) // SECTOR_BYTES
            n_bytes = len(data) if rng.random() < 0.7 else SECTOR_BYTES * rng.randint(0, whole)
            if len(content) < offset:
                content.extend(bytes(offset - len(content)))
            content[offset : offset + n_bytes] = data[:n_bytes]
        return bytes(content)


class PowerCutError(Exception):
    """The power is gone."""


class Disk(apsw.VFS):
    """The disk, registered as an SQLite VFS of this name.

    Args:
        name: Of the VFS.
        n_requests: So many writes, truncations and syncs are served before the power is cut; `None`
            is that it stays.
    """

    def __init__(self, name: str, *, n_requests: int | None = None) -> None:
        self.kept: dict[str, _Kept] = {}
        self.n_syncs = 0
        self.n_asked = 0
        self._until = n_requests
        super().__init__(name, "unix")
        self.name = name

    def xOpen(self, name: "str | apsw.URIFilename | None", flags: list[int]) -> "DiskFile":  # noqa: N802 - SQLite's names
        return DiskFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.kept.pop(filename, None)
        super().xDelete(filename, syncdir)

    def ask(self) -> None:
        """Count what is asked of the disk; once, there is no power for it."""
        self.n_asked += 1
        if self._until is not None and self.n_asked > self._until:
            self._until = None
            raise PowerCutError

    def cut(self, folder: Path, *, seed: int) -> None:
        """Write what a cut leaves of every file into another folder."""
        rng = Random(seed)
        for name, kept in self.kept.items():
            found = kept.after_cut(rng)
            if found is not None:
                (folder / Path(name).name).write_bytes(found)


class DiskFile(apsw.VFSFile):
    """A file on it."""

    def __init__(self, disk: Disk, name: "str | apsw.URIFilename | None", flags: list[int]) -> None:
        super().__init__("unix", name, flags)
        told = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._path = Path(told) if told else None
        self._disk = disk
        self._kept = _Kept()
        if told:
            self._kept = disk.kept.setdefault(told, _Kept())
            if self._path and self._path.stat().st_size and self._kept.synced is None:
                self._kept.synced = self._path.read_bytes()

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.ask()
        super().xWrite(data, offset)
        self._kept.since.append((offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.ask()
        super().xTruncate(newsize)
        self._kept.since.append((newsize, None))

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.ask()
        super().xSync(flags)
        self._disk.n_syncs += 1
        if self._path:
            self._kept.synced = self._path.read_bytes()
            self._kept.since.clear()
