"""The home's plan on disk, and plan files as people name them."""

import os
from pathlib import Path

from narrows.domain.errors import NarrowsError

PLAN_FILE = "plan.yaml"
MOST_BYTES = 5_000_000
"""No plan written by people is larger; what is, was named by mistake."""


def read_plan_text(path: Path) -> str:
    """The text of a plan file.

    Raises:
        NarrowsError: `plan-file-missing`, `plan-file-unreadable`.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NarrowsError(
                "plan-file-unreadable",
                f"«{path}» has more than {MOST_BYTES:,} bytes, too many for a plan; name a plan.",
            )
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NarrowsError(
            "plan-file-missing", f"There is no file «{path}»; check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise NarrowsError(
            "plan-file-unreadable", f"«{path}» is not text in UTF-8; save it as UTF-8."
        ) from error
    except OSError as error:
        raise NarrowsError(
            "plan-file-unreadable", f"«{path}» cannot be read ({error.strerror}); name a file."
        ) from error


def home_plan_text(home: Path) -> str | None:
    """The plan of a home; `None` where none was applied yet."""
    try:
        return read_plan_text(home / PLAN_FILE)
    except NarrowsError as refusal:
        if refusal.slug == "plan-file-missing":
            return None
        raise


def replace_home_plan(home: Path, text: str) -> None:
    """Replace the plan of a home, which is made if missing: wholly or, when killed, not at all.

    Raises:
        NarrowsError: `home-unwritable`.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        draft = home / f".{PLAN_FILE}.{os.getpid()}"
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(home / PLAN_FILE)
        _sync_folder(home)
    except OSError as error:
        raise NarrowsError(
            "home-unwritable",
            f"The plan cannot be written to {home} ({error.strerror}); check its rights and space, "
            "or give another folder with --home.",
        ) from error


def _sync_folder(folder: Path) -> None:
    # Without it a power cut may forget the new name of the file, though not its content.
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
