"""Everything of a home as one archive. Imported when the command runs."""

import json
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.domain.errors import NarrowsError
from narrows.views.everything import everything, zipped


def export_everything(archive: Path, given_home: Path | None, *, is_json: bool) -> None:
    """Write all that was decided, observed and said into an archive.

    Raises:
        NarrowsError: `home-missing`, `archive-unwritable`.
    """
    home = open_home(given_home)
    files = everything(home.repository, home.stored(), gate=home.repository)
    try:
        archive.write_bytes(zipped(files))
    except OSError as error:
        raise NarrowsError(
            "archive-unwritable", f"«{archive}» cannot be written ({error.strerror})."
        ) from error
    if is_json:
        typer.echo(json.dumps({"archive": str(archive), "files": list(files)}))
    else:
        typer.echo(f"{len(files)} files in {archive}. It is no backup; its README.txt says more.")
