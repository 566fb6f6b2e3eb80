"""Items that were created in a status in which none should begin.

*Finds* items whose first status is neither the first of the workflow nor one that counts as new.

*Because* what happened before is not told: their flow time and their waits are too short by it,
and of an item created as done there is none at all.

*From* the first item on; each of them is measured too short. Statuses that count as new are let
be: nothing is measured in them.

*Mend*: create items in the first status, or say in the tool where they begin.
"""

from collections.abc import Sequence

from narrows.domain.quality import Mend, QualityState
from narrows.domain.work import FlowState
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, no_workflow, told_of
from narrows.services.quality.words import items_text

QUERY = """
select visits.stream, visits.item, visits.entered_at_us as at_us, {nothing} as amount,
       visits.status, {nothing} as before
from visits
join told on told.stream = visits.stream and told.status = visits.status
where visits.visit = 1
"""


def first_of(looked: Looked) -> str | None:
    """The first status of the workflow that counts; `None` where there is none."""
    known = looked.workflow.statuses if looked.workflow else ()
    return next((each.status for each in known if each.state is not None), None)


def asks(looked: Looked) -> Question | Unable:
    """Who began in a status of the workflow that is no beginning?"""
    if looked.workflow is None:
        return no_workflow()
    if first_of(looked) is None:
        return Unable(QualityState.NOT_CONFIGURED, "Its workflow has no first status.")
    wrong = {
        each.status
        for each in looked.workflow.statuses
        if each.state not in (None, FlowState.NEW) and each.status != first_of(looked)
    }
    return Question(QUERY.format(nothing=NOTHING), told_of(looked, looked.numbers(wrong)))


def says(looked: Looked, found: Counted) -> str:
    """How many, and where most of them began."""
    (status, _), n_rows = next(iter(found.by_status.items()))
    where = "" if status is None else f" {n_rows:,} of them in «{looked.name(status)}»."
    return (
        f"{items_text(found.n_items)} of {found.n_of:,} did not begin in «{first_of(looked)}»."
        f"{where}"
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """Where the tool lets people choose a first status, take that away."""
    del found
    return [
        Mend(
            f"Let the tool create items in «{first_of(looked)}» alone; where another status is the "
            "true beginning, make it the first one of the plan's workflow."
        )
    ]


check = QualityCheck(
    name="created_in_wrong_status",
    title="Created in the wrong status",
    metrics=("flow_time", "status_wait"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
)
