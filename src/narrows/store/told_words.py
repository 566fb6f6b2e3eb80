"""Sentences with instants in the store: their words in one column, the instants in another."""

from datetime import UTC, datetime

from narrows.domain.told import Told, told_of

TOLD, INSTANTS = "told", "told_instants"
"""The columns of a sentence: its words, with a mark for each instant, and the instants."""

MARK, NO_MARK = "\ufffc", "\ufffd"
"""What stands for an instant, and for what somebody wrote that looks like it."""

NOTHING = told_of()


def words_of(of: Told) -> dict[str, str | None]:
    """A sentence in its two columns."""
    words, instants = of[::2], [each for each in of[1::2] if isinstance(each, datetime)]
    if not instants:
        return {TOLD: str(words[0]), INSTANTS: None}
    return {
        TOLD: MARK.join(str(each).replace(MARK, NO_MARK) for each in words),
        INSTANTS: " ".join(each.astimezone(UTC).isoformat() for each in instants),
    }


def sentence_of(words: str, instants: str | None) -> Told:
    """A sentence from its two columns.

    What was kept before there was the second has instants among its words, in a zone of then.
    """
    if instants is None:
        # Of nearly all values nothing is told, and there are many.
        return (words,) if words else NOTHING
    first, *others = words.split(MARK)
    at = [datetime.fromisoformat(each) for each in instants.split(" ")]
    return told_of(first, *(part for pair in zip(at, others, strict=True) for part in pair))
