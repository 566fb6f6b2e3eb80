"""Sources listed, and their secrets kept. Imported when a command runs."""

import secrets
from pathlib import Path

import typer

from narrows.bootstrap import Home, now, open_home
from narrows.bootstrap.syncing import source_standings, unmapped_of
from narrows.cli.render.sync_table import NO_SOURCE
from narrows.cli.render.tables import (
    add_numbers,
    add_texts,
    add_words,
    console,
    line,
    show_faults,
    table,
)
from narrows.domain.secret import Purpose, Secret
from narrows.services.connect.hooks import hook_base
from narrows.views import as_json
from narrows.views.rounding import instant, percent
from narrows.views.run_shown import RunShown
from narrows.views.source import source_page, standing_named
from narrows.views.sources import SourcesPage, sources_page


def show_all(given_home: Path | None, *, is_json: bool) -> None:
    """List the sources."""
    home = open_home(given_home)
    standing, unmapped = source_standings(home), unmapped_of(home)
    page = sources_page(home.stored().plan, standing, unmapped=unmapped, now=home.now)
    if is_json:
        typer.echo(as_json.text({"sources": page.sources}))
    elif not page.sources:
        typer.echo(NO_SOURCE)
    else:
        _table(page)


def show_one(source: str, *, given_home: Path | None, is_json: bool) -> None:
    """Show a source."""
    home = open_home(given_home)
    standing = standing_named(source_standings(home), source)
    zone, runs = home.stored().plan.zone, home.repository.runs(source)
    page = source_page(standing, runs, unmapped=unmapped_of(home), zone=zone, now=home.now)
    if is_json:
        told = {"source": page.source, "runs": page.runs, "faults": page.faults}
        typer.echo(as_json.text(told))
        return
    shown = console()
    _table(SourcesPage((page.source,), zone, home.now))
    if page.runs:
        _runs(page.runs, zone)
    for each in page.source.unmapped:
        sure = percent(each.confidence_ratio)
        meant = f"it may mean {each.suggestion} ({sure})"
        guess = meant if each.confidence_ratio else "nothing tells what it may mean"
        shown.print(line(f"«{each.status}» is in no workflow; {guess}."))
    show_faults(page.faults, shown, n_faults=page.source.n_faults)


def hook(source: str, *, given_home: Path | None, is_json: bool) -> None:
    """Make the secret of a webhook, and show it."""
    home = open_home(given_home)
    base = hook_base(home.stored().plan, source, connectors=home.world.connectors)
    secret = secrets.token_urlsafe(32)
    home.keyring().keep(Secret(secret), source, purpose=Purpose.HOOK, base=base, now=now())
    if is_json:
        typer.echo(as_json.text({"secret": secret, "path": f"/hooks/{source}"}))
        return
    # By itself on standard output, so that a script can take it.
    typer.echo(secret)
    typer.echo(
        f"Enter it in the tool as the secret of a webhook to /hooks/{source} on this server, as it "
        "can be reached from outside. It is shown once.",
        err=True,
    )


def forget(source: str, *, given_home: Path | None, is_json: bool) -> None:
    """Forget the secrets of a source."""
    home = open_home(given_home)
    gone = [each for each in Purpose if home.repository.forget_secret(source, each, at=home.now)]
    if not gone:
        _refuse_unknown(home, source)
    if is_json:
        typer.echo(as_json.text({"forgotten": gone}))
    else:
        words = " and ".join(gone) or "nothing, for nothing was kept"
        typer.echo(f"Forgotten of {source}: {words}. What was brought stays.")


def _refuse_unknown(home: Home, source: str) -> None:
    standing_named(source_standings(home), source)


def _table(page: SourcesPage) -> None:
    shown = table("", f"Times in {page.zone}.")
    add_texts(shown, "source")
    add_words(shown, "state")
    add_texts(shown, "complete until")
    add_numbers(shown, "items", "faults", "unmapped")
    add_words(shown, "every")
    add_texts(shown, "last sync", "next")
    for each in page.sources:
        last = each.last
        shown.add_row(
            line(each.id),
            each.state,
            instant(each.complete_until, page.zone),
            f"{each.n_items:,}",
            f"{each.n_faults:,}",
            f"{len(each.unmapped)}",
            each.every or "–",
            instant(last.begun_at if last else None, page.zone),
            instant(each.next_at, page.zone),
        )
    console().print(shown)
    for each in page.sources:
        if each.incomplete:
            console().print(line(f"{each.id} is incomplete: {each.incomplete}"))


def _runs(runs: tuple[RunShown, ...], zone: str) -> None:
    shown = table("Its last syncs")
    add_words(shown, "began", "asked by")
    add_numbers(shown, "seconds", "new", "faults")
    add_texts(shown, "ended")
    for each in runs:
        ended = "goes on" if each.ended_at is None else "complete"
        shown.add_row(
            instant(each.begun_at, zone),
            each.asked_by,
            "–" if each.seconds is None else f"{each.seconds:,.0f}",
            f"{each.n_new:,}",
            f"{each.n_faults:,}",
            line(each.incomplete or ended),
        )
    console().print(shown)
