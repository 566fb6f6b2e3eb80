"""A link to the servers of a home. Imported when the command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.bootstrap.doorway import fresh_link, servers
from narrows.domain.errors import NarrowsError
from narrows.views import as_json


def link(given_home: Path | None, *, is_json: bool) -> None:
    """Print a link for each server of a home that runs on this machine.

    Raises:
        NarrowsError: `home-missing`, `server-missing`, `access-unkept`.
    """
    home = open_home(given_home)
    found = servers(home.folder)
    if not found:
        raise NarrowsError(
            "server-missing",
            f"No server of {home.folder} runs on this machine; start one with `narrows serve`, "
            "which prints a link, too.",
        )
    links = [fresh_link(home.folder, each) for each in found]
    if is_json:
        typer.echo(as_json.text({"links": [{"link": k, "until": until} for k, until in links]}))
        return
    for each, _ in links:
        # By itself on standard output, so that a script can take it.
        typer.echo(each)
    typer.echo("Open it in the browser that shall be signed in: once, within 10 minutes.", err=True)
