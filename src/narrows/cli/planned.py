"""Plan files compared with the home's plan, and shown. Imported when a command runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import typer

from narrows.bootstrap import connectors, home_folder, home_plan
from narrows.services.plan_file import HomePlan, parse_plan
from narrows.services.planning import ChangeKind, Difference, differences
from narrows.services.yaml_text import write_yaml
from narrows.settings import home_plan_text, read_plan_text, replace_home_plan

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.CHANGED: "~", ChangeKind.REMOVED: "-"}


@dataclass(frozen=True, slots=True)
class Changes:
    """A plan file beside the home's plan.

    Attributes:
        home: The home's folder, which may not exist yet.
        plan: What the file says.
        differences: What applying it changes.
    """

    home: Path
    plan: HomePlan
    differences: tuple[Difference, ...]


def compare(file: Path, given_home: Path | None) -> Changes:
    """Read a plan file and compare it with the home's plan."""
    home = home_folder(given_home)
    after = parse_plan(
        read_plan_text(file),
        file=str(file),
        folder=file.absolute().parent,
        connectors=connectors(),
    )
    before: Mapping[str, object] = {}
    if home_plan_text(home) is not None:
        before = home_plan(home).document
    return Changes(home, after, tuple(differences(before, after.document)))


def replace(changes: Changes) -> None:
    """Make the file's plan the home's, if that changes anything."""
    if changes.differences or home_plan_text(changes.home) is None:
        replace_home_plan(changes.home, write_yaml(changes.plan.document))


def show(changes: Changes, *, is_json: bool, is_applied: bool = False) -> None:
    """Print what changes, what is kept, and what to do next."""
    if is_json:
        typer.echo(_as_json(changes))
        return
    plan = changes.plan
    typer.echo(
        f"{plan.name or 'The plan'}: {_count(len(plan.streams), 'stream')}, "
        f"{_count(len(plan.sources), 'source')}, zone {plan.zone}."
    )
    for each in changes.differences:
        typer.echo(f"  {SIGNS[each.kind]} {' / '.join(each.path)}{_values(each)}")
    if plan.kept:
        typer.echo(f"Kept, and not used in this version: {', '.join(plan.kept)}.")
    typer.echo(_ending(changes, is_applied=is_applied))


def export(given_home: Path | None, *, is_json: bool) -> None:
    """Print the home's plan."""
    document = home_plan(home_folder(given_home)).document
    if is_json:
        typer.echo(json.dumps(document, default=str, ensure_ascii=False))
    else:
        typer.echo(write_yaml(document), nl=False)


def _ending(changes: Changes, *, is_applied: bool) -> str:
    if not changes.differences:
        return f"Nothing to change in {changes.home}."
    n_changes = _count(len(changes.differences), "change")
    if is_applied:
        return f"{n_changes} applied to {changes.home}. Next: `narrows sync`."
    return f"{n_changes} to {changes.home}. Apply with `narrows apply`."


def _values(difference: Difference) -> str:
    """What was and what will be, where it fits into the line."""
    if difference.kind is ChangeKind.CHANGED:
        return f": {_short(difference.before)} → {_short(difference.after)}"
    told = difference.after if difference.kind is ChangeKind.ADDED else difference.before
    return "" if isinstance(told, Mapping | list) else f": {_short(told)}"


def _short(value: object) -> str:
    text = json.dumps(value, default=str, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _as_json(changes: Changes) -> str:
    return json.dumps(
        {
            "differences": [
                {
                    "kind": each.kind,
                    "path": each.path,
                    "before": each.before,
                    "after": each.after,
                }
                for each in changes.differences
            ],
            "kept": changes.plan.kept,
            "home": str(changes.home),
        },
        default=str,
        ensure_ascii=False,
    )
