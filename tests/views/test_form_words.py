"""Findings on pages, without the notation of a plan file or of commands."""

import re

import pytest

from narrows.services.lint.linting import lint
from narrows.services.plan.file import parse_draft
from narrows.views.form_words import in_form_words
from tests.rules.cases import every_case

NOTATION = re.compile(
    r"`|\{|\}|\bnarrows (?!of|is)\w|--\w|\b[a-z]+_[a-z]+\b|\b(?:why|target|by_week):"
)
QUOTED = re.compile(r"«[^«»]*»")


def test_no_finding_of_any_rule_says_notation_on_a_page() -> None:
    """Whatever rule speaks: what is left is sentences, beside what people wrote themselves."""
    with_notation: set[str] = set()
    left: list[str] = []
    for case in every_case():
        for found in lint(case.plan, case.facts):
            for text in (found.text, found.suggestion):
                words = in_form_words(text, case.plan)
                with_notation |= {found.rule} if "`" in text else set()
                left += [words] if NOTATION.search(QUOTED.sub("", words)) else []
    assert not left
    assert len(with_notation) > 25, "the control: most rules write for a plan file"


PLAN = parse_draft(
    """
streams: [{id: policy, name: Policy}]
metrics: [{id: mobile-nps, title: Mobile NPS, unit: points}]
strategy: {vision: We help., waypoints: [{id: days, text: Days instead of weeks}]}
objectives: [{id: love, owner: policy, text: People love us}]
""",
    file="plan.yaml",
)

SENTENCES = [
    ("Add `{metric: flow_time, of: {stream: policy}}`.", "Add «flow time of Policy»."),
    (
        "such as `{metric: status_wait, of: {stream: policy, status: Doing}, target: 0}`.",
        "such as «status wait in Doing of Policy» down to nothing.",
    ),
    (
        "to its metric: `{metric: mobile-nps, baseline: 31, target: 37}`.",
        "to its metric: «Mobile NPS» from 31 to 37.",
    ),
    ("Keep `{metric: flow_load, low: 3, high: 9}`.", "Keep «flow load», at least 3 and at most 9."),
    (
        "Add `counter_metric: {metric: nps}`, which must not get worse meanwhile.",
        "Add «nps» as what must not get worse meanwhile.",
    ),
    ("it leads to: `waypoint: days`.", "it leads to: «Days instead of weeks»."),
    ("with a ripple to `love` where it helps", "with a ripple to «People love us» where it helps"),
    ("perhaps «Mobile NPS» (`mobile-nps`) or", "perhaps «Mobile NPS» or"),
    ("Move it to `initiatives:`.", "Move it to the bets."),
    ("Nothing to say otherwise.", "Nothing to say otherwise."),
]


@pytest.mark.parametrize(("told", "words"), SENTENCES)
def test_notation_is_said_by_the_names_that_people_know(told: str, words: str) -> None:
    assert in_form_words(told, PLAN) == words
