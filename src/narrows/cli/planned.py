"""Plan files compared with the home's plan, and shown. Imported when a command runs."""

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import typer

from narrows.bootstrap import connectors, home_plan
from narrows.services import applying
from narrows.services.applying import Changes
from narrows.services.plan_file import parse_plan
from narrows.services.planning import ChangeKind, Difference
from narrows.services.yaml_text import write_yaml
from narrows.settings import home_plan_text, read_plan_text, replace_home_plan

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.CHANGED: "~", ChangeKind.REMOVED: "-"}


def compare(file: Path, home: Path) -> Changes:
    """Read a plan file and compare it with the home's plan."""
    after = parse_plan(
        read_plan_text(file),
        file=str(file),
        folder=file.absolute().parent,
        connectors=connectors(),
    )
    before = None if home_plan_text(home) is None else home_plan(home)
    return applying.compare(before, after)


def apply(changes: Changes, home: Path) -> None:
    """Make the file's plan the home's."""
    applying.apply(changes, replace=partial(replace_home_plan, home))


def show(changes: Changes, home: Path, *, is_json: bool, is_applied: bool = False) -> None:
    """Print what changes, what is kept, and what to do next."""
    if is_json:
        typer.echo(_as_json(changes, home))
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
    typer.echo(_ending(changes, home, is_applied=is_applied))


def export(home: Path, *, is_json: bool) -> None:
    """Print the home's plan."""
    document = home_plan(home).document
    if is_json:
        typer.echo(json.dumps(document, default=str, ensure_ascii=False))
    else:
        typer.echo(write_yaml(document), nl=False)


def _ending(changes: Changes, home: Path, *, is_applied: bool) -> str:
    if not changes.differences:
        return f"Nothing to change in {home}."
    n_changes = _count(len(changes.differences), "change")
    if is_applied:
        return f"{n_changes} applied to {home}. Next: `narrows sync`."
    return f"{n_changes} to {home}. Apply with `narrows apply`."


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


def _as_json(changes: Changes, home: Path) -> str:
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
            "home": str(home),
        },
        default=str,
        ensure_ascii=False,
    )
