"""Which language a sentence is in, as far as it matters here: English, German, or not known."""

import re
from enum import StrEnum

from narrows.analytics.wording_language import is_english
from narrows.analytics.wording_plain import plain


class Language(StrEnum):
    """What a sentence is written in."""

    ENGLISH = "English"
    GERMAN = "German"
    UNKNOWN = "unknown"


_GERMAN = frozenset((
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und",
    "oder", "mit", "für", "von", "vom", "zu", "zum", "zur", "auf", "bei", "ist", "sind", "wird",
    "werden", "wir", "unser", "unsere", "unseren", "unserer", "unserem", "nicht", "um", "aus", "im",
    "über", "durch", "bis", "nach", "ohne", "unter", "mehr", "weniger", "alle", "jede", "jeder",
    "sich", "auch", "haben", "wurde", "wurden", "kein", "keine", "steigern", "senken", "erhöhen",
    "verbessern", "reduzieren", "einführen", "steigt", "sinkt", "bleibt",
))  # fmt: skip
_ENDING = re.compile(r"\w{5,}(?:ung|ungen)|\w{3,}(?:keit|heit|schaft|lich\w{0,2}|isch\w{0,2})")
_WORD = re.compile(r"[^\W\d_]+")
_OTHER_LETTER = re.compile("[çñãõåæøéèêëàâîïôûùœ¿¡]")


def language_of(sentence: str) -> Language:
    """The language of a sentence; what is too short to tell counts as English."""
    text = plain(sentence)
    if is_english(text):
        return Language.ENGLISH
    words = _WORD.findall(text)
    n_german = sum(word in _GERMAN or bool(_ENDING.fullmatch(word)) for word in words)
    is_german = n_german and not _OTHER_LETTER.search(text) and 5 * n_german >= len(words)
    return Language.GERMAN if is_german else Language.UNKNOWN
