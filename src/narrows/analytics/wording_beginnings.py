"""Which alternations can match in a text at all, by the words that their matches begin with.

Most cues fit few sentences. Whether the words of a cue stand in a sentence is told at once by the
sentence's own words, of each of which it is remembered what it begins; only then is the pattern of
the cue tried, which takes much longer.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from narrows.analytics.wording_kinds import Words

_PIECE = re.compile(r"[^\W\d_]+|\S")
"""A word or one sign: where an alternation matches, one of them begins."""


class Beginnings:
    """Alternations by the words that they begin with, each of them one bit of a number.

    A match is taken to end where a word ends.
    """

    def __init__(self, alternations: Iterable[Words]) -> None:
        self._bits = {each: 1 << at for at, each in enumerate(dict.fromkeys(alternations))}
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        for each, bit in self._bits.items():
            for begun, is_whole in first_words(each):
                told = self._words if is_whole else self._stems
                told[begun] = told.get(begun, 0) | bit
        # A method's own cache would keep each of them for ever.
        self._of = lru_cache(maxsize=16384)(self._of_token)

    def bits(self, alternations: Iterable[Words]) -> int:
        """Some of the alternations, as one number."""
        return sum({self._bits[each] for each in alternations})

    def in_text(self, text: str) -> int:
        """The alternations that may match in a text.

        Args:
            text: In small letters.

        Returns:
            Their bits; one without a bit matches nowhere in it.
        """
        found = 0
        for each in map(self._of, text.split()):
            found |= each
        return found

    def _of_token(self, token: str) -> int:
        found = 0
        for piece in _PIECE.findall(token):
            found |= self._words.get(piece, 0)
            for stem, bits in self._stems.items():
                found |= bits if piece.startswith(stem) else 0
        return found


def first_words(alternation: Words) -> Iterator[tuple[str, bool]]:
    """What its matches begin with: a word or a sign, and whether it is all of it.

    «E-?mails» begins with the whole words «e» and «emails», «half.*» with more than «half». Where a
    pattern is not understood here, the word ends before it, at worst before its first letter.
    """
    for word in alternation.words:
        # Most are no more than this, and are read at once.
        if plain := _PLAIN.fullmatch(word):
            yield plain[1], True
            if plain[2]:
                yield plain[1] + plain[2], True
        else:
            for each in _alternatives(word):
                yield from _first(each, begun="")


_PLAIN = re.compile(r"([a-z]+)(?:([a-z])\?)?(?:[ '/-](?!\?)[^|]*)?")
"""A word, perhaps with one more letter, and whatever comes behind it."""


def _first(pattern: str, *, begun: str) -> Iterator[tuple[str, bool]]:
    if no_letter := _NO_LETTER.match(pattern):
        yield begun, bool(begun)
        if no_letter[1]:
            yield from _first(pattern[no_letter.end() :], begun=begun)
        return
    is_group = pattern.startswith("(?:")
    letters = _LETTERS.match(pattern)
    end = _closed(pattern) if is_group else letters.end() if letters else 0
    behind = pattern[end:]
    if not end or behind.startswith(("*", "{")) or (is_group and behind.startswith("+")):
        yield begun, bool(begun) and not pattern
        return
    if behind.startswith("?"):
        behind = behind[1:]
        yield from _first(behind, begun=begun)
    for each in _alternatives(pattern[3 : end - 1]) if is_group else ():
        yield from _first(f"{each}{behind}", begun=begun)
    for each in (letters[1] or letters[2] or letters[0]) if letters else "":
        if each.isalpha():
            yield from _first(behind, begun=f"{begun}{each}")
        else:
            yield begun or each, True


_LETTERS = re.compile(r"\[(-?[^\W_-]{0,3} ?)\]|\\(\W)|[^.^$*+?{}\[\]()|\\]")
"""A class of few letters or signs, or one of them."""
_NO_LETTER = re.compile(r"\\[ds](?!\{)([?*]?)")


def _closed(pattern: str) -> int:
    """Behind the bracket that a pattern begins with."""
    depth = 0
    for at, each in enumerate(pattern, start=1):
        depth += (each == "(") - (each == ")")
        if depth == 0:
            return at
    raise ValueError(pattern)


def _alternatives(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern that is in no bracket."""
    depth, begun = 0, 0
    for at, each in enumerate(pattern):
        depth += (each == "(") - (each == ")")
        if each == "|" and depth == 0:
            yield pattern[begun:at]
            begun = at + 1
    yield pattern[begun:]
