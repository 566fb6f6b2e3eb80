"""Short names that stay, from what people write."""

import re
from collections.abc import Collection

from narrows.services.plan.part import LONGEST_ID


def id_from(text: str, *, taken: Collection[str] = ()) -> str:
    """A short id from the first words of a text, other than those that are there."""
    words = "-".join(re.findall(r"\w+", text.lower())[:4])[: LONGEST_ID - 4] or "one"
    numbered = (f"{words}-{n}" for n in range(2, len(taken) + 3))
    return next(each for each in (words, *numbered) if each not in taken)
