"""A tool connected on the command line. Imported when `narrows connect` runs."""

import os
import sys
from pathlib import Path

import typer

from narrows.bootstrap import open_home, tools
from narrows.cli.connect import Fields
from narrows.cli.first_numbers import synced_with_numbers
from narrows.cli.render.sync_table import show_sync
from narrows.cli.render.tables import add_numbers, add_words, console, line, table
from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.secret import Secret
from narrows.services.connect import connecting
from narrows.services.connect.connecting import Surveyed
from narrows.services.connect.wanted import Wanted
from narrows.services.sources.syncing import SyncedSource
from narrows.settings import has_store, home_folder
from narrows.views import as_json
from narrows.views.rounding import percent

MOST_LISTED = 40


def connect(
    tool: str, fields: Fields, *, given_home: Path | None, is_synced: bool, is_json: bool
) -> bool:
    """Connect a tool and bring its history; whether all of it came."""
    folder = home_folder(given_home)
    plan = _plan(folder)
    known = next((each for each in plan.sources if each.id == (fields.source or tool)), None)
    address = fields.address or ("" if known else _typed("Its address, as in the browser"))
    secret = _secret(fields)
    wanted = Wanted(
        tool, address, tuple(fields.take or ()), fields.source or "", fields.stream or ""
    )
    at_hand = tools(folder)
    surveyed = connecting.survey(wanted, plan, secret=secret, tools=at_hand)
    is_open = not (surveyed.source.take or surveyed.takes_all)
    if is_open and (chosen := _chosen(surveyed)):
        # Asked again: which statuses there are is told of what is taken.
        wanted = Wanted(tool, address, chosen, wanted.source, wanted.stream)
        surveyed = connecting.survey(wanted, plan, secret=secret, tools=at_hand)
    # Before a home is made: what is refused leaves none behind.
    connecting.refuse_untaken(surveyed)
    home = open_home(folder, is_made=True)
    connecting.connect(
        home.repository,
        surveyed,
        secret=secret,
        stream=wanted.stream,
        tools=at_hand,
        now=home.now,
    )
    if not is_json:
        _show(surveyed)
    synced = synced_with_numbers(home, surveyed.source.id, is_silent=is_json) if is_synced else None
    if is_json:
        typer.echo(as_json.text(_told(surveyed, synced)))
    elif synced is not None:
        show_sync([synced], console())
    return synced is None or synced.incomplete is None


def _plan(folder: Path) -> Plan:
    stored = open_home(folder).repository.plan() if has_store(folder) else None
    return stored.plan if stored else Plan()


def _secret(fields: Fields) -> Secret:
    """The token, from where nobody else sees it."""
    if fields.is_token_piped:
        said = sys.stdin.readline()
    elif fields.token_variable in os.environ:
        said = os.environ[fields.token_variable]
    elif sys.stdin.isatty():
        said = typer.prompt("Its token (not shown)", hide_input=True, default="", err=True)
    else:
        said = ""
    if not said.strip():
        raise NarrowsError(
            "token-not-given",
            "Give the token where it is asked for, with --token-stdin, or in "
            f"${fields.token_variable}; it is no option, since others on this machine could see "
            "it there.",
        )
    return Secret(said.strip())


def _typed(question: str) -> str:
    return str(typer.prompt(question, err=True)).strip() if sys.stdin.isatty() else ""


def _chosen(surveyed: Surveyed) -> tuple[str, ...]:
    """What is chosen of what there is to take, where somebody is there to choose."""
    if not sys.stdin.isatty():
        return ()
    takeable = surveyed.survey.takeable
    for each in takeable[:MOST_LISTED]:
        typer.echo(line(f"  {each.key}  {each.title}"), err=True)
    if len(takeable) > MOST_LISTED:
        typer.echo(f"  and {len(takeable) - MOST_LISTED} more", err=True)
    said = _typed("Which of these (with commas)")
    return tuple(each.strip() for each in said.split(",") if each.strip())


def _show(surveyed: Surveyed) -> None:
    source, shown = surveyed.source, console()
    shown.print(line(f"Connected {source.id}: {', '.join(source.take) or 'all'} at {source.path}."))
    if not surveyed.guesses:
        return
    suggested = table("Its statuses, and what they may mean", "Correct them in the plan.")
    add_words(suggested, "status", "means")
    add_numbers(suggested, "sure")
    add_words(suggested, "because")
    for each in surveyed.guesses:
        suggested.add_row(
            line(each.status),
            each.flow_state or "ignore",
            percent(each.confidence_ratio),
            each.because,
        )
    shown.print(suggested)


def _told(surveyed: Surveyed, synced: SyncedSource | None) -> dict[str, object]:
    source = surveyed.source
    return {
        "source": {
            "id": source.id,
            "connector": source.connector,
            "address": source.path,
            "take": source.take,
        },
        "takeable": surveyed.survey.takeable,
        "statuses": [
            {
                "status": each.status,
                "flow_state": each.flow_state or "ignore",
                "confidence_ratio": each.confidence_ratio,
                "because": each.because,
            }
            for each in surveyed.guesses
        ],
        "synced": None if synced is None else as_json.sources([synced]),
    }
