"""How many items of a stream are measured whole."""

from collections.abc import Sequence

from narrows.domain.coverage import Coverage, Lack
from narrows.services.quality.check import QualityCheck, Question
from narrows.services.quality.looked import Base, Looked

DEFINITION = (
    "An item is measured whole where its workflow knows every status that it was in, each of them "
    "tells waiting from working, it has a flow time if it is done, it has a type if its sources "
    "tell types, and it has no date before 1990."
)
COUNT = "select count(distinct item) from ({query}) found"
LACKING = "select item from ({query}) found"


def coverage(looked: Looked, checks: Sequence[QualityCheck]) -> Coverage:
    """How many items lack nothing, and what the others lack.

    Args:
        looked: The stream.
        checks: Those that find what items lack are asked.
    """
    asked = {each: question for each in checks if (question := _question(looked, each))}
    lacks = [
        Lack(each.name, each.title, n_items)
        for each, question in asked.items()
        if (n_items := _count(looked, question.query))
    ]
    n_items = looked.n_of[Base.ITEMS]
    found = {each.check for each in lacks}
    union = " union all ".join(
        LACKING.format(query=question.query)
        for each, question in asked.items()
        if each.name in found
    )
    n_whole = n_items - (_count(looked, union) if union else 0)
    ratio = n_whole / n_items if n_items else None
    return Coverage(n_items, n_whole, ratio, DEFINITION, tuple(lacks))


def _question(looked: Looked, check: QualityCheck) -> Question | None:
    """What items lack is asked of the whole history: no periods, no words."""
    asked = check.asks(looked) if check.is_lack else None
    return asked if isinstance(asked, Question) else None


def _count(looked: Looked, query: str) -> int:
    ((found,),) = looked.history.rows(COUNT.format(query=query))
    return int(str(found))
