"""Objectives written on the command line. Imported when a command runs."""

from pathlib import Path
from typing import cast

import typer

from narrows.bootstrap import open_home
from narrows.cli.render.tables import line
from narrows.cli.reviewed import reviewed
from narrows.domain.errors import NarrowsError
from narrows.services.plan.sending import objective_document, remove_objective
from narrows.services.plan.yaml_text import parse_yaml, write_yaml
from narrows.services.writing.drafting import drafted
from narrows.services.writing.fitting import Given
from narrows.services.writing.reading import DraftReading, read_draft
from narrows.services.writing.saving import rewrite
from narrows.services.writing.saving import write as write_new
from narrows.services.writing.taking import with_offers
from narrows.settings import read_plan_text
from narrows.views import as_json
from narrows.views.writing_json import draft_json


def check(file: Path, given_home: Path | None, *, is_json: bool) -> None:
    """Read an objective against the rules, and tell what it lacks."""
    home, (given, metrics) = open_home(given_home), _read(file)
    draft = drafted(home.room().plan, given, metrics=metrics)
    told = tuple(home.room().repository.sayings())
    reading = read_draft(draft, reviewed(home).facts, sayings=told)
    if is_json:
        typer.echo(as_json.text(draft_json(draft, reading)))
        return
    _tell(reading)
    for each in draft.refused:
        typer.echo(line(f"lacks, at {'.'.join(map(str, each.at))}: {each.message}"))
    if not draft.refused:
        typer.echo("It can be saved as it is.")


def write(file: Path, given_home: Path | None, *, is_taken: bool, is_json: bool) -> None:
    """Save an objective."""
    room, (given, metrics) = open_home(given_home).room(), _read(file)
    if is_taken:
        given, metrics = with_offers(room.plan, given, metrics=metrics)
    id_ = given.get("id")
    if id_ is not None and room.plan.objective(f"{id_}") is not None:
        saved = rewrite(room, f"{id_}", given=given, metrics=metrics)
    else:
        saved = write_new(room, given, metrics=metrics)
    if is_json:
        show(saved.id, given_home, is_json=True)
        return
    typer.echo(line(f"Saved «{saved.text}» as {saved.id}, of {saved.owner} in {saved.cycle}."))


def show(id_: str, given_home: Path | None, *, is_json: bool) -> None:
    """Show an objective as a plan file says it."""
    found = objective_document(open_home(given_home).room().plan, id_)
    typer.echo(as_json.text({"objective": found}) if is_json else write_yaml(found).rstrip())


def remove(id_: str, given_home: Path | None, *, is_json: bool) -> None:
    """Take an objective out of the plan."""
    room = open_home(given_home).room()
    found = objective_document(room.plan, id_)
    remove_objective(room, id_)
    if is_json:
        typer.echo(as_json.text({"objective": found}))
        return
    typer.echo(line(f"Removed «{found['text']}»; check-ins and the trail of it stay."))


def _read(file: Path) -> tuple[Given, list[Given]]:
    """An objective and the metrics that come with it.

    Raises:
        NarrowsError: `objective-file-unreadable`, and what `parse_yaml` refuses.
    """
    value = parse_yaml(read_plan_text(file), str(file)).value
    if not isinstance(value, dict) or "objectives" in value:
        raise NarrowsError(
            "objective-file-unreadable",
            f"«{file}» is not one objective; write its `text:`, `owner:`, `cycle:` and "
            "`key_results:` at the top, or apply a whole plan with `narrows apply`.",
        )
    metrics = value.pop("metrics", [])
    listed = metrics if isinstance(metrics, list) else [metrics]
    return value, [cast("Given", each) for each in listed if isinstance(each, dict)]


def _tell(reading: DraftReading) -> None:
    for found in (*reading.findings, *reading.around):
        typer.echo(line(f"{found.severity.value} {found.where}: {found.text}"))
        typer.echo(line(f"  instead: {found.suggestion} (source {found.source}, {found.rule})"))
    for id_, offer in reading.offers.items():
        new = "" if offer.new is None or offer.near else ", a new metric"
        numbers = (
            ("from", offer.baseline),
            ("to", offer.target),
            ("at least", offer.low),
            ("at most", offer.high),
        )
        told = " ".join(f"{name} {value:.12g}" for name, value in numbers if value is not None)
        typer.echo(line(f"means {id_}: {offer.title} {told} {offer.unit}{new}"))
