"""Where the numbers in sentences lead."""

from narrows.services.explain.question import Asked
from narrows.views.sentence import Of, Why
from narrows.web.number_links import NumberLinks


def why_path(why: Why | None, numbers: NumberLinks | None, *, own: str | None = None) -> str | None:
    """Where a number in a sentence leads; `None` of words, and where nothing can be asked.

    Args:
        why: Which number it is.
        numbers: Of the stream that the page is of; `None` where nothing leads anywhere.
        own: Where that leads which the sentence is about.
    """
    if isinstance(why, Asked):
        return numbers.told(why) if numbers else None
    return own if why is Of.OWN else None
