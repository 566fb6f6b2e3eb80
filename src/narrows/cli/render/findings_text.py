"""Findings as text for people: what, where, why, and how to write it. Imported when shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from narrows.cli.render.tables import line
from narrows.domain.finding import SOURCES, Finding, Rule, Severity
from narrows.services.lint.files import Linted
from narrows.services.lint.linting import unknown_rules

STYLES = {Severity.STOP: "bold red", Severity.WARN: "bold yellow", Severity.NOTE: "bold cyan"}
INDENT = 6
"""As wide as a severity. [columns]"""

Row = tuple[tuple[str, str], ...]
"""A row of words, each with its style."""

LONGEST_LINE = 100
"""Of a file's line that is shown. [characters]"""

BEFORE = 30
"""Of it before the thing that it is about, where that stands far behind. [characters]"""


def show_findings(read: Sequence[Linted], console: Console, *, rules: Sequence[Rule]) -> None:
    """Each plan's findings and their sum, with the lines of the file that they are about.

    Args:
        read: What was linted.
        console: Where it is shown.
        rules: Those that were asked.
    """
    width = console.width
    for each in read:
        if len(read) > 1:
            console.print(line(each.name), style="bold underline")
        told: set[str] = set()
        lines = [] if each.text is None else each.text.splitlines()
        for finding in each.findings:
            rows = [*_head(finding, width), *_excerpt(finding, lines, width=width)]
            rows += _parts(finding, width - INDENT, is_why_told=finding.rule in told)
            _show(rows, console)
            told.add(finding.rule)
        for fault in each.faults:
            row = "" if fault.row is None else f", line {fault.row}"
            console.print(line(f"Not read{row}: {fault.message}"), style="dim")
        for name in unknown_rules(each.plan):
            console.print(line(f"No rule is called «{name}», which a mute or severity names."))
        console.print(line(_sum(each, rules)))


def _head(finding: Finding, width: int) -> Iterator[Row]:
    """What, where and by which rule; what a row has no room for stands in one of its own."""
    stands = "" if finding.line is None else f"  {finding.file}:{finding.line}"
    if finding.line is not None and finding.column is not None:
        stands += f":{finding.column}"
    severity = (finding.severity.upper().ljust(INDENT), STYLES[finding.severity])
    where = (line(finding.where), "bold")
    row = (severity, where, (f"  {finding.rule}", "dim"), (line(stands), "dim"))
    if cell_len("".join(said for said, _ in row)) <= width:
        yield row
    else:
        yield severity, where
        yield (" " * INDENT, ""), (f"{finding.rule}{line(stands)}", "dim")


def _excerpt(finding: Finding, lines: Sequence[str], *, width: int) -> Iterator[Row]:
    """The line of the file, and a mark below where the thing begins in it."""
    if finding.line is None or not 0 < finding.line <= len(lines):
        return
    told, number = line(lines[finding.line - 1]), str(finding.line).rjust(INDENT - 2)
    room = min(LONGEST_LINE, max(width - len(f"{number} │ "), 2 * BEFORE))
    column = finding.column or 1
    begun = column - 1 - BEFORE if column > room - BEFORE else 0
    shown = f"…{told[begun + 1 : begun + room]}" if begun else told[:room]
    if begun + room < len(told):
        shown = f"{shown[:-1]}…"
    yield (f"{number} │ ", "dim"), (shown, "")
    if finding.column is not None and column <= len(told):
        mark = " " * (column - 1 - begun) + "^"
        yield (f"{'':{INDENT - 2}} │ ", "dim"), (mark, STYLES[finding.severity])


def _parts(finding: Finding, width: int, *, is_why_told: bool) -> Iterator[Row]:
    yield from _part(finding.text, width=width)
    if finding.weighed is not None:
        yield from _part(finding.weighed, f"{finding.severity.capitalize()} here: ", width=width)
    if finding.muted is not None:
        yield from _part(finding.muted, "Muted: ", width=width)
        return
    if not is_why_told:
        source = f"({finding.source}, {SOURCES[finding.source]})"
        yield from _part(f"{finding.why} {source}", "Why: ", width=width)
    yield from _part(finding.suggestion, "Write: ", width=width)


def _part(said: str, name: str = "", *, width: int) -> Iterator[Row]:
    for number, row in enumerate(_rows(f"{name}{line(said)}", width)):
        named = name if number == 0 and row.startswith(name) else ""
        yield (" " * INDENT, ""), (named, "dim"), (row.removeprefix(named), "")


def _rows(text: str, width: int) -> Iterator[str]:
    """A text in rows of whole words; a word that is wider than a row has one of its own."""
    row, taken = "", 0
    for word in text.split(" "):
        wide = cell_len(word)
        if row and taken + 1 + wide > width:
            yield row.rstrip()
            row, taken = "", 0
        row, taken = (f"{row} {word}", taken + 1 + wide) if row else (word, wide)
    yield row.rstrip()


def _show(rows: Iterable[Row], console: Console) -> None:
    """Rows at once, since rich takes a millisecond for each by itself; words stay whole."""
    whole = Text()
    for row in rows:
        for said, style in row:
            whole.append(said, style)
        whole.append("\n")
    console.print(whole, soft_wrap=True)


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
