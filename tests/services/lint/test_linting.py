"""Linting: findings in their order, with what was muted, of what can still be changed."""

from datetime import date
from pathlib import Path

import pytest

from narrows.domain.finding import Finding, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import every_place
from narrows.services.lint.linting import counted, every_rule, lint
from narrows.services.plan.file import parse_draft
from tests.shared import FOLDER

BLENDED = """\
objectives:
  - id: checkout
    owner: shop
    text: Create a world class checkout experience
    key_results:
      - Checkout conversion rate > 65%
      - Avg. Customer Satisfaction Score > 8
      - Build a tool to remind people of their shopping cart
      - Integrate sign-in via Amazon
"""
"""The example of source 003, where outcomes and deliverables are blended."""


def draft(text: str) -> Plan:
    return parse_draft(text, file="draft.yaml")


BLENDED_WITH_REASONS = BLENDED.replace(
    "shopping cart\n",
    "shopping cart (so customers don't abandon their shopping cart without knowing)\n",
).replace("Amazon\n", "Amazon (so customers don't have to create a new account)\n")
"""The same with the reasons that it gives for the two."""

SEPARATED = """\
objectives:
  - id: checkout
    owner: shop
    text: Create a world class checkout experience
    key_results:
      - Checkout conversion rate > 65%
      - Avg. Customer Satisfaction Score > 8
    initiatives:
      - Build a tool to remind people of their shopping cart (so customers don't abandon it)
      - Integrate sign-in via Amazon (so customers don't have to create a new account)
"""
"""How source 003 would rather write it."""


def stops(findings: list[Finding]) -> list[str]:
    return [each.where for each in findings if each.severity is Severity.STOP]


def test_the_blended_example_stops_at_its_deliverables() -> None:
    assert stops(list(lint(draft(BLENDED), None))) == ["shop/checkout/KR3", "shop/checkout/KR4"]


@pytest.mark.parametrize("text", [BLENDED, BLENDED_WITH_REASONS])
def test_what_source_003_says_of_its_example_is_found_and_nothing_else_of_it(text: str) -> None:
    found = [(each.rule, each.where) for each in lint(draft(text), None) if each.source == "003"]
    assert found == [
        ("deliverable_key_result", "shop/checkout/KR3"),
        ("deliverable_key_result", "shop/checkout/KR4"),
        ("blended_objective", "shop/checkout"),
    ]


def test_separated_as_source_003_does_nothing_of_it_is_left() -> None:
    found = lint(draft(SEPARATED), None)
    assert not stops(list(found))
    assert "003" not in {each.source for each in found}
    assert not [each for each in found if each.where.startswith("shop/checkout/I")]


def test_the_contract_has_nothing_to_stop_at() -> None:
    path: Path = FOLDER / "contract" / "insurer.yaml"
    if not path.exists():
        pytest.skip(f"{path} is missing; set NARROWS_SHARED to the folder of shared data")
    plan = draft(path.read_text(encoding="utf-8"))
    assert len(plan.objectives) == 3
    assert not stops(list(lint(plan, None)))


def test_the_most_serious_comes_first_then_the_order_of_the_plan() -> None:
    plan = draft(
        """
        streams:
          - {id: second, workflow: [{status: Done, state: done}]}
          - {id: first, workflow: [{status: Done, state: done}]}
        objectives:
          - {id: a, owner: first, text: A, key_results: [Error rate < 2 %, Launch the portal]}
          - {id: b, owner: second, text: B, key_results: [Build the app]}
        """
    )
    found = [(each.severity.value, each.where) for each in lint(plan, None)]
    assert list(dict.fromkeys(found)) == [
        ("stop", "second"),
        ("stop", "first"),
        ("stop", "first/a/KR2"),
        ("stop", "second/b/KR1"),
        ("warn", "organisation"),
        ("warn", "first/a"),
        ("warn", "first/a/KR1"),
        ("warn", "second/b"),
    ]


