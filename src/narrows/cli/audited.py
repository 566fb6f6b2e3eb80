"""The trail of what was decided, shown and verified. Imported when a command runs."""

from collections.abc import Sequence
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.domain.repository import AuditEntry
from narrows.views import as_json
from narrows.views.rounding import UNDEFINED, instant


def show(of: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the entries of a thing and its parts, or all."""
    home = open_home(given_home)
    zone = home.stored().plan.zone
    found = [each for each in home.repository.audit() if of is None or _is_of(each, of)]
    if is_json:
        typer.echo(as_json.text({"audit": as_json.plain(found)}))
        return
    told = console()
    for each in found:
        who = f"{instant(each.at, zone)}  {each.by}"
        told.print(line(f"{each.number:>5}  {who}  {each.action} {each.what} {each.key}"))
        for name, before, after in _changes(each):
            told.print(line(f"         {name}: {before} → {after}"))
    if not found:
        told.print(f"Nothing is told of «{of}»." if of else "Nothing was decided yet.")


def verify(given_home: Path | None, *, is_json: bool) -> bool:
    """Say whether the trail is whole."""
    repository = open_home(given_home).repository
    n_entries, broken = len(repository.audit()), repository.broken_link()
    if is_json:
        typer.echo(as_json.text({"n_entries": n_entries, "broken_at": broken}))
    elif broken is None:
        typer.echo(f"All {n_entries:,} entries are there and as they were written.")
    else:
        typer.echo(
            f"Entry {broken} is gone or not as it was written, and what follows it proves nothing. "
            "Compare with a backup from before."
        )
    return broken is None


def _is_of(entry: AuditEntry, thing: str) -> bool:
    return entry.key == thing or entry.key.startswith(f"{thing}/")


def _changes(entry: AuditEntry) -> Sequence[tuple[str, str, str]]:
    """Name, value before and after of what an entry changed."""
    before, after = dict(entry.before), dict(entry.after)
    return [
        (name, before.get(name) or UNDEFINED, after.get(name) or UNDEFINED)
        for name in dict.fromkeys((*before, *after))
    ]
