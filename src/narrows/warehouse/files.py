"""Files that are whole or not there: written beside, synced to the disk, renamed in."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import duckdb

from narrows.domain.errors import NarrowsError

GRACE_SECONDS = 3600
"""How long what nobody refers to any more stays, for readers that still read it."""

LOCK_SECONDS = 30
"""How long a writer waits for the one before it."""

UNFINISHED = ".unfinished-"


def replace(path: Path, content: bytes) -> None:
    """Put a new content in the place of a file's old one: readers see the one or the other."""
    beside = path.with_name(f"{UNFINISHED}{uuid4().hex}")
    beside.write_bytes(content)
    sync(beside)
    beside.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Let the disk have a file, or the names in a folder, before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def folder_made_at(path: Path) -> Iterator[Path]:
    """A folder to fill, that gets its name only when the block ends well.

    Where another process was quicker, its folder stays: both hold the same.
    """
    beside = path.with_name(f"{UNFINISHED}{uuid4().hex}")
    beside.mkdir(parents=True)
    try:
        yield beside
        for each in beside.iterdir():
            sync(each)
        try:
            beside.rename(path)
        except OSError:
            if not path.is_dir():
                raise
        sync(path.parent)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Only one process writes at a time; a killed one lets go by itself.

    Raises:
        NarrowsError: `warehouse-busy`, `warehouse-unwritable`.
    """
    # Not at the top: `narrows look` writes nowhere, and this takes a fortieth of its time.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    writer = FileLock(folder / "writer.lock", timeout=LOCK_SECONDS)
    with refused_if_unwritable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            writer.acquire()
        except Timeout as busy:
            raise NarrowsError(
                "warehouse-busy",
                f"Another sync has been writing to {folder} for {LOCK_SECONDS} seconds; "
                "try again when it is done.",
            ) from busy
    try:
        yield
    finally:
        writer.release()


def remove_unused(folder: Path, used: set[str]) -> None:
    """Remove what is not in use and older than the grace period.

    Args:
        folder: Whose files and folders.
        used: Names that stay.
    """
    oldest = time.time() - GRACE_SECONDS
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.name in used or each.stat().st_mtime > oldest:
            continue
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def remove_unfinished(folder: Path) -> None:
    """Remove what a killed `replace` left behind in a folder; only its one writer may."""
    for each in folder.glob(f"{UNFINISHED}*"):
        each.unlink(missing_ok=True)


@contextmanager
def refused_if_unwritable(folder: Path) -> Iterator[None]:
    """Say what is wrong where a disk is full or a folder may not be written.

    Raises:
        NarrowsError: `warehouse-unwritable`.
    """
    try:
        yield
    except (OSError, duckdb.IOException) as error:
        raise NarrowsError(
            "warehouse-unwritable",
            f"{folder} cannot be written ({reason_of(error)}); nothing of this load was kept. "
            "Make room or mend the folder's rights, and try again.",
        ) from error


def reason_of(error: OSError | duckdb.IOException) -> str:
    """Why a file could not be written, in the system's own words where they are known."""
    said = str(error)
    # What the engine wrote while it did something else it tells as JSON, within its own words.
    if in_json := re.search(r'"errno":"(\d+)"', said):
        return os.strerror(int(in_json[1]))
    return getattr(error, "strerror", None) or said.strip().splitlines()[0]


def discard(folder: Path) -> None:
    """Remove a folder that is not whole, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)
