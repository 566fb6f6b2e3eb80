"""Files, opened for those who may not open files themselves: unpacked, and within limits."""

import gzip
import io
import stat
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from narrows.domain.errors import NarrowsError

GZIP_MAGIC = b"\x1f\x8b"
MAX_BYTES = 4 * 2**30
"""Unpacked size that is still read. [bytes]"""
MAX_RATIO = 200
"""Unpacked bytes per packed byte; real event logs reach 10 to 60, bombs 1,000. [ratio]"""
RATIO_FREE_BYTES = 2**20
"""So much may always be unpacked: a small file of one repeated row is not a bomb. [bytes]"""


class FileReader:
    """Opens files for connectors, which never open one themselves.

    Args:
        max_bytes: Unpacked size above which a file is refused. [bytes]
        max_ratio: Unpacked bytes per packed byte above which a file is refused. [ratio]
    """

    def __init__(self, *, max_bytes: int = MAX_BYTES, max_ratio: int = MAX_RATIO) -> None:
        self._max_bytes = max_bytes
        self._max_ratio = max_ratio

    def open(self, path: str) -> BinaryIO:
        """The bytes of a file, unpacked where its first bytes say gzip.

        The limits hold while reading, whatever the file's own header claims.

        Raises:
            NarrowsError: `file-missing`, `file-empty`, `file-too-large`, `file-unreadable`.
        """
        size_bytes = self.size(path)
        if size_bytes == 0:
            raise NarrowsError("file-empty", f"«{path}» is empty; export it again.")
        try:
            file = Path(path).open("rb")  # noqa: SIM115 - handed to the caller
        except OSError as error:
            raise _unreadable(path, error) from error
        if file.peek(2)[:2] != GZIP_MAGIC:
            if size_bytes > self._max_bytes:
                file.close()
                raise NarrowsError(
                    "file-too-large",
                    f"«{path}» has more than {self._max_bytes:,} bytes; split it by time and sync "
                    "part by part, each adds to what was brought before.",
                )
            return file
        limit_bytes = min(self._max_bytes, max(RATIO_FREE_BYTES, size_bytes * self._max_ratio))
        return io.BufferedReader(_Unpacked(file, path, limit_bytes=limit_bytes), 2**16)

    def size(self, path: str) -> int:
        """Size of the file on disk. [bytes]

        Raises:
            NarrowsError: `file-missing`, `file-unreadable`.
        """
        try:
            found = Path(path).stat()
        except (OSError, ValueError) as error:
            raise _unreadable(path, error) from error
        if not stat.S_ISREG(found.st_mode):
            kind = "a folder" if stat.S_ISDIR(found.st_mode) else "not a regular file"
            raise NarrowsError("file-unreadable", f"«{path}» is {kind}; name a file.")
        return found.st_size


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops at its limit instead of filling memory."""

    def __init__(self, packed: BinaryIO, path: str, *, limit_bytes: int) -> None:
        super().__init__()
        self._packed = packed
        self._gzip = gzip.GzipFile(fileobj=packed, mode="rb")
        self._path = path
        self._limit_bytes = limit_bytes
        self._read_bytes = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Unpack the next bytes into `buffer`; how many. [bytes]"""
        try:
            n_bytes = self._gzip.readinto(buffer)
        except (OSError, EOFError, zlib.error) as error:
            raise NarrowsError(
                "file-unreadable", f"«{self._path}» is damaged gzip; fetch or pack it again."
            ) from error
        self._read_bytes += n_bytes
        if self._read_bytes > self._limit_bytes:
            raise _too_large(self._path, self._limit_bytes)
        return n_bytes

    def close(self) -> None:
        """Close the packed file too; `GzipFile` leaves it open."""
        close_all: tuple[Callable[[], None], ...] = (
            self._gzip.close,
            self._packed.close,
            super().close,
        )
        for close in close_all:
            close()


def _too_large(path: str, limit_bytes: int) -> NarrowsError:
    return NarrowsError(
        "file-too-large",
        f"«{path}» unpacks to more than {limit_bytes:,} bytes, too much for its size or at all; "
        "split it, or give it unpacked if you trust it.",
    )


def _unreadable(path: str, error: OSError | ValueError) -> NarrowsError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NarrowsError("file-missing", f"There is no file «{path}»; check the path.")
    why = error.strerror if isinstance(error, OSError) else "not a path"
    return NarrowsError("file-unreadable", f"«{path}» cannot be read ({why}); check its rights.")
