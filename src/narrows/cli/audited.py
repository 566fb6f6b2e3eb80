"""The trail of what was decided, shown and verified. Imported when a command runs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import console, line
from narrows.domain.amounts import UNDEFINED
from narrows.domain.audit import Fault, Verification
from narrows.domain.repository import AuditEntry
from narrows.domain.sayings import Saying
from narrows.services.auditing import STRATEGY, Traced, trail_of
from narrows.views import as_json
from narrows.views.rounding import instant

SEAL = "seal"
"""A value of entries that people cannot read."""

TOLD = {
    Fault.CHANGED: "is not as it was decided",
    Fault.GONE: "is gone",
    Fault.UNTOLD: "is there, and no entry speaks of it",
    Fault.MOVED: "is not in its place",
    Fault.UNREADABLE: "holds what nobody can read",
}


def show(of: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the entries of a thing and its parts, or all."""
    home = open_home(given_home)
    zone = home.stored().plan.zone
    found = trail_of(home.repository, of)
    if is_json:
        typer.echo(as_json.text({"audit": [_plain(each) for each in found]}))
        return
    told = console()
    for each in found:
        entry = each.entry
        told.print(line(f"{entry.number:>5}  {instant(entry.at, zone)}  {entry.by}  {_deed(each)}"))
        for text in _said(each.saying) if each.saying else _changes(entry):
            told.print(line(f"         {text}"))
    if not found:
        told.print("Nothing was decided yet.")


def verify(given_home: Path | None, *, known_hash: str | None, is_json: bool) -> bool:
    """Say whether the trail is whole, and what was decided stands as it says."""
    found = open_home(given_home).repository.verify(known_hash=known_hash)
    if is_json:
        typer.echo(as_json.text({**asdict(found), "is_whole": found.is_whole}))
        return found.is_whole
    for text in _verdict(found):
        typer.echo(text)
    return found.is_whole


def _plain(traced: Traced) -> dict[str, object]:
    return {**asdict(traced.entry), "saying": traced.saying}


def _deed(traced: Traced) -> str:
    entry, saying = traced.entry, traced.saying
    if saying is None:
        return f"{entry.action} {entry.what} {entry.key}"
    behalf = f" for {saying.behalf}" if saying.behalf else ""
    thing = saying.about.key or STRATEGY
    return f"said{behalf}: {saying.act.value} {saying.about.kind.value} {thing} ({saying.number})"


def _said(saying: Saying) -> Iterator[str]:
    if saying.refers:
        yield f"refers to: {saying.refers}"
    if saying.words:
        yield saying.words
    yield from (f"{name}: {value}" for name, value in saying.details)


def _changes(entry: AuditEntry) -> Sequence[str]:
    """What an entry changed: name, value before and after."""
    before, after = dict(entry.before), dict(entry.after)
    return [
        f"{name}: {before.get(name) or UNDEFINED} → {after.get(name) or UNDEFINED}"
        for name in dict.fromkeys((*before, *after))
        if name != SEAL
    ]


def _verdict(found: Verification) -> Iterator[str]:
    if found.broken_at is not None:
        yield (
            f"Entry {found.broken_at} is gone or not as it was written, and what follows it proves "
            "nothing. Compare with a backup from before."
        )
        return
    yield f"All {found.n_entries:,} entries are there and as they were written."
    for each in found.mismatches:
        thing = f"{each.what.capitalize()} {each.key}".strip()
        yield f"{thing} {TOLD[each.fault]}. Compare with a backup from before."
    if not found.mismatches:
        yield "What was decided stands as they say."
    if found.n_unsealed:
        yield f"{found.n_unsealed:,} of what was recorded by older versions cannot be compared."
    if found.is_known is False:
        yield "The hash that you kept is not among them: the trail was written anew since."
    yield f"Newest hash, to keep elsewhere and ask for with --known: {found.newest_hash}"
