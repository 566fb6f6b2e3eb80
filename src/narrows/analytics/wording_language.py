"""Is a sentence English? What is not, is said to be unknown rather than guessed at."""

import re
from functools import lru_cache

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
    "unser", "unsere", "unserer", "unseren", "nicht", "um", "aus", "im", "über", "durch", "bleibt",
    "bleiben", "gleich", "sowie", "alle", "jede", "jeden", "jeder", "jedem", "mehr", "neue",
    "neuen", "neuer", "sich", "auch", "nach", "ohne", "unter", "haben", "wurde", "wurden", "sein",
    "het", "een", "van", "voor", "zijn", "wij", "onze", "naar",
    # French
    "les", "du", "une", "et", "ou", "avec", "pour", "dans", "est", "sont", "nos", "notre", "aux",
    "que", "qui", "le", "nouveau", "nouvelle",
    # Spanish, Italian, Portuguese
    "el", "los", "las", "para", "por", "nuestra", "nuestro", "una", "gli", "della", "delle",
    "dei", "sono", "nostro", "nostra", "nei", "nel", "dos", "não", "uma", "em",
    "il", "di", "sul",
    # Dutch, Swedish
    "nieuwe", "och", "att", "ett",
))  # fmt: skip
"""What others have and English has not, names of things in it neither («Mac OS», «.com»)."""

_WORD = re.compile(r"[^\W\d_]+")
_GERMAN_ENDING = re.compile(
    r"\w{5,}(?:ung|ungen)|\w{3,}(?:keit|heit|schaft|ische?[nrs]?|liche?[nrs]?|iert)"
    r"|(?:um|ab|an|auf|aus|ein|vor|zu)ge\w{3,}t"
)
"""How German words end and English ones do not."""
_FOREIGN_LETTER = re.compile("[äöüßñçãõøåæąęłńśźżčřšžğőű]")
_LATIN = re.compile(r"[a-zß-ÿœšžı]")


@lru_cache(maxsize=8192)
def is_english(text: str) -> bool:
    """Whether a text, in small letters, is English, or too short to be of any other language."""
    words = _WORD.findall(text)
    n_english = len([word for word in words if word in _ENGLISH])
    n_told = len([word for word in words if word in _OTHERS])
    if text.isascii() and n_english and not n_told:
        return True
    n_letters = sum(map(len, words))
    if len(_LATIN.findall(text)) < n_letters / 2:
        return False
    n_told += len([word for word in words if _GERMAN_ENDING.fullmatch(word)])
    n_others = n_told + len([word for word in words if _FOREIGN_LETTER.search(word)])
    # One foreign letter may stand in a name; one foreign word among English ones in a title.
    is_told = n_others > 1 or len(words) <= 3 or (n_told == 1 and not n_english)
    return n_others <= n_english or not is_told
