"""Plans read against the rules, and shown. Imported when the command runs."""

from collections.abc import Sequence
from pathlib import Path

import typer

from narrows import __version__
from narrows.bootstrap import now, open_home
from narrows.cli.lint import Format, LintOptions
from narrows.domain.errors import NarrowsError
from narrows.domain.finding import Rule
from narrows.services.lint.choosing import chosen
from narrows.services.lint.files import Linted, lint_text
from narrows.services.lint.languages import unread
from narrows.services.lint.linting import counted, every_rule
from narrows.settings import read_plan_text


def lint(asked: LintOptions) -> bool:
    """Lint files or the home's plan, and show it; whether a finding asks for something."""
    shape = Format.JSON if asked.is_json else asked.shape
    rules = chosen(every_rule(), select=asked.select or (), ignore=asked.ignore or ())
    files = asked.file or ()
    if asked.is_fixed:
        _refuse_unfixable(files, shape)
    read, refused = _files(files, rules) if files else ([_home(asked.home, rules)], [])
    if asked.is_fixed and read:
        from narrows.cli.lint_fixed import fix_files

        if fix_files(read, rules=rules, is_agreed=asked.is_agreed):
            read = [_file(Path(each.name), rules) for each in read]
    if read:
        _show(read, shape, rules=rules)
    _refuse(refused)
    return bool(counted(finding for each in read for finding in each.findings))


def _files(files: Sequence[Path], rules: Sequence[Rule]) -> tuple[list[Linted], list[NarrowsError]]:
    """Those that can be read, and why the others cannot."""
    read, refused = [], []
    for each in files:
        try:
            read.append(_file(each, rules))
        except NarrowsError as refusal:
            refused.append(refusal)
    return read, refused


def _refuse(refused: Sequence[NarrowsError]) -> None:
    """A line for each file that could not be read; the last is told as every refusal is."""
    if not refused:
        return
    from narrows.cli.render.tables import line

    for each in refused[:-1]:
        typer.echo(f"narrows: {line(each.message)}", err=True)
    raise refused[-1]


def _show(read: Sequence[Linted], shape: Format, *, rules: Sequence[Rule]) -> None:
    # What shows one format is not waited for by the others.
    if shape is Format.TEXT:
        from narrows.cli.render.findings_text import show_findings
        from narrows.cli.render.tables import console

        return show_findings(read, console(), rules=rules)
    if shape is Format.GITHUB:
        from narrows.views.lint_github import github_lines

        for each in github_lines(read):
            typer.echo(each)
        return None
    from narrows.views import as_json

    if shape is Format.SARIF:
        from narrows.views.lint_sarif import sarif_log

        typer.echo(as_json.text(sarif_log(read, rules=rules, version=__version__)))
        return None
    findings = [finding for each in read for finding in each.findings]
    faults = [fault for each in read for fault in each.faults]
    typer.echo(as_json.text({"findings": findings, "faults": faults}))
    return None


def _refuse_unfixable(files: Sequence[Path], shape: Format) -> None:
    if not files:
        raise NarrowsError(
            "fix-needs-file",
            "--fix changes files, and the home's plan is in its store; name a file, and apply it "
            "afterwards.",
        )
    if shape is not Format.TEXT:
        raise NarrowsError(
            "fix-needs-text",
            "--fix shows differences to people, in no other format; ask for one of the two.",
        )


def _file(file: Path, rules: Sequence[Rule]) -> Linted:
    return lint_text(read_plan_text(file), file=str(file), rules=rules, now=now())


def _home(given: Path | None, rules: Sequence[Rule]) -> Linted:
    from narrows.cli.reviewed import reviewed

    home = open_home(given)
    review = reviewed(home)
    names = {each.name for each in rules}
    found = [each for each in review.findings if each.rule in names]
    read = review.plan.of_cycle(review.cycle.id) if review.cycle else review.plan
    faults = tuple(unread(read, str(home.folder), line=lambda _: None))
    return Linted(str(home.folder), review.plan, found, has_facts=True, faults=faults)
