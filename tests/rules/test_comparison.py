"""docs/comparison.md against what is found: the sources' examples, by counts and text and by us."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from narrows.domain.finding import Finding, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import words
from narrows.services.imports.drafted import plan_of
from narrows.services.imports.reading import read_okrs
from narrows.services.lint.linting import lint
from narrows.services.plan.file import parse_draft
from tests.house import ROOT
from tests.rules.source_examples import BLENDED, CASCADE, EXAMPLES, INSURER, SEPARATED

PAGE = ROOT / "docs" / "comparison.md"
DOING = re.compile(
    r"(?i:build|launch|ship|create|implement|develop|deploy|deliver|integrate|write|design)\b"
)


def found_in(text: str) -> list[Finding]:
    return list(lint(parse_draft(text, file="draft.yaml"), None))


def by_counts_and_text(plan: Plan) -> Iterator[str]:
    """What checks of counts, digits and first words find; the page describes them."""
    for objective in plan.objectives:
        if not 2 <= len(objective.key_results) <= 5:
            yield "count"
        if re.search(r"\d", objective.text):
            yield "digit in objective"
        for each in objective.key_results:
            said = words(each, plan)
            if DOING.match(said):
                yield "doing word"
            if each.target is None and not re.search(r"\d", said):
                yield "no digit"


def cell(found: Counter[str]) -> str:
    return ", ".join(f"{n} × {what}" for what, n in sorted(found.items())) or "nothing"


def row(name: str, text: str) -> str:
    told = Counter(
        f"`{each.rule}`" for each in found_in(text) if each.severity is not Severity.NOTE
    )
    plain = Counter(by_counts_and_text(parse_draft(text, file="draft.yaml")))
    return f"| {name} | {cell(plain)} | {cell(told)} |"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_says_what_is_found_in_an_example(name: str) -> None:
    assert row(name, EXAMPLES[name]) in PAGE.read_text(encoding="utf-8").splitlines()


def test_blended_okrs_of_source_003_have_three_findings_of_that_source_and_no_other_stop() -> None:
    found = found_in(BLENDED)
    assert [(each.rule, each.where) for each in found if each.source == "003"] == [
        ("deliverable_key_result", "organisation/O1/KR3"),
        ("deliverable_key_result", "organisation/O1/KR4"),
        ("blended_objective", "organisation/O1"),
    ]
    assert {each.source for each in found if each.severity is Severity.STOP} == {"003"}


def test_they_have_the_same_as_people_write_them() -> None:
    page = """\
Objective: Create a world class checkout experience
KR1: Checkout conversion rate > 65%
KR2: Avg. Customer Satisfaction Score > 8
KR3: Build a tool to remind people of their shopping cart
KR4: Integrate sign-in via Amazon
"""
    found = lint(plan_of(read_okrs(page, file="okrs.md")), None)
    assert sorted(each.rule for each in found if each.source == "003") == [
        "blended_objective",
        "deliverable_key_result",
        "deliverable_key_result",
    ]
    apart = page.replace("KR3:", "Initiative 1:").replace("KR4:", "Initiative 2:")
    plan = plan_of(read_okrs(apart, file="okrs.md"))
    assert [len(each.initiatives) for each in plan.objectives] == [2]
    assert not [each for each in lint(plan, None) if each.source == "003"]


def test_separated_okrs_of_source_003_have_none_of_that_source() -> None:
    found = found_in(SEPARATED)
    assert not [each for each in found if each.source == "003"]
    assert not [each for each in found if each.severity is Severity.STOP]


def test_good_okrs_of_source_000_are_left_alone() -> None:
    assert not [each for each in found_in(INSURER) if each.severity is not Severity.NOTE]


def test_a_cascade_of_source_002_is_stopped_at_each_level() -> None:
    found = {(each.rule, each.where) for each in found_in(CASCADE)}
    assert ("cascaded_objective", "policy/policy") in found
    assert ("cascaded_objective", "verification/verification") in found
    assert ("cascade_depth", "verification/verification") in found
    assert not list(by_counts_and_text(parse_draft(CASCADE, file="draft.yaml")))
