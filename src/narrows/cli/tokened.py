"""Tokens made, listed and revoked on the command line. Imported when a command runs."""

import secrets
from collections.abc import Sequence
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.services.access.tokens import PREFIX, new_token
from narrows.views import as_json
from narrows.views.rounding import instant


def new(name: str, scopes: Sequence[str], *, given_home: Path | None, is_json: bool) -> None:
    """Make a token and show it."""
    home = open_home(given_home)
    home.stored()
    token = PREFIX + secrets.token_urlsafe(32)
    made = new_token(home.repository, name, scopes=scopes, token=token, now=home.now)
    if is_json:
        typer.echo(as_json.text({"token": token, "name": made.name, "scopes": made.scopes}))
        return
    # By itself on standard output, so that a script can take it.
    typer.echo(token)
    typer.echo(
        f"«{made.name}» may {', '.join(made.scopes)}. This is shown once; keep it where secrets "
        "are kept, and send it as `Authorization: Bearer …`.",
        err=True,
    )


def list_all(given_home: Path | None, *, is_json: bool) -> None:
    """List the tokens."""
    home = open_home(given_home)
    zone, found = home.stored().plan.zone, home.repository.tokens()
    if is_json:
        typer.echo(as_json.text({"tokens": found}))
        return
    shown = console()
    for each in found:
        since = f"made {instant(each.made_at, zone)}"
        ended = f", revoked {instant(each.revoked_at, zone)}" if each.revoked_at else ""
        shown.print(line(f"{each.name}  {', '.join(each.scopes)}  {since}{ended}"))
    if not found:
        shown.print("There is no token yet.")


def revoke(name: str, *, given_home: Path | None, is_json: bool) -> None:
    """Let a token allow nothing."""
    home = open_home(given_home)
    revoked = home.repository.revoke_token(name, at=home.now)
    if is_json:
        typer.echo(as_json.text({"token": revoked}))
    else:
        typer.echo(f"«{revoked.name}» allows nothing any more.")
