"""How well words are read, against published key results that a person has labelled.

The word lists are made from what words mean and are not fitted to these sentences; the bounds below
leave room for that. Sentences that the person was in doubt about are left out, as are those in other
languages, of which nothing may be said.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from narrows.analytics.wording import classify
from narrows.analytics.wording_kinds import WordingKind
from tests.shared import shared

LABELS = {
    "outcome-metric": WordingKind.OUTCOME,
    "output-or-action": WordingKind.OUTPUT,
    "activity-metric": WordingKind.ACTIVITY,
    "vague": WordingKind.VAGUE,
}


@pytest.fixture(scope="module")
def labelled() -> Sequence[Mapping[str, str]]:
    """Published key results with their labels."""
    lines = Path(shared("okr/key_results_labelled.jsonl")).read_text(encoding="utf-8").splitlines()
    return [each for each in map(json.loads, lines) if not each["ambiguous"]]


def precision_and_recall(
    kind: WordingKind, told: Sequence[tuple[str, WordingKind]]
) -> tuple[float, float]:
    """Of sentences and what they are: how many called so are, and how many that are, are called."""
    called = [truth for sentence, truth in told if classify(sentence).is_surely(kind)]
    n_right = called.count(kind)
    return n_right / len(called), n_right / [truth for _, truth in told].count(kind)


def test_deliverables_are_told_with_few_false_alarms(
    labelled: Sequence[Mapping[str, str]],
) -> None:
    told = [(e["key_result"], LABELS[e["label"]]) for e in labelled if e["lang"] == "en"]
    assert len(told) > 300
    precision, recall = precision_and_recall(WordingKind.OUTPUT, told)
    assert precision > 0.94
    assert recall > 0.6
    precision, recall = precision_and_recall(WordingKind.OUTCOME, told)
    assert precision > 0.8
    assert recall > 0.65


def test_labels_that_are_moved_about_would_not_pass(labelled: Sequence[Mapping[str, str]]) -> None:
    told = [(e["key_result"], LABELS[e["label"]]) for e in labelled if e["lang"] == "en"]
    moved = [(told[n][0], told[n - 7][1]) for n in range(len(told))]
    assert precision_and_recall(WordingKind.OUTPUT, moved)[0] < 0.8


def test_nothing_is_said_of_another_language(labelled: Sequence[Mapping[str, str]]) -> None:
    others = [classify(each["key_result"]) for each in labelled if each["lang"] != "en"]
    assert len(others) > 20
    assert sum(not each.is_language_known for each in others) > 0.8 * len(others)
    assert not [each for each in others if each.is_sure]
