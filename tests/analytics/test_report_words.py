"""Reports of work are told from what was seen or learned."""

import pytest

from narrows.analytics.report_words import is_of_work


@pytest.mark.parametrize(
    "sentence",
    [
        "Held two workshops with sales",
        "We built the tool",
        "Finished the prototype and released it",
        "The tool is built",
        "Interviews done, slides prepared",
        "We have also deployed the new form",
        "Working on the portal",
        "All tasks are on track",
    ],
)
def test_what_was_done_is_work(sentence: str) -> None:
    assert is_of_work(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody used the new form",
        "The wait fell from 9 to 4 days since the business joined daily",
        "We learned that people call when they are stuck",
        "Built the form, but nobody found it",
        "Interviewed 12 people; 9 gave up at the second page",
        "Business people answer within hours when they sit in the room",
        "Wir haben das Formular gebaut und mit der Fachabteilung getestet",
        "",
    ],
)
def test_what_was_seen_is_not(sentence: str) -> None:
    assert not is_of_work(sentence)
