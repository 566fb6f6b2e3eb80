"""Items without a type, in a stream whose sources tell types.

*Finds* items whose type is missing, or is a word that the plan does not map.

*Because* they are «untyped» in flow distribution and in velocity by type, where they take a share
from the types that they are of.

*From* the first item on. A stream of which no source tells any type has nothing to mend.

*Mend*: map the tool's words under `item_types`, and give items a type in the tool.
"""

from collections.abc import Sequence

from narrows.domain.quality import Mend, QualityState
from narrows.services.quality.check import NOTHING, Counted, QualityCheck, Question, Unable
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.words import are, items_text

QUERY = """
select items.item, items.created_at_us as at_us, {nothing} as amount,
       {nothing} as status, {nothing} as before
from items
where items.stream = {stream} and items.item_type = 'untyped'
"""
NO_STREAM = "What item types mean is said by the stream that takes the items."
TYPED = "select count(*) from items where stream = {stream} and item_type <> 'untyped'"


def asks(looked: Looked) -> Question | Unable:
    """Who has none, where others have one?"""
    ((n_typed,),) = looked.history.rows(TYPED.format(stream=looked.stream))
    if not n_typed:
        told = "Its sources tell no item types." if looked.span.stream else NO_STREAM
        return Unable(QualityState.NOT_CONFIGURED, told)
    return Question(QUERY.format(stream=looked.stream, nothing=NOTHING))


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
        if each.stream == looked.id and "item type" in each.message
    ]
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
