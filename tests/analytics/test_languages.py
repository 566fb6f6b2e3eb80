"""Languages are told, or said not to be known; nothing is guessed."""

import pytest

from narrows.analytics.languages import Language, language_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Kunden sind zufrieden",
        "Die Zufriedenheit unserer Kunden verbessern",
        "Durchlaufzeit von 42 auf 29 Tage senken",
        "Kundenzufriedenheit auf 80 % steigern",
        "Marktanteil erhöhen",
    ],
)
def test_german_is_german(sentence: str) -> None:
    assert language_of(sentence) is Language.GERMAN


@pytest.mark.parametrize(
    "sentence",
    [
        "Augmenter la satisfaction des clients de 31 à 37",
        "Aumentar la satisfacción de los clientes",
        "De doorlooptijd van aanvragen daalt van 42 naar 29 dagen",
        "Повысить удовлетворённость клиентов",
        "顧客満足度を上げる",
        "Ridurre il tempo della consegna nei negozi",
    ],
)
def test_what_is_neither_is_not_known(sentence: str) -> None:
    assert language_of(sentence) is Language.UNKNOWN


@pytest.mark.parametrize(
    "sentence",
    ["Increase NPS in Zürich from 31 to 37", "NPS 31 → 37", "Reduce the wait", "", "Cafés open"],
)
def test_english_and_what_is_too_short_to_tell_are_read(sentence: str) -> None:
    assert language_of(sentence) is Language.ENGLISH
