"""Statuses that the stream's workflow does not know.

*Finds* items that were ever in a status that the workflow does not name.

*Because* such a status is read by the tool's own category where it has one, else as waiting: if
work goes on in it, or ends in it, flow time, efficiency, load and the narrows are wrong by all the
time spent there.

*From* the first item on: one status that nobody has thought of is enough to move an end.

*Mend*: say what the status means; a suggestion comes with how sure it is.
"""

from collections.abc import Sequence

from narrows.domain.quality import Mend
from narrows.domain.work import WAITS_FOR
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, no_workflow, told_of
from narrows.services.quality.suggesting import suggested_mappings
from narrows.services.quality.words import are_or_were, items_text, named

QUERY = """
select visits.stream, visits.item, min(visits.entered_at_us) as at_us, {nothing} as amount,
       visits.status, {nothing} as before
from visits
join told on told.stream = visits.stream and told.status = visits.status
group by visits.stream, visits.item, visits.status
"""


def unmapped(looked: Looked) -> list[int]:
    """The numbers of statuses that the workflow does not know.

    The words that intervals of work are told in are ours, and need no workflow.
    """
    if looked.workflow is None:
        return []
    known = {each.status for each in looked.workflow.statuses}
    return [
        number
        for number, each in sorted(looked.statuses.items(), key=lambda of: of[1].name)
        if each.name not in known and not each.name.startswith(WAITS_FOR)
    ]


def asks(looked: Looked) -> Question | Unable:
    """Who was ever in one of them?"""
    if looked.workflow is None:
        return no_workflow()
    return Question(QUERY.format(nothing=NOTHING), told_of(looked, unmapped(looked)))


def says(looked: Looked, found: Counted) -> str:
    """How many statuses, and how many items were in them."""
    names = [looked.name(number) for number in unmapped(looked)]
    count = f"{len(names)} status{'' if len(names) == 1 else 'es'}"
    return (
        f"{items_text(found.n_items)} of {found.n_of:,} {are_or_were(found.n_items)} in "
        f"{count} that the workflow does not know: {named(names)}."
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """One for each status: what it may mean, and the command that says so."""
    del found
    return suggested_mappings(looked, unmapped(looked))


check = QualityCheck(
    name="unmapped_statuses",
    title="Statuses that the workflow does not know",
    metrics=("flow_time", "flow_efficiency", "flow_load", "status_wait"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    is_lack=True,
)
