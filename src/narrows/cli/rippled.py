"""Ripples on the command line: listed, proposed and answered. Imported when a command runs."""

from collections.abc import Sequence
from pathlib import Path

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.ripple_text import show_conflicts, show_graph
from narrows.cli.render.tables import console, line
from narrows.cli.reviewed import reviewed
from narrows.cli.ripple_options import Felt, Told
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.sayings import Saying
from narrows.services.ripples import answering, outside, proposing, states
from narrows.services.ripples.conflicts import ripple_conflicts
from narrows.services.ripples.graph import ripple_graph
from narrows.services.ripples.outside import OutsideWave
from narrows.services.ripples.targets import Proposal
from narrows.views import as_json
from narrows.views.objectives import chosen_cycle
from narrows.views.rounding import instant


def show(of: str | None, given_home: Path | None, *, cycle: str | None, is_json: bool) -> None:
    """List the ripples of a cycle, all or those that one objective or owner is in."""
    home = open_home(given_home)
    plan = home.stored().plan
    chosen = chosen_cycle(plan, cycle, now=home.now)
    told = home.repository.sayings()
    graph = ripple_graph(plan, told, cycle=chosen.id if chosen else "", of=of)
    if is_json:
        answer = {"cycle": chosen, "ripples": graph.links, "meetings": graph.meetings}
        typer.echo(as_json.text(answer))
        return
    show_graph(graph, console())


def conflicts(given_home: Path | None, *, cycle: str | None, is_json: bool) -> None:
    """List the objectives of a cycle that work against each other."""
    home = open_home(given_home)
    chosen = chosen_cycle(home.stored().plan, cycle, now=home.now)
    measured = reviewed(home)
    found = ripple_conflicts(
        measured.plan,
        measured.facts,
        sayings=home.repository.sayings(),
        cycle=chosen.id if chosen else "",
    )
    if is_json:
        typer.echo(as_json.text({"cycle": chosen, "conflicts": found}))
        return
    show_conflicts(found, console())


def history(key: str, given_home: Path | None, *, is_json: bool) -> None:
    """List what both sides said about a ripple."""
    home = open_home(given_home)
    zone = home.stored().plan.zone
    found = states.history(home.repository.sayings(), key)
    if is_json:
        typer.echo(as_json.text({"history": found}))
        return
    shown = console()
    for each in found:
        words = f": «{each.words}»" if each.words else ""
        when = instant(each.at, zone)
        shown.print(line(f"{each.number:>5}  {when}  {_who(each)}{each.act.value}{words}"))


def propose(wave: Sequence[str], told: Told, *, speaking: Speaking) -> None:
    """Propose a ripple: objective, effect, to, and what is felt."""
    objective, effect, to, text = wave
    proposal = Proposal(objective, effect, to, text, told.strength, is_outside=told.is_outside)
    remark = remark_of(told.message, speaking)
    _end(proposing.propose(room_of(speaking), proposal, remark=remark), speaking)


def note(wave: Sequence[str], felt: Felt, *, speaking: Speaking) -> None:
    """Note a wave from outside: party, effect, to, and what is felt."""
    party, effect, to, text = wave
    told = OutsideWave(party, effect, to, felt.strength, felt.cycle)
    _end(outside.note(room_of(speaking), told, remark=remark_of(text, speaking)), speaking)


def accept(key: str, words: str, *, speaking: Speaking) -> None:
    """Accept a ripple."""
    _end(answering.accept(room_of(speaking), key, remark=remark_of(words, speaking)), speaking)


def decline(key: str, words: str, *, speaking: Speaking) -> None:
    """Decline a ripple."""
    _end(answering.decline(room_of(speaking), key, remark=remark_of(words, speaking)), speaking)


def withdraw(key: str, words: str, *, speaking: Speaking) -> None:
    """Withdraw a ripple."""
    _end(proposing.withdraw(room_of(speaking), key, remark=remark_of(words, speaking)), speaking)


def _end(saved: Saying, speaking: Speaking) -> None:
    end(saved, speaking, deed=f"{_who(saved)}{saved.act.value} {saved.about.key}")


def _who(saying: Saying) -> str:
    return f"{saying.behalf}: " if saying.behalf else ""
