"""How commands say something and tell what was saved. Imported when one runs."""

import secrets

import typer

from narrows.bootstrap import open_home
from narrows.cli.talk import Speaking
from narrows.domain.sayings import Saying
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.views import as_json


def room_of(speaking: Speaking) -> Room:
    """Where a command speaks.

    Raises:
        NarrowsError: `home-missing`.
    """
    return open_home(speaking.home).room()


def remark_of(words: str, speaking: Speaking) -> Remark:
    """What a command says, as a request of its own."""
    return Remark(words, speaking.behalf, request_key=secrets.token_urlsafe(16))


def end(saved: Saying, speaking: Speaking) -> None:
    """Tell what was saved."""
    if speaking.is_json:
        typer.echo(as_json.text({"saying": saved}))
        return
    behalf = f" for {saved.behalf}" if saved.behalf else ""
    act, (kind, key) = saved.act.replace("_", " "), saved.about
    typer.echo(f"Saved as number {saved.number}: {saved.by}{behalf}: {act} {kind} {key}.")