def test_a_mute_answers_its_rule_at_its_place_and_below() -> None:
    mutes = "mutes: [{{rule: {rule}, where: {where}, reason: We know}}]\n"
    deliverables = "deliverable_key_result"
    for where, n_muted in (
        ("shop", 2),
        ("shop/checkout", 2),
        ("shop/checkout/KR3", 1),
        ("shop/check", 0),
        ("shop/checkout/KR", 0),
        ("checkout", 0),
    ):
        plan = draft(mutes.format(rule=deliverables, where=where) + BLENDED)
        muted = [each for each in lint(plan, None) if each.muted is not None]
        assert [each.muted for each in muted] == ["We know"] * n_muted
        assert {each.rule for each in muted} <= {deliverables}
    other = draft(mutes.format(rule="another_rule", where="shop") + BLENDED)
    assert not [each for each in lint(other, None) if each.muted is not None]


def test_what_is_muted_or_a_note_is_not_counted() -> None:
    plan = draft("mutes: [{rule: no_baseline, where: shop, reason: We know}]\n" + BLENDED)
    found = lint(plan, None)
    muted = [each for each in found if each.muted is not None]
    assert [each.rule for each in muted] == ["no_baseline"] * 2
    assert list(counted(found)) == [each for each in found if each not in muted]
    note = Finding("r", Severity.NOTE, "w", "t", "y", "000", "s")
    assert not counted([note])


def test_objectives_of_cycles_that_are_over_are_history() -> None:
    plan = draft(
        """
        cycles: [{id: spring, start: 2026-04-06}, {id: summer, start: 2026-07-06}]
        objectives:
          - {id: old, cycle: spring, text: Old, key_results: [Build the app]}
          - {id: new, cycle: summer, text: New, key_results: [Build the app]}
          - {id: loose, text: Loose, key_results: [Build the app]}
        """
    )
    last_day, first_day = date(2026, 7, 5), date(2026, 7, 6)
    for today, told in (
        (None, ["old", "new", "loose"]),
        (last_day, ["old", "new", "loose"]),
        (first_day, ["new", "loose"]),
    ):
        found = stops(list(lint(plan, None, today=today)))
        assert [each.split("/")[1] for each in found] == told
    closed = stops(list(lint(plan, None, today=last_day, closed={"spring"})))
    assert [each.split("/")[1] for each in closed] == ["new", "loose"], "before its last day"


def test_every_place_is_named_once_in_the_order_of_the_plan() -> None:
    plan = draft(
        """
        streams: [{id: shop, workflow: [{status: Done, state: done}]}]
        objectives:
          - {id: a, owner: elsewhere, text: A, key_results: [x > 1], initiatives: [Try it]}
          - {id: b, text: B}
        """
    )
    assert list(every_place(plan)) == [
        "organisation",
        "shop",
        "elsewhere",
        "elsewhere/a",
        "elsewhere/a/KR1",
        "elsewhere/a/I1",
        "organisation/b",
    ]


def test_rules_are_told_by_name() -> None:
    names = [each.name for each in every_rule()]
    assert names == sorted(names)


WEIGHED = """\
severities:
  - {rule: deliverable_key_result, severity: warn, reason: We are learning.}
  - {rule: deliverable_key_result, severity: note, where: shop/checkout/KR4, reason: Agreed in May.}
  - {rule: no_baseline, severity: stop, where: other, reason: Numbers or nothing.}
"""


def test_the_plan_says_how_much_a_rule_asks_for_and_the_nearest_place_counts() -> None:
    found = {(each.rule, each.where): each for each in lint(draft(WEIGHED + BLENDED), None)}
    at = "deliverable_key_result"
    portal, sign_in = found[at, "shop/checkout/KR3"], found[at, "shop/checkout/KR4"]
    assert (portal.severity, portal.weighed) == (Severity.WARN, "We are learning.")
    assert (sign_in.severity, sign_in.weighed) == (Severity.NOTE, "Agreed in May.")
    other = found["no_baseline", "shop/checkout/KR1"]
    assert (other.severity, other.weighed) == (Severity.WARN, None)


def test_findings_stand_in_the_order_of_what_they_ask_here() -> None:
    found = [each.severity for each in lint(draft(WEIGHED + BLENDED), None)]
    assert found == sorted(found, key=list(Severity).index)
    assert found[-1] is Severity.NOTE
