"""What is decided on initiatives, on the command line. Imported when a command runs."""

from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.bet import Bet
from narrows.cli.render.tables import console, line
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.initiatives import changing, deciding, proposing
from narrows.services.initiatives.edits import Edits, edited
from narrows.services.initiatives.standing import (
    StandingInitiative,
    initiative_standing,
    initiatives,
)
from narrows.views import as_json
from narrows.views.rounding import instant


def list_(of: str | None, given_home: Path | None, *, is_json: bool) -> None:
    """List the initiatives of an objective or of all."""
    home = open_home(given_home)
    plan = home.stored().plan
    if of is not None:
        objective_named(plan, of)
    found = [
        each
        for each in initiatives(plan, home.repository.sayings())
        if of is None or each.objective == of
    ]
    if is_json:
        typer.echo(as_json.text({"initiatives": found}))
        return
    shown = console()
    for each in found:
        shown.print(line(f"{each.key}: {_standing(each, plan.zone)}"))
        shown.print(line(f"  {each.text}"))
    if not found:
        shown.print("There is no initiative yet.")


def show(key: str, given_home: Path | None, *, is_json: bool) -> None:
    """Show one initiative with its history."""
    home = open_home(given_home)
    plan = home.stored().plan
    found = initiative_standing(plan, home.repository.sayings(), key)
    if is_json:
        typer.echo(as_json.text({"initiative": found}))
        return
    shown = console()
    shown.print(line(f"{found.key}: {_standing(found, plan.zone)}"))
    shown.print(line(f"  {found.text}"))
    for each in found.history:
        shown.print(line(f"{each.number:>5}  {instant(each.at, plan.zone)}  {each.act}"))
        if each.words:
            shown.print(line(f"       {each.words}"))


def propose(key: str, reason: str, *, bet: Bet, speaking: Speaking) -> None:
    """Add an initiative."""
    objective, id_ = named_new(key)
    new = edited(Initiative(id_, text=""), edits_of(bet))
    remark = remark_of(reason, speaking)
    end(proposing.propose(room_of(speaking), objective, initiative=new, remark=remark), speaking)


def start(key: str, reason: str, *, speaking: Speaking) -> None:
    """Start one."""
    end(deciding.start(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def keep(key: str, reason: str, *, speaking: Speaking) -> None:
    """Keep one."""
    end(deciding.keep(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def change(key: str, reason: str, *, bet: Bet, speaking: Speaking) -> None:
    """Change one."""
    remark = remark_of(reason, speaking)
    end(changing.change(room_of(speaking), key, edits=edits_of(bet), remark=remark), speaking)


def swap(key: str, reason: str, *, new: str, bet: Bet, speaking: Speaking) -> None:
    """Swap one for another."""
    another = edited(Initiative(new, text=""), edits_of(bet))
    remark = remark_of(reason, speaking)
    end(changing.swap(room_of(speaking), key, new=another, remark=remark), speaking)


def stop(key: str, reason: str, *, speaking: Speaking) -> None:
    """Stop one."""
    end(deciding.stop(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def named_new(key: str) -> tuple[str, str]:
    """The objective and id of a new initiative.

    Raises:
        NarrowsError: `initiative-unnamed`.
    """
    objective, _, id_ = key.partition("/")
    if not id_:
        raise NarrowsError(
            "initiative-unnamed",
            f"A new initiative is named by its objective and a short id that stays, such as "
            f"{objective or 'love-mobile'}/pairs.",
        )
    return objective, id_


def edits_of(bet: Bet) -> Edits:
    """What the options say of an initiative."""
    return Edits(
        text=bet.text,
        status=bet.status,
        moves=bet.moves,
        change=bet.by,
        by_week=bet.until_week,
        because=bet.because,
        teams=None if bet.team is None else tuple(bet.team),
        items=None if bet.item is None else tuple(bet.item),
        epic=bet.epic,
        label=bet.label,
    )


def _standing(found: StandingInitiative, zone: str) -> str:
    """«running since 2026-10-12 09:00: because …»."""
    if not found.history:
        return found.state.value
    last = found.history[-1]
    since = f"{found.state} since {instant(last.at, zone)}"
    return f"{since}: {last.words}" if last.words else since
