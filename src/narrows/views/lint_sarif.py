"""Findings in SARIF 2.1.0 (OASIS), as other tools that check texts and code have them."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import PurePath, PurePosixPath

from narrows.domain.finding import SOURCES, Finding, Rule, Severity
from narrows.domain.work import Fault
from narrows.services.lint.files import Linted

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
"""Names the format; nothing is fetched from there."""

_LEVELS = {Severity.STOP: "error", Severity.WARN: "warning", Severity.NOTE: "note"}

Json = dict[str, object]


def sarif_log(read: Sequence[Linted], *, rules: Sequence[Rule], version: str) -> Json:
    """One run with all findings; muted ones are there as suppressed, with their reason.

    Args:
        read: What was linted.
        rules: Those that were asked.
        version: Of Narrows.
    """
    numbers = {each.name: number for number, each in enumerate(rules)}
    driver = {"name": "narrows", "version": version, "rules": [_rule(each) for each in rules]}
    found = [each for linted in read for each in linted.findings]
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, numbers[each.rule]) for each in found],
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _faults(read)}],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Json:
    lead = rule.manual.strip().partition("\n\n")[0].replace("\n", " ")
    return {
        "id": rule.name,
        "shortDescription": {"text": lead},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.manual.strip(), "markdown": rule.manual.strip()},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"source": f"{rule.source}, {SOURCES[rule.source]}"},
    }


def _result(finding: Finding, number: int) -> Json:
    named = sha256(f"{finding.rule} {finding.where}".encode()).hexdigest()
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.text} {finding.suggestion}"},
        "locations": [_location(finding)],
        "partialFingerprints": {"ruleAndPlace/v1": named},
    }
    if finding.muted is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": finding.muted}
        ]
    return result


def _location(finding: Finding) -> Json:
    place: Json = {"logicalLocations": [{"fullyQualifiedName": finding.where}]}
    if finding.file is not None:
        place["physicalLocation"] = _physical(finding.file, finding.line, column=finding.column)
    return place


def _physical(file: str, line: int | None, *, column: int | None = None) -> Json:
    place: Json = {"artifactLocation": {"uri": _address(file)}}
    if line is not None:
        place["region"] = {"startLine": line, **({} if column is None else {"startColumn": column})}
    return place


def _address(file: str) -> str:
    """A path as a URI: relative where it is relative, so that it is found in a repository."""
    path = PurePath(file)
    if path.is_absolute():
        return path.as_uri()
    return PurePosixPath("/", path.as_posix()).as_uri().removeprefix("file:///")


def _faults(read: Iterable[Linted]) -> Sequence[Json]:
    return [_fault(fault, linted.name) for linted in read for fault in linted.faults]


def _fault(fault: Fault, file: str) -> Json:
    place = {"physicalLocation": _physical(file, fault.row)}
    return {"level": "warning", "message": {"text": fault.message}, "locations": [place]}
