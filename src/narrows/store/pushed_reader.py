"""What tools pushed, opened as if it were a file."""

import io
from typing import BinaryIO

from narrows.connectors.push import lines_of
from narrows.domain.gate import Gate
from narrows.domain.reading import Reader
from narrows.domain.streams import PUSH, pushed_path


class PushedReader:
    """Opens what tools pushed, which is kept in no file, and files.

    Args:
        files: Opens these.
        gate: Where what was pushed is kept.
    """

    def __init__(self, files: Reader, gate: Gate) -> None:
        self._files = files
        self._gate = gate

    def open(self, path: str) -> BinaryIO:
        """The lines of a source, or the bytes of a file.

        Raises:
            NarrowsError: `file-missing`, `file-empty`, `file-too-large`, `file-unreadable`.
        """
        source = _pushed_by(path)
        return self._files.open(path) if source is None else io.BytesIO(self._pushed(source))

    def size(self, path: str) -> int:
        """How much there is. [bytes]

        Raises:
            NarrowsError: `file-missing`, `file-unreadable`.
        """
        source = _pushed_by(path)
        return self._files.size(path) if source is None else len(self._pushed(source))

    def _pushed(self, source: str) -> bytes:
        return lines_of(self._gate.pushed(source))


def _pushed_by(path: str) -> str | None:
    """The source whose `pushed_path` this is; `None` is the path of a file, which is absolute."""
    source = path.removeprefix(f"{PUSH}:")
    return source if path == pushed_path(source) else None
