"""Plans read against the rules, and shown. Imported when the command runs."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import typer

from narrows.bootstrap import open_home, open_memory
from narrows.cli.render.findings_text import Linted, show_findings
from narrows.cli.render.tables import console
from narrows.cli.reviewed import reviewed
from narrows.domain.calendar import day_of
from narrows.services.lint import linting
from narrows.services.plan.draft import OKR_SUFFIXES, parse_draft_file
from narrows.settings import read_plan_text
from narrows.views import as_json


def lint(files: Sequence[Path], home: Path | None, *, is_json: bool) -> bool:
    """Lint files, or the home's plan without any; whether a finding asks for something."""
    read = list(_files(files)) if files else [_home(home)]
    findings = [finding for each in read for finding in each.findings]
    if is_json:
        faults = [fault for each in read for fault in each.faults]
        typer.echo(as_json.text({"findings": findings, "faults": faults}))
    else:
        show_findings(read, console())
    return bool(linting.counted(findings))


def _files(files: Sequence[Path]) -> Iterator[Linted]:
    now = open_memory().now
    for file in files:
        if file.suffix.casefold() in OKR_SUFFIXES:
            yield _imported(file)
            continue
        plan = parse_draft_file(read_plan_text(file), str(file))
        today: date = day_of(now, plan.zone)
        yield Linted(str(file), plan, linting.lint(plan, None, today=today), has_facts=False)


def _imported(file: Path) -> Linted:
    """OKRs that others wrote. When their cycle begins is guessed, so none of them is history."""
    # A plan in YAML is linted without waiting for what reads Markdown.
    from narrows.services.imports.drafted import plan_of
    from narrows.services.imports.reading import read_okrs

    draft = read_okrs(read_plan_text(file), file=str(file))
    plan = plan_of(draft)
    found = linting.lint(plan, None)
    return Linted(str(file), plan, found, has_facts=False, faults=draft.faults)


def _home(given: Path | None) -> Linted:
    home = open_home(given)
    review = reviewed(home)
    return Linted(str(home.folder), review.plan, review.findings, has_facts=True)
