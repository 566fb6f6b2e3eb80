"""Regular expressions that cost nothing where they cannot match.

Large ones take longer to compile than a page takes to read, and most commands ask few of them. And
most of them match in few sentences, which a look for a word of theirs tells in no time.
"""

import re
from collections.abc import Iterable
from typing import cast


def may_say(text: str, words: Iterable[str]) -> bool:
    """Whether one of some words may stand in a text, in whatever case, as a part or whole.

    Args:
        text: As people wrote it.
        words: In small letters.

    Returns:
        False only where a pattern with `re.IGNORECASE` finds none of them.
    """
    folded = text.casefold()
    # «i» without and «I» with a dot: to `re` they are an «i», to `casefold` they are not.
    if not text.isascii() and ("\u0131" in text or "\u0130" in text):
        return True
    # A loop, since `any` takes longer than all the looking.
    for each in words:  # noqa: SIM110
        if each in folded:
            return True
    return False


def compiled_later(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The same as `re.compile`, which waits until something is asked of it."""
    return cast("re.Pattern[str]", _Later(pattern, flags))


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> object:
        # What was asked once stands in the object itself, and comes here no more.
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return cast("object", found)
