"""Findings in SARIF, as other tools read them."""

from dataclasses import replace
from pathlib import Path

from narrows.domain.finding import Finding, Severity
from narrows.domain.plan import Plan
from narrows.domain.work import Fault
from narrows.services.lint.files import Linted
from narrows.services.lint.linting import every_rule
from narrows.views.as_json import plain
from narrows.views.lint_sarif import sarif_log

FOUND = Finding(
    "no_baseline", Severity.WARN, "shop/o/KR1", "No start.", "It harms.", "000", "Measure.",
    file="plans/o k.md", line=3, column=5,
)  # fmt: skip


def run_of(*findings: Finding, faults: tuple[Fault, ...] = ()) -> dict:  # type: ignore[type-arg]
    read = [Linted("plans/o k.md", Plan(), findings, has_facts=False, faults=faults)]
    log = plain(sarif_log(read, rules=every_rule(), version="1.0"))
    assert isinstance(log, dict)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


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
