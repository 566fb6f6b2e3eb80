"""An empty home, made. Imported when `narrows init` runs."""

import json
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.starting import Opening
from narrows.cli.typed import text_typed, zone_typed
from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Adoption, Organisation
from narrows.domain.plan import Plan
from narrows.services.plan import applying
from narrows.settings import has_store, home_folder

QUESTIONS = {
    "name": "The organisation's name",
    "zone": "Its time zone, such as Europe/London (empty is UTC)",
    "problem": "Why OKRs here: which problem shall they solve?",
    "observable": "What will you observe if it works?",
    "ends": "Which mechanism ends when OKRs start?",
}


def init(opening: Opening, given_home: Path | None, *, is_silent: bool, is_json: bool) -> None:
    """Make an empty home, and ask what is not said where somebody is there to answer."""
    folder = home_folder(given_home)
    if has_store(folder) and open_home(folder).repository.plan() is not None:
        raise NarrowsError(
            "home-exists",
            f"There is a home at {folder} already; change its plan with `narrows apply FILE`, or "
            "name another folder with --home.",
        )
    said = opening if is_silent or not sys.stdin.isatty() else _asked(opening)
    zone_named(said.zone or "UTC")
    adoption = Adoption(said.problem, said.observable, said.ends)
    organisation = Organisation(
        name=said.name or "",
        zone=said.zone or "UTC",
        adoption=None if adoption == Adoption() else adoption,
    )
    home = open_home(folder, is_made=True)
    changes = applying.compare(home.repository, Plan(organisation))
    applying.apply(changes, home.repository, now=home.now)
    if is_json:
        typer.echo(json.dumps({"home": str(folder)}))
    else:
        # Whoever does as it says would be told that there is no home where it usually is.
        where = "" if given_home is None else f" --home {shlex.quote(str(given_home))}"
        typer.echo(
            f"An empty home at {folder}. Next: `narrows serve{where}`, whose workshop leads from "
            f"why to the first objectives; or write your streams into a plan and `narrows apply "
            f"FILE{where}`, with what `narrows export{where}` prints to begin with."
        )


def _asked(opening: Opening) -> Opening:
    answers = {
        name: (zone_typed if name == "zone" else text_typed)(question) or None
        for name, question in QUESTIONS.items()
        if getattr(opening, name) is None
    }
    return replace(opening, **answers)
