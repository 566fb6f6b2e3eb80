"""Findings as text for people: what, where, why, and how to write it. Imported when shown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from narrows.cli.render.tables import line
from narrows.domain.finding import SOURCES, Finding, Severity
from narrows.domain.plan import Plan
from narrows.domain.work import Fault
from narrows.services.lint.linting import every_rule

STYLES = {Severity.STOP: "bold red", Severity.WARN: "bold yellow", Severity.NOTE: "bold cyan"}
INDENT = 6
"""As wide as a severity. [columns]"""


@dataclass(frozen=True, slots=True)
class Linted:
    """A plan with what was found in it.

    Attributes:
        name: Of the file or home.
        plan: What was read.
        findings: What was found.
        has_facts: Whether measurements were read beside it.
        faults: What of the file could not be read.
    """

    name: str
    plan: Plan
    findings: Sequence[Finding]
    has_facts: bool
    faults: Sequence[Fault] = ()


def show_findings(read: Sequence[Linted], console: Console) -> None:
    """Each plan's findings and their sum."""
    for each in read:
        if len(read) > 1:
            console.print(line(each.name), style="bold underline")
        told: set[str] = set()
        for finding in each.findings:
            _show(finding, console, is_why_told=finding.rule in told)
            told.add(finding.rule)
        for fault in each.faults:
            row = "" if fault.row is None else f", line {fault.row}"
            console.print(line(f"Not read{row}: {fault.message}"), style="dim")
        console.print(line(_sum(each)))


def _show(finding: Finding, console: Console, *, is_why_told: bool) -> None:
    head = Text.assemble(
        (finding.severity.upper().ljust(INDENT), STYLES[finding.severity]),
        (line(finding.where), "bold"),
        (f"  {finding.rule}", "dim"),
    )
    console.print(head)
    console.print(_part(finding.text))
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


def _sum(read: Linted) -> str:
    n_muted = sum(each.muted is not None for each in read.findings)
    found = Counter(each.severity for each in read.findings if each.muted is None)
    counts = [f"{found[severity]} {severity}" for severity in Severity if found[severity]]
    muted = f" {n_muted} muted." if n_muted else ""
    silent = [each.name for each in every_rule() if each.needs_facts and not read.has_facts]
    unread = f" Not asked, since a file has no measurements: {', '.join(silent)}." if silent else ""
    if counts:
        return f"{read.name}: {', '.join(counts)}.{muted}{unread}"
    n_key_results = sum(len(each.key_results) for each in read.plan.objectives)
    size = f"{_count(len(read.plan.objectives), 'objective')} and "
    size += _count(n_key_results, "key result")
    return f"{read.name}: nothing found in {size}.{muted}{unread}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
