"""The home's key: 32 random bytes that open every secret which is kept there."""

import base64
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from narrows.domain.errors import NarrowsError

KEY_VARIABLE = "NARROWS_KEY"
KEY_FILE = "secret.key"
KEY_BYTES = 32


def home_key(folder: Path) -> Callable[[bool], bytes]:
    """How a home's key is had: from `$NARROWS_KEY`, else from its file, which is made if it may be.

    Args:
        folder: The home's.
    """

    def key(is_made: bool) -> bytes:
        if given := os.environ.get(KEY_VARIABLE):
            return _parsed(given, f"${KEY_VARIABLE}")
        file = folder / KEY_FILE
        if is_made:
            _make(file)
        return _read(file)

    return key


def _make(file: Path) -> None:
    """Make a key file for its owner's eyes only; of two who make it at once, one does."""
    if file.exists():
        return
    beside = file.with_name(f".{file.name}-{os.urandom(8).hex()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        try:
            os.write(handle, base64.b64encode(os.urandom(KEY_BYTES)) + b"\n")
            os.fsync(handle)
        finally:
            os.close(handle)
        try:
            with suppress(FileExistsError):
                os.link(beside, file)
        finally:
            beside.unlink()
    except OSError as error:
        raise _unreadable(str(file), error.strerror or "it cannot be made") from error


def _read(file: Path) -> bytes:
    try:
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise NarrowsError(
                "key-exposed",
                f"Others may read {file}, which opens every token kept here; run `chmod 600 {file}`"
                ", and replace the tokens if somebody did.",
            )
        return _parsed(file.read_text("ascii"), str(file))
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise _unreadable(str(file), why or "it is no text") from error


def _parsed(text: str, place: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError as error:
        raise _unreadable(place, "it is not base64") from error
    if len(key) != KEY_BYTES:
        raise _unreadable(place, f"it has {len(key)} bytes")
    return key


def _unreadable(place: str, why: str) -> NarrowsError:
    return NarrowsError(
        "key-unreadable",
        f"The key in {place} cannot be used ({why}); it is {KEY_BYTES} random bytes in base64. "
        "Bring the right one back, or give the tokens again after taking it away.",
    )
