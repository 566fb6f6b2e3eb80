"""Where a home keeps what was decided, and plan files as people name them."""

import os
from pathlib import Path

from narrows.domain.errors import NarrowsError

HOME_VARIABLE = "NARROWS_HOME"
DEFAULT_HOME = "narrows-home"
STORE_VARIABLE = "NARROWS_STORE"
ALLOW_VARIABLE = "NARROWS_ALLOW_HOSTS"
STORE_FILE = "store.db"
MOST_BYTES = 5_000_000
"""No plan written by people is larger; what is, was named by mistake."""


def home_folder(given: Path | None = None) -> Path:
    """The home's folder: the one given, else `$NARROWS_HOME`, else `./narrows-home`."""
    return given or Path(os.environ.get(HOME_VARIABLE) or DEFAULT_HOME)


def store_address(home: Path) -> str:
    """Where a home's store is: the URL in `$NARROWS_STORE`, else a file in its folder."""
    return os.environ.get(STORE_VARIABLE) or str(home / STORE_FILE)


def has_store(home: Path) -> bool:
    """Whether a home's store was made already; one that is named by URL always was."""
    return bool(os.environ.get(STORE_VARIABLE)) or (home / STORE_FILE).is_file()


def allowed_hosts() -> str:
    """Which hosts of the own network may be asked besides public ones: `$NARROWS_ALLOW_HOSTS`."""
    return os.environ.get(ALLOW_VARIABLE, "")


def write_plan_text(path: Path, text: str) -> None:
    """Put a text in the place of a plan file's; a kill leaves the old one or the new one.

    Line ends and the mark at its beginning stay as they were.

    Raises:
        NarrowsError: `plan-file-unwritable`.
    """
    try:
        target = path.resolve(strict=True)
        before = target.read_bytes()
        after = text.replace("\n", "\r\n") if b"\r\n" in before else text
        encoding = "utf-8-sig" if before.startswith(b"\xef\xbb\xbf") else "utf-8"
        beside = target.with_name(f".{target.name}.new")
        beside.write_bytes(after.encode(encoding))
        beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except OSError as error:
        raise NarrowsError(
            "plan-file-unwritable",
            f"«{path}» cannot be written ({error.strerror}); nothing was changed.",
        ) from error


def read_plan_text(path: Path) -> str:
    """The text of a plan file.

    Raises:
        NarrowsError: `plan-file-missing`, `plan-file-unreadable`.
    """
    try:
        with path.open("rb") as file:  # a device or pipe tells no size, and may never end
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise NarrowsError(
                "plan-file-unreadable",
                f"«{path}» has more than {MOST_BYTES:,} bytes, too many for a plan; name a plan.",
            )
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
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
