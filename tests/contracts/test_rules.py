"""What holds for every rule that is there."""

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

import narrows.rules
from narrows.domain.facts import Facts
from narrows.domain.finding import SOURCES, Finding, Rule
from narrows.domain.plan import Plan
from narrows.domain.registry import collect
from narrows.rules.places import every_place
from narrows.services.lint.linting import every_rule, lint
from narrows.services.plan.file import parse_draft
from narrows.views import as_json
from tests.house import SOURCE
from tests.rules.cases import FOLDER, Case, every_case

RULES = {rule.name: rule for rule in every_rule()}
CASES = list(every_case())
CANARY = "Ada Canary"
CONCRETE = re.compile("«[^»]+»|`[^`]+`")

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.what}")


def found(case: Case, plan: Plan | None = None) -> Sequence[Finding]:
    return list(RULES[case.rule].check(plan or case.plan, case.facts))


def test_there_are_rules_and_each_is_named_like_its_module() -> None:
    modules = sorted(path.stem for path in (SOURCE / "rules").glob("*.py"))
    assert set(RULES) <= set(modules)
    assert len(RULES) == len(list(collect("narrows.rules", "rule"))) >= 4
    assert all(import_module(f"narrows.rules.{name}").rule is rule for name, rule in RULES.items())


@each_rule
def test_the_docstring_of_a_rule_is_its_page_of_the_manual(rule: Rule) -> None:
    assert rule.manual == import_module(f"narrows.rules.{rule.name}").__doc__
    positions = [rule.manual.find(f"\n*{part}*") for part in ("Instead of", "Write", "Because")]
    assert -1 not in positions
    assert positions == sorted(positions)
    told = re.search(r"^\*Source\*: (\d{3})\b", rule.manual, re.MULTILINE)
    assert told
    assert told[1] == rule.source
    assert rule.source in SOURCES
    assert rule.why.endswith(".")
    assert rule.why[0].isupper()


@each_rule
def test_a_rule_has_cases_silent_and_found(rule: Rule) -> None:
    own = [case for case in CASES if case.rule == rule.name]
    n_found = sum(bool(case.where) for case in own)
    # What only measurements tell has planted organisations beside its cases.
    fewest_silent, fewest_found = (5, 3) if rule.needs_facts else (6, 4)
    assert len(own) - n_found >= fewest_silent
    assert n_found >= fewest_found


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(RULES)


@each_case
def test_a_rule_finds_what_its_case_says(case: Case) -> None:
    assert [each.where for each in found(case)] == list(case.where)
    assert all(case.suggests in each.suggestion for each in found(case))
    assert all(case.says in each.text for each in found(case))


@each_case
def test_a_finding_is_whole(case: Case) -> None:
    rule, places = RULES[case.rule], set(every_place(case.plan))
    for each in found(case):
        assert (each.rule, each.severity, each.source) == (rule.name, rule.severity, rule.source)
        assert each.where in places
        assert each.why == rule.why
        assert each.text.endswith(".")
        assert len(each.suggestion) > 30
        assert each.suggestion.endswith(".")
        assert each.suggestion not in each.text
        assert each.muted is None
        assert "\n" not in each.text + each.suggestion
        # No phrase that would fit any plan: it names a thing of this one, or what to write.
        assert CONCRETE.search(each.suggestion)


@each_case
def test_the_same_plan_twice_has_the_same_findings(case: Case) -> None:
    assert found(case) == found(case)
    assert lint(case.plan, case.facts) == lint(case.plan, case.facts)


def owners_of(plan: Plan) -> Sequence[str]:
    return list(dict.fromkeys(each.owner for each in plan.objectives))


def alone(plan: Plan, owner: str) -> Plan:
    own = tuple(each for each in plan.objectives if each.owner == owner)
    return replace(plan, objectives=own)


def found_of(owner: str, plan: Plan, *, case: Case) -> Sequence[Finding]:
    return [each for each in found(case, plan) if f"{each.where}/".startswith(f"{owner}/")]


def among_others(case: Case) -> Plan:
    """Its plan, and in each of its cycles what every seventh other case wants."""
    others = [each for other in CASES[::7] for each in other.plan.objectives[:2]]
    cycles = dict.fromkeys(each.cycle for each in case.plan.objectives)
    added = [
        replace(each, id=f"{each.id}-{cycle}-{number}", cycle=cycle)
        for cycle in cycles
        for number, each in enumerate(others)
    ]
    return replace(case.plan, objectives=(*case.plan.objectives, *added))


