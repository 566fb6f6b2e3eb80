"""Findings as text for people: what, where, why, and how to write it. Imported when shown."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from narrows.cli.render.tables import line
from narrows.domain.finding import SOURCES, Finding, Rule, Severity
from narrows.services.lint.files import Linted
from narrows.services.lint.linting import unknown_rules

STYLES = {Severity.STOP: "bold red", Severity.WARN: "bold yellow", Severity.NOTE: "bold cyan"}
INDENT = 6
"""As wide as a severity. [columns]"""

LONGEST_LINE = 100
"""Of a file's line that is shown. [characters]"""


def show_findings(read: Sequence[Linted], console: Console, *, rules: Sequence[Rule]) -> None:
    """Each plan's findings and their sum, with the lines of the file that they are about.

    Args:
        read: What was linted.
        console: Where it is shown.
        rules: Those that were asked.
    """
    for each in read:
        if len(read) > 1:
            console.print(line(each.name), style="bold underline")
        told: set[str] = set()
        lines = [] if each.text is None else each.text.splitlines()
        for finding in each.findings:
            console.print(_head(finding))
            for text in _excerpt(finding, lines):
                console.print(text)
            _show(finding, console, is_why_told=finding.rule in told)
            told.add(finding.rule)
        for fault in each.faults:
            row = "" if fault.row is None else f", line {fault.row}"
            console.print(line(f"Not read{row}: {fault.message}"), style="dim")
        for name in unknown_rules(each.plan):
            console.print(line(f"No rule is called «{name}», which a mute or severity names."))
        console.print(line(_sum(each, rules)))


def _head(finding: Finding) -> Text:
    stands = "" if finding.line is None else f"  {finding.file}:{finding.line}"
    if finding.line is not None and finding.column is not None:
        stands += f":{finding.column}"
    return Text.assemble(
        (finding.severity.upper().ljust(INDENT), STYLES[finding.severity]),
        (line(finding.where), "bold"),
        (f"  {finding.rule}", "dim"),
        (line(stands), "dim"),
    )


def _excerpt(finding: Finding, lines: Sequence[str]) -> Iterator[Text]:
    """The line of the file, and a mark below where the thing begins in it."""
    if finding.line is None or not 0 < finding.line <= len(lines):
        return
    told, number = line(lines[finding.line - 1]), str(finding.line).rjust(INDENT - 2)
    shown = told if len(told) <= LONGEST_LINE else f"{told[: LONGEST_LINE - 1]}…"
    yield Text.assemble((f"{number} │ ", "dim"), shown)
    if finding.column is not None and finding.column <= len(shown):
        mark = " " * (finding.column - 1) + "^"
        yield Text.assemble((f"{'':{INDENT - 2}} │ ", "dim"), (mark, STYLES[finding.severity]))


def _show(finding: Finding, console: Console, *, is_why_told: bool) -> None:
    console.print(_part(finding.text))
    if finding.weighed is not None:
        console.print(_part(finding.weighed, f"{finding.severity.capitalize()} here: "))
    if finding.muted is not None:
        console.print(_part(finding.muted, "Muted: "))
    else:
        if not is_why_told:
            source = f"({finding.source}, {SOURCES[finding.source]})"
            console.print(_part(f"{finding.why} {source}", "Why: "))
        console.print(_part(finding.suggestion, "Write: "))
    console.print()


def _part(said: str, name: str = "") -> Padding:
    return Padding(Text.assemble((name, "dim"), line(said)), (0, 0, 0, INDENT), expand=False)


def _sum(read: Linted, rules: Sequence[Rule]) -> str:
    n_muted = sum(each.muted is not None for each in read.findings)
    found = Counter(each.severity for each in read.findings if each.muted is None)
    counts = [f"{found[severity]} {severity}" for severity in Severity if found[severity]]
    muted = f" {n_muted} muted." if n_muted else ""
    silent = [each.name for each in rules if each.needs_facts and not read.has_facts]
    unread = f" Not asked, since a file has no measurements: {', '.join(silent)}." if silent else ""
    if counts:
        return f"{read.name}: {', '.join(counts)}.{muted}{unread}"
    n_key_results = sum(len(each.key_results) for each in read.plan.objectives)
    size = f"{_count(len(read.plan.objectives), 'objective')} and "
    size += _count(n_key_results, "key result")
    return f"{read.name}: nothing found in {size}.{muted}{unread}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
