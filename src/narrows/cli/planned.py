"""Plan files compared with the home's plan, and shown. Imported when a command runs."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import typer

from narrows.bootstrap import Home, connectors, open_home
from narrows.cli.before import is_loss, keep_before, way_back
from narrows.cli.render.progress import shown_progress
from narrows.domain.plan import Plan
from narrows.services.plan import applying
from narrows.services.plan.applying import Changes, shown_by
from narrows.services.plan.document import document_of
from narrows.services.plan.file import parse_plan
from narrows.services.plan.planning import ChangeKind, Difference
from narrows.services.plan.yaml_text import write_yaml
from narrows.services.results.week_ends import restate_after_change
from narrows.settings import has_store, home_folder, read_plan_text

STREAMS, KEY_RESULTS = "streams", "key_results"

SIGNS = {ChangeKind.ADDED: "+", ChangeKind.CHANGED: "~", ChangeKind.REMOVED: "-"}


def plan(file: Path, given_home: Path | None, *, author: str | None, is_json: bool) -> bool:
    """Show what applying a plan file would change; whether anything would."""
    folder = home_folder(given_home)
    changes = _compared(file, folder, author=author)
    show(changes, folder, is_json=is_json)
    return bool(changes.differences)


def apply(
    file: Path, given_home: Path | None, *, author: str | None, seen: int | None, is_json: bool
) -> None:
    """Make a file's plan the home's, unless it was changed after its author saw it."""
    changes = _compared(file, home_folder(given_home), author=author)
    # Made only now: what is refused leaves no empty home behind.
    home = open_home(given_home, is_made=True)
    before = home.repository.plan() if is_loss(changes) else None
    applying.apply(changes, home.repository, now=home.now, seen=seen)
    # At once: what is restated is measured, which takes long and can fail.
    kept = keep_before(before, folder=home.folder) if before else None
    if any(each.path[0] == STREAMS or KEY_RESULTS in each.path for each in changes.differences):
        restated(home)
    if is_json:
        typer.echo(_as_json(changes, home.folder, kept=kept))
        return
    then = f"Next: `narrows {shown_by(changes, held=home.warehouse.sources())}`."
    back = f"\n{way_back(kept, given_home=given_home)}" if before else ""
    show(changes, home.folder, is_json=False, then=then + back)


def restated(home: Home) -> None:
    """Record what the changed plan makes of weeks that were told already."""
    with shown_progress() as progress:
        restate_after_change(
            home.repository,
            home.stored().plan,
            warehouse=home.warehouse,
            now=home.now,
            progress=progress,
        )


def _compared(file: Path, folder: Path, *, author: str | None) -> Changes:
    repository = open_home(folder).repository if has_store(folder) else None
    stored = repository.plan() if repository else None
    parsed = _parsed(file, before=stored.plan if stored else None)
    return applying.compare(repository, parsed, author=author)


def _parsed(file: Path, *, before: Plan | None) -> Plan:
    return parse_plan(
        read_plan_text(file),
        file=str(file),
        folder=file.absolute().parent,
        connectors=connectors(),
        before=before,
    )


def show(changes: Changes, home: Path, *, is_json: bool, then: str | None = None) -> None:
    """Print what changes, and what to do next; `then` is that where it was applied."""
    if is_json:
        typer.echo(_as_json(changes, home))
        return
    plan = changes.plan
    typer.echo(
        f"{plan.organisation.name or 'The plan'}: {_count(len(plan.streams), 'stream')}, "
        f"{_count(len(plan.sources), 'source')}, zone {plan.zone}."
    )
    for each in changes.differences:
        typer.echo(f"  {SIGNS[each.kind]} {' / '.join(each.path)}{_values(each)}")
    typer.echo(_ending(changes, home, then=then))


def export(given_home: Path | None, *, is_json: bool) -> None:
    """Print the home's plan."""
    stored = open_home(given_home).stored()
    document = document_of(stored.plan)
    if is_json:
        typer.echo(json.dumps(document, default=str, ensure_ascii=False))
    else:
        typer.echo(f"# Revision {stored.revision}: name it to `narrows apply --revision`.")
        typer.echo(write_yaml(document), nl=False)


def _ending(changes: Changes, home: Path, *, then: str | None) -> str:
    if not changes.differences:
        return f"Nothing to change in {home}."
    n_changes = _count(len(changes.differences), "change")
    if then is not None:
        return f"{n_changes} applied to {home}. {then}"
    if changes.revision is None:
        return f"{n_changes} to {home}. Apply with `narrows apply`."
    seen = changes.revision
    return (
        f"{n_changes} to {home}, which is at revision {seen}. Apply with `narrows apply --revision "
        f"{seen}`: it refuses if somebody changes the plan until then."
    )


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


def _as_json(changes: Changes, home: Path, **more: object) -> str:
    told = {"home": str(home), "revision": changes.revision, **more}
    found = {"differences": [asdict(each) for each in changes.differences], **told}
    return json.dumps(found, default=str, ensure_ascii=False)
