"""Findings as lines that GitHub shows beside what a request changes."""

from dataclasses import replace

from narrows.domain.finding import Finding, Severity
from narrows.domain.plan import Plan
from narrows.domain.work import Fault
from narrows.services.lint.files import Linted
from narrows.views.lint_github import github_lines

FOUND = Finding(
    "no_baseline", Severity.WARN, "shop/o/KR1", "100% of\nbaskets", "It harms.", "000", "Measure.",
    file="okrs, new:1.md", line=3, column=5,
)  # fmt: skip


def told(*findings: Finding, faults: tuple[Fault, ...] = ()) -> list[str]:
    return list(github_lines([Linted("okrs.md", Plan(), findings, has_facts=False, faults=faults)]))


def test_a_finding_is_one_line_whatever_it_says() -> None:
    (line,) = told(FOUND)
    assert line == (
        "::warning file=okrs%2C new%3A1.md,line=3,col=5,title=no_baseline::"
        "shop/o/KR1: 100%25 of%0Abaskets%0A"
        "Why: It harms. (000, OKRs & DevOps: from micromanagement misery to finding flow)%0A"
        "Write: Measure."
    )


def test_what_is_not_known_of_the_place_is_left_out() -> None:
    (line,) = told(replace(FOUND, file=None, line=None, column=None, severity=Severity.NOTE))
    assert line.startswith("::notice title=no_baseline::shop/o/KR1")


def test_what_is_muted_disturbs_no_request() -> None:
    assert told(replace(FOUND, muted="Measured next week.")) == []


def test_what_could_not_be_read_is_told_with_its_line() -> None:
    assert told(faults=(Fault("okrs.md", "no target", row=7),)) == [
        "::warning file=okrs.md,line=7,title=not read::Not read: no target"
    ]
