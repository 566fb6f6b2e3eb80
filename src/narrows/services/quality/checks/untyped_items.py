"""Items without a type, in a stream whose sources tell types.

*Finds* items whose type is missing, or is a word that the plan does not map.

*Because* they are «untyped» in flow distribution and in velocity by type, where they take a share
from the types that they are of.

*From* the first item on. A stream of which no source tells any type has nothing to mend.

*Mend*: map the tool's words under `item_types`, and give items a type in the tool.
"""

from collections.abc import Mapping, Sequence

from narrows.domain.quality import Mend, QualityState
from narrows.services.flow.spans import asked_streams
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, told_of
from narrows.services.quality.words import are, items_text

QUERY = """
select items.stream, items.item, items.created_at_us as at_us, {nothing} as amount,
       {nothing} as status, {nothing} as before
from items
where items.item_type = 'untyped' and items.stream in (select stream from told)
"""
NO_STREAM = "What item types mean is said by the stream that takes the items."
TYPED = """
select distinct stream
from items
where item_type <> 'untyped' and stream in (select stream from periods)
"""


def asks(looked: Looked) -> Question | Unable:
    """Who has none, where others have one?"""
    if not looked.fact(_is_typed):
        told = "Its sources tell no item types." if looked.span.stream else NO_STREAM
        return Unable(QualityState.NOT_CONFIGURED, told)
    return Question(QUERY.format(nothing=NOTHING), told_of(looked))


def _is_typed(several: Sequence[Looked]) -> Mapping[int, bool]:
    """Whether any item has a type."""
    asked = asked_streams([each.span for each in several])
    typed = {number for (number,) in several[0].history.rows(TYPED, asked)}
    return {each.stream: each.stream in typed for each in several}


def says(looked: Looked, found: Counted) -> str:
    """How many."""
    del looked
    return f"{items_text(found.n_items)} of {found.n_of:,} {are(found.n_items)} without a type."


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """The faults of the stream name the words that are not mapped."""
    del found
    words = [
        each.message
        for each in looked.history.faults()
        # How many have none stands above already.
        if each.stream == looked.id and "item type «" in each.message
    ]
    if not words:
        return [Mend("Give these a type in the tool; all that it tells has its meaning already.")]
    return [
        *(Mend(each) for each in words[:5]),
        Mend(
            "Say in the plan what the tool's words mean, and give the others a type in the tool.",
            plan="item_types: {Story: feature, Bug: defect, Task: debt}",
        ),
    ]


check = QualityCheck(
    name="untyped_items",
    title="Items without a type",
    metrics=("flow_distribution", "flow_velocity"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    is_lack=True,
)
