"""Findings as workflow commands: lines that GitHub shows beside the changed lines of a request."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from narrows.domain.finding import SOURCES, Finding, Severity
from narrows.domain.work import Fault
from narrows.services.lint.files import Linted

_COMMANDS = {Severity.STOP: "error", Severity.WARN: "warning", Severity.NOTE: "notice"}


def github_lines(read: Iterable[Linted]) -> Iterator[str]:
    """A line for each finding that is not muted, and for each part that could not be read.

    The format is that of «Workflow commands for GitHub Actions».
    """
    for each in read:
        for finding in each.findings:
            if finding.muted is None:
                yield _line(
                    _COMMANDS[finding.severity], _of_finding(finding), words=_words(finding)
                )
        for fault in each.faults:
            yield _line(
                "warning", _of_fault(fault, each.name), words=[f"Not read: {fault.message}"]
            )


def _words(finding: Finding) -> Sequence[str]:
    return (
        f"{finding.where}: {finding.text}",
        f"Why: {finding.why} ({finding.source}, {SOURCES[finding.source]})",
        f"Write: {finding.suggestion}",
    )


def _of_finding(finding: Finding) -> dict[str, object]:
    place = {"file": finding.file, "line": finding.line, "col": finding.column}
    return {**place, "title": finding.rule}


def _of_fault(fault: Fault, file: str) -> dict[str, object]:
    return {"file": file, "line": fault.row, "title": "not read"}


def _line(command: str, properties: dict[str, object], *, words: Sequence[str]) -> str:
    said = ",".join(
        f"{name}={_property(PurePath(str(value)).as_posix() if name == 'file' else str(value))}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{command} {said}::{_data(chr(10).join(words))}"


def _data(text: str) -> str:
    """Text whose line breaks stay in the message and end no command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
