"""How many items of a stream are measured whole."""

from collections.abc import Mapping, Sequence
from typing import cast

from narrows.domain.coverage import Coverage, Lack
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import together

DEFINITION = (
    "An item is measured whole where its workflow knows every status that it was in, each of them "
    "tells waiting from working, it has a flow time if it is done, it has a type if its sources "
    "tell types, and it has no date before 1990."
)
COUNT = "select stream, count(distinct item) from ({union}) found group by stream"
LACKING = "select stream, item from ({text}) found"

Lacking = Mapping[QualityCheck, Mapping[int, Counted]]
"""What each check that finds lacks counted, by stream."""


def coverage(several: Sequence[Looked], lacking: Lacking) -> Mapping[int, Coverage]:
    """How many items of each stream lack nothing, and what the others lack.

    Args:
        several: Streams that are looked at together.
        lacking: What the checks counted that find what items lack.
    """
    n_lacking = _n_lacking(several, lacking)
    found: dict[int, Coverage] = {}
    for each in several:
        lacks = [
            Lack(check.name, check.title, own[each.stream].n_items)
            for check, own in lacking.items()
            if each.stream in own and own[each.stream].n_items
        ]
        n_items = each.n_of[Base.ITEMS]
        n_whole = n_items - n_lacking.get(each.stream, 0)
        ratio = n_whole / n_items if n_items else None
        found[each.stream] = Coverage(n_items, n_whole, ratio, DEFINITION, tuple(lacks))
    return found


def _n_lacking(several: Sequence[Looked], lacking: Lacking) -> Mapping[int, int]:
    """Items of each stream that lack anything: what items lack is asked without periods or words.

    Returns:
        By the number of a stream, of those with any.
    """
    selects = [
        LACKING.format(text=question.text)
        for own in lacking.values()
        for question in together(each.question for each in own.values() if each.n_items)
    ]
    if not selects:
        return {}
    query = COUNT.format(union=" union all ".join(selects))
    return dict(cast("list[tuple[int, int]]", several[0].history.rows(query)))
