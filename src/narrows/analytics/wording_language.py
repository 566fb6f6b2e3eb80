"""Is a sentence English? What is not, is said to be unknown rather than guessed at."""

import re

_ENGLISH = frozenset((
    "a", "an", "the", "of", "to", "for", "with", "by", "on", "from", "at", "is", "are", "be",
    "and", "or", "our", "we", "their", "new", "all", "than", "more", "less", "that", "it", "has",
    "have", "this", "will", "per",
))  # fmt: skip
"""What nearly every sentence of it has."""

_OTHERS = frozenset((
    # German, Dutch
    "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "und",
    "oder", "mit",
    "für", "von", "vom", "zu", "zum", "zur", "auf", "bei", "ist", "sind", "wird", "werden", "wir",
    "unser", "unsere", "unserer", "nicht", "um", "aus", "im", "über", "durch",
    "het", "een", "van", "voor", "zijn", "wij", "onze", "naar",
    # French
    "les", "du", "une", "et", "ou", "avec", "pour", "dans", "est", "sont", "nos", "notre", "aux",
    "que", "qui",
    # Spanish, Italian, Portuguese
    "el", "los", "las", "para", "por", "nuestra", "nuestro", "una", "gli", "della", "delle",
    "dei", "sono", "nostro", "nostra", "nei", "nel", "dos", "não", "uma",
))  # fmt: skip
"""What others have and English has not, names of things in it neither («Mac OS», «.com»)."""

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_LETTER = re.compile("[äöüßñçãõøåæ]")
_LATIN = re.compile(r"[a-zß-ÿœšžı]")


def is_english(text: str) -> bool:
    """Whether a text, in small letters, is English, or too short to be of any other language."""
    words = _WORD.findall(text)
    n_letters = sum(map(len, words))
    if len(_LATIN.findall(text)) < n_letters / 2:
        return False
    n_english = sum(word in _ENGLISH for word in words)
    n_others = sum(word in _OTHERS or bool(_FOREIGN_LETTER.search(word)) for word in words)
    is_told = n_others > 1 or len(words) <= 3
    return n_others <= n_english or not is_told
