"""How well words are read, against published key results that a person has labelled.

Each organisation is told by weights that have not seen it, as `tools/train_wording.py` does and
docs/model-card.md says. Sentences that the person was in doubt about are left out, as are those in
other languages, of which nothing may be said.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from narrows.analytics.wording import KINDS, classify
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_weights import WEIGHTS
from tests.house import ROOT
from tests.shared import shared
from tools import train_wording
from tools.wording_data import OWN, Published, read_published
from tools.wording_model import Floats
from tools.wording_quality import leave_one_out, quality, table

CARD = ROOT / "docs" / "model-card.md"


@pytest.fixture(scope="module")
def published() -> Sequence[Published]:
    """Published key results with their labels."""
    return read_published(Path(shared("okr/key_results_labelled.jsonl")))


@pytest.fixture(scope="module")
def english(published: Sequence[Published]) -> list[Published]:
    """Those that are trained on and counted."""
    return train_wording.trained_on(list(published))


@pytest.fixture(scope="module")
def found(english: list[Published]) -> Floats:
    """What is said of each, by weights that have not seen its organisation."""
    return leave_one_out(english)


def test_an_organisation_that_was_not_seen_is_told(english: list[Published], found: Floats) -> None:
    each = quality(english, found)
    assert each.macro_f1 >= 0.72
    assert each.f1(WordingKind.OUTCOME) >= 0.85
    n_sure, n_all = each.sure
    assert n_sure >= 0.7 * n_all
    n_right, _ = each.outcome_or_not
    assert n_right >= 0.95 * n_sure


def test_labels_that_are_moved_about_would_not_pass(
    english: list[Published], found: Floats
) -> None:
    moved = quality(english, np.roll(found, 7, axis=0))
    assert moved.macro_f1 < 0.4
    n_right, n_sure = moved.outcome_or_not
    assert n_right < 0.8 * n_sure


def test_the_card_says_what_is_measured(english: list[Published], found: Floats) -> None:
    card = CARD.read_text(encoding="utf-8")
    assert not [line for line in table(english, found) if line not in card]


def test_what_is_shipped_is_what_the_script_finds(english: list[Published]) -> None:
    # The last digit may differ between machines.
    shipped = np.array(list(WEIGHTS.values()))
    assert np.abs(train_wording.weights_of(english) - shipped).max() < 0.011


def test_what_is_shipped_tells_as_the_model_does(english: list[Published]) -> None:
    told = [classify(each.text) for each in english]
    assert np.mean([each.is_language_known for each in told]) > 0.99
    right = [each.wording is truth.kind for each, truth in zip(told, english, strict=True)]
    assert np.mean(right) > 0.9
    assert {each.wording for each in told} == set(KINDS)


def test_nothing_is_said_of_another_language(published: Sequence[Published]) -> None:
    others = [classify(each.text) for each in published if each.language != "en"]
    assert len(others) > 20
    assert sum(not each.is_language_known for each in others) > 0.9 * len(others)
    assert not [each for each in others if each.is_sure]


def test_no_published_sentence_is_in_the_repository(published: Sequence[Published]) -> None:
    ours = (OWN.read_text(encoding="utf-8") + CARD.read_text(encoding="utf-8")).casefold()
    assert not [each.text for each in published if each.text.casefold().strip(" .") in ours]
    assert "improve customer satisfaction" in ours
