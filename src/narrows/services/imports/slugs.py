"""Ids made from words, for people to keep or change."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from narrows.rules.persons import is_given_name, is_person
from narrows.services.plan.part import LONGEST_ID

MOST_WORDS = 5
LONGEST_SLUG = LONGEST_ID - 10
"""Leaves room for a number behind. [characters]"""
_SMALL = frozenset(
    (
    "a", "an", "the", "of", "to", "for", "in", "on", "at", "by", "from", "with", "and", "or", "our",
    "we", "is", "are", "be", "it", "its", "that", "this", "as", "into", "der", "die", "das", "und",
    "für", "mit", "von", "zu",
    )
)  # fmt: skip
_LINK = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def slug_of(words: str, *, taken: Collection[str] = (), usual: str) -> str:
    """A short id from words: «Checkout conversion from 58 to 65 %» is `checkout-conversion`.

    Args:
        words: In any language.
        taken: Ids that are gone already; a number is put behind then.
        usual: What it is called where the words have no letters.
    """
    bare = _LINK.sub(" ", words.casefold())
    told = [each for each in map(lettered, _WORD.findall(bare)) if each]
    kept = [each for each in told if each not in _SMALL and not each[0].isdigit()]
    slug = "-".join((kept or told)[:MOST_WORDS])[:LONGEST_SLUG].rstrip("-") or usual
    number, found = 2, slug
    while found in taken:
        found, number = f"{slug}-{number}", number + 1
    return found


@dataclass(slots=True)
class Slugs:
    """Ids that are given one after the other, each of them once.

    Attributes:
        usual: What is called so where the words have no letters.
    """

    usual: str
    _taken: set[str] = field(default_factory=set)
    _next: dict[str, int] = field(default_factory=dict)

    def of(self, words: str) -> str:
        """An id from words; of the same words a number is put behind."""
        slug = found = slug_of(words, usual=self.usual)
        number = self._next.get(slug, 2)
        while found in self._taken:
            found, number = f"{slug}-{number}", number + 1
        self._next[slug] = number
        self._taken.add(found)
        return found


def lettered(word: str) -> str:
    """The letters and digits of a word, in any language; a «¼» is none."""
    return "".join(each for each in word if each.isalpha() or each.isdecimal())


def owner_id(words: str) -> str:
    """The id of an owner; that of a person keeps its dot («ada.byron»), so that rules see it.

    «anna@bakery.org» is `anna.bakery`, but «sales@bakery.org» and «@sales» are `sales`.
    """
    first = words.split(",", maxsplit=1)[0] if "@" in words else words
    name, _, host = first.strip().removeprefix("@").partition("@")
    if host and is_given_name(name):
        name = f"{name}.{host.partition('.')[0]}"
    if is_person(name):
        return ".".join(filter(None, map(lettered, _WORD.findall(name.casefold()))))
    return slug_of(name, usual="owner")
