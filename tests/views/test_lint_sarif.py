"""Findings in SARIF, as other tools read them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from narrows.domain.finding import Finding, Severity
from narrows.domain.plan import Plan
from narrows.domain.work import Fault
from narrows.services.lint.files import Linted, lint_text
from narrows.services.lint.linting import every_rule
from narrows.views.as_json import plain
from narrows.views.lint_sarif import sarif_log
from tests.views.sarif_schema import LOG

FOUND = Finding(
    "no_baseline", Severity.WARN, "shop/o/KR1", "No start.", "It harms.", "000", "Measure.",
    file="plans/o k.md", line=3, column=5,
)  # fmt: skip


PAGE = """\
# Shop OKRs 2026 Q4

## Wir werden besser als die anderen, und zwar überall

| Objective | Key result |
|---|---|
| Warm bread | Build an oven | and | more |
| Warm bread | Regulars rise to 40 % |
"""

SARIF = jsonschema_rs.validator_for(LOG, validate_formats=True)


def run_of(*findings: Finding, faults: tuple[Fault, ...] = ()) -> dict[str, Any]:
    return run_in(Linted("plans/o k.md", Plan(), findings, has_facts=False, faults=faults))


def run_in(*read: Linted) -> dict[str, Any]:
    log = plain(sarif_log(read, rules=every_rule(), version="1.0"))
    assert isinstance(log, dict)
    SARIF.validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize(
    "change",
    [
        {"version": "2.0.0"},
        {"runs": [{"results": []}]},
        {"runs": [{"tool": {"driver": {"rules": []}}}]},
        {"runs": [{"tool": {"driver": {"name": "narrows"}}, "results": [{"ruleId": "no_why"}]}]},
        {"more": 1},
    ],
)
def test_what_is_no_sarif_is_seen(change: dict[str, object]) -> None:
    log = plain(sarif_log([], rules=every_rule(), version="1.0"))
    assert isinstance(log, dict)
    assert SARIF.is_valid(log)
    assert not SARIF.is_valid({**log, **change})


def test_whole_files_with_faults_are_sarif(tmp_path: Path) -> None:
    now = datetime(2026, 11, 26, tzinfo=UTC)
    files = ("okrs.md", "pläne/o %1.md", str(tmp_path / "okrs.md"))
    read = [lint_text(PAGE, file=each, rules=every_rule(), now=now) for each in files]
    run = run_in(*read)
    assert len(run["results"]) == sum(len(each.findings) for each in read) > 0
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert len(told) == sum(len(each.faults) for each in read) > 0


def test_a_finding_says_its_rule_its_level_and_its_place() -> None:
    run = run_of(FOUND)
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("no_baseline", "warning")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "no_baseline"
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "plans/o%20k.md"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert place["logicalLocations"] == [{"fullyQualifiedName": "shop/o/KR1"}]
    assert "suppressions" not in result


def test_a_finding_is_the_same_when_lines_above_it_come_or_go() -> None:
    (here,) = run_of(FOUND)["results"]
    (below,) = run_of(replace(FOUND, line=30))["results"]
    (other,) = run_of(replace(FOUND, where="shop/o/KR2"))["results"]
    assert here["partialFingerprints"] == below["partialFingerprints"]
    assert here["partialFingerprints"] != other["partialFingerprints"]


def test_a_muted_finding_is_suppressed_with_its_reason() -> None:
    (result,) = run_of(replace(FOUND, muted="Next week."))["results"]
    (told,) = result["suppressions"]
    assert told["justification"] == "Next week."


def test_a_home_has_no_file_and_an_absolute_path_is_an_address(tmp_path: Path) -> None:
    (result,) = run_of(replace(FOUND, file=None, line=None, column=None))["results"]
    assert "physicalLocation" not in result["locations"][0]
    (result,) = run_of(replace(FOUND, file=str(tmp_path / "o k.md"), line=None))["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": (tmp_path / "o k.md").as_uri()}
    }


def test_each_rule_brings_its_manual() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert len(rules) == len(every_rule())
    assert all(each["shortDescription"]["text"] and each["help"]["markdown"] for each in rules)


def test_what_could_not_be_read_is_told_apart() -> None:
    (invocation,) = run_of(faults=(Fault("o k.md", "no target", row=7),))["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"] == {"text": "no target"}
    assert told["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}
