"""How commands say something and tell what was saved. Imported when one runs."""

import secrets

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import line
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


def end(saved: Saying, speaking: Speaking, *, deed: str | None = None) -> None:
    """Tell what was saved.

    Args:
        saved: As the store numbered it.
        speaking: How the command speaks.
        deed: What was done, in words; `None` is by whom, for whom, and to what.
    """
    if speaking.is_json:
        typer.echo(as_json.text({"saying": saved}))
        return
    typer.echo(line(f"Saved as number {saved.number}: {deed or _deed(saved)}."))


def _deed(saying: Saying) -> str:
    behalf = f" for {saying.behalf}" if saying.behalf else ""
    act, (kind, key) = saying.act.replace("_", " "), saying.about
    return f"{saying.by}{behalf}: {act} {kind} {key}"
