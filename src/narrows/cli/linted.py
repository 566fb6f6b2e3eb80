"""Plans read against the rules, and shown. Imported when the command runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from narrows import __version__
from narrows.bootstrap import now, open_home
from narrows.domain.finding import Rule
from narrows.services.lint.choosing import chosen
from narrows.services.lint.files import Linted, lint_text
from narrows.services.lint.linting import counted, every_rule
from narrows.settings import read_plan_text


@dataclass(frozen=True, slots=True)
class Asked:
    """What is linted, and by which rules.

    Attributes:
        files: Plans or drafts; none is the home's plan.
        home: Its folder, as it was given.
        select: Rules or sources that are asked; none is all.
        ignore: Those that are not.
    """

    files: Sequence[Path]
    home: Path | None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


def lint(asked: Asked, shape: str) -> bool:
    """Lint files or the home's plan, and show it; whether a finding asks for something."""
    rules = chosen(every_rule(), select=asked.select, ignore=asked.ignore)
    read = [_file(each, rules) for each in asked.files] or [_home(asked.home, rules)]
    _show(read, shape, rules=rules)
    return bool(counted(finding for each in read for finding in each.findings))


def _show(read: Sequence[Linted], shape: str, *, rules: Sequence[Rule]) -> None:
    # What shows one format is not waited for by the others.
    if shape == "text":
        from narrows.cli.render.findings_text import show_findings
        from narrows.cli.render.tables import console

        return show_findings(read, console(), rules=rules)
    if shape == "github":
        from narrows.views.lint_github import github_lines

        for each in github_lines(read):
            typer.echo(each)
        return None
    from narrows.views import as_json

    if shape == "sarif":
        from narrows.views.lint_sarif import sarif_log

        typer.echo(as_json.text(sarif_log(read, rules=rules, version=__version__)))
        return None
    findings = [finding for each in read for finding in each.findings]
    faults = [fault for each in read for fault in each.faults]
    typer.echo(as_json.text({"findings": findings, "faults": faults}))
    return None


def _file(file: Path, rules: Sequence[Rule]) -> Linted:
    return lint_text(read_plan_text(file), file=str(file), rules=rules, now=now())


def _home(given: Path | None, rules: Sequence[Rule]) -> Linted:
    from narrows.cli.reviewed import reviewed

    home = open_home(given)
    review = reviewed(home)
    names = {each.name for each in rules}
    found = [each for each in review.findings if each.rule in names]
    return Linted(str(home.folder), review.plan, found, has_facts=True)