@each_rule
def test_a_rule_compares_owners_only_where_it_is_told(rule: Rule) -> None:
    differs = [
        owner
        for case in CASES
        if case.rule == rule.name
        for plan in (case.plan, among_others(case))
        for owner in owners_of(case.plan)
        if found_of(owner, plan, case=case) != found_of(owner, alone(plan, owner), case=case)
    ]
    assert bool(differs) == rule.compares_owners


@each_case
def test_what_is_wanted_of_one_owner_is_what_is_found_of_it_among_all(case: Case) -> None:
    every = lint(case.plan, case.facts)
    for owner in owners_of(case.plan):
        own = [each for each in every if f"{each.where}/".startswith(f"{owner}/")]
        assert lint(case.plan, case.facts, owner=owner) == own


@each_case
def test_no_finding_is_about_a_person(case: Case) -> None:
    """Where people may write names (teams, authors), nothing is read out.

    An author that is a stream or the organisation is no person.
    """
    named = replace(
        case.plan,
        streams=tuple(replace(each, teams=(CANARY,)) for each in case.plan.streams),
        objectives=tuple(
            replace(
                objective,
                initiatives=tuple(
                    replace(each, teams=(CANARY,), author=each.author or CANARY)
                    for each in objective.initiatives
                ),
            )
            for objective in case.plan.objectives
        ),
    )
    assert CANARY not in str(found(case, named))
    assert found(case, named) == found(case)


def test_the_search_for_persons_would_find_one() -> None:
    plan = parse_draft(f"objectives: [{{text: {CANARY} is famous}}]", file="draft.yaml")
    assert CANARY in str(lint(plan, None))


@each_rule
def test_a_rule_has_nothing_to_say_about_nothing(rule: Rule) -> None:
    for facts in (None, Facts()):
        assert not list(rule.check(Plan(), facts))


@each_rule
def test_a_rule_that_needs_facts_is_silent_without(rule: Rule) -> None:
    if rule.needs_facts:
        assert not [each for case in CASES for each in rule.check(case.plan, None)]


def test_findings_are_told_in_the_shape_that_scripts_rely_on() -> None:
    case = next(each for each in CASES if each.where)
    told = json.loads(as_json.text({"findings": found(case)}))["findings"][0]
    assert list(told) == [
        "rule", "severity", "where", "text", "why", "source", "suggestion", "muted",
        "weighed", "file", "line", "column",
    ]  # fmt: skip
    assert told["severity"] in ("stop", "warn", "note")
    assert told["muted"] is None


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of rules to take from and add to, looked at instead of the project's."""
    shutil.copytree(SOURCE / "rules", tmp_path / "rules")
    monkeypatch.setattr(narrows.rules, "__path__", [str(tmp_path / "rules")])
    return tmp_path / "rules"


@each_rule
def test_a_rule_that_is_deleted_is_gone(rule: Rule, shelf: Path) -> None:
    case = next(each for each in CASES if each.rule == rule.name and each.where)
    assert rule.name in {each.rule for each in lint(case.plan, case.facts)}
    (shelf / f"{rule.name}.py").unlink()
    assert {each.name for each in every_rule()} == set(RULES) - {rule.name}
    assert rule.name not in {each.rule for each in lint(case.plan, case.facts)}


@each_rule
def test_no_other_module_knows_a_rule(rule: Rule) -> None:
    own = SOURCE / "rules" / f"{rule.name}.py"
    others = [path for path in SOURCE.rglob("*.py") if path != own and "demo" not in path.parts]
    assert rule.name in own.read_text(encoding="utf-8")
    assert not [path for path in others if rule.name in path.read_text(encoding="utf-8")]


ADDED = '''"""Objectives are loud."""

from narrows.domain.finding import Rule, Severity


def check(plan, facts):
    for each in plan.objectives:
        yield rule.finding("organisation", each.text.upper(), suggestion="Whisper.")


rule = Rule("loud", Severity.NOTE, "004", check, manual=__doc__)
'''


def test_a_rule_that_is_added_is_read(shelf: Path) -> None:
    (shelf / "loud.py").write_text(ADDED, encoding="utf-8")
    plan = parse_draft("objectives: [{text: Sing}]", file="draft.yaml")
    assert "SING" in [each.text for each in lint(plan, None)]
