"""Items that moved before there was a tool to tell of it.

*Finds* items with a change of status before 1990.

*Because* it is mostly a tool's zero date or a slip of a finger, measured as it stands: one such
item has a flow time of decades, and is in the mean, in load and in the length of the history.

*From* the first item on; 1990 is before any tool that is read here.

*Mend*: correct the date in the tool or in the file, and bring it again; a file is read anew with
`narrows sync log --anew`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from narrows.domain.calendar import instant_us
from narrows.domain.quality import Mend
from narrows.domain.work import FIRST_PLAUSIBLE
from narrows.services.flow.spans import asked_streams
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, told_of
from narrows.services.quality.words import are, items_text

QUERY = """
select visits.stream, visits.item, visits.entered_at_us as at_us, {nothing} as amount,
       visits.status, {nothing} as before
from visits
where visits.entered_at_us < {first}
  and visits.stream in (select stream from told)
"""
SOURCES = """
select distinct visits.stream, keys.source
from visits
join keys on keys.item = visits.item
where visits.entered_at_us < {first}
  and visits.stream in (select stream from periods)
"""


def asks(looked: Looked) -> Question:
    """Who moved so early?"""
    return Question(
        QUERY.format(nothing=NOTHING, first=instant_us(FIRST_PLAUSIBLE)), told_of(looked)
    )


def _doubted(several: Sequence[Looked]) -> Mapping[int, Collection[str]]:
    """The sources that such a date comes from."""
    asked = asked_streams([each.span for each in several])
    query = SOURCES.format(first=instant_us(FIRST_PLAUSIBLE))
    found: dict[int, set[str]] = {each.stream: set() for each in several}
    for stream, source in cast("list[tuple[int, str]]", several[0].history.rows(query, asked)):
        found[stream].add(source)
    return found


def says(looked: Looked, found: Counted) -> str:
    """How many."""
    del looked
    return f"{items_text(found.n_items)} of {found.n_of:,} {are(found.n_items)} dated before 1990."


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """Where the date comes from; what a file told once stays, unless it is read anew."""
    del found
    # Read anew, another file would lose what its newest export lacks.
    doubted = {name: held for name, held in looked.held.items() if name in looked.fact(_doubted)}
    files = [name for name, held in doubted.items() if held.followed is None]
    tools = [name for name in doubted if name not in files]
    by_file = f"narrows sync {' '.join(files)} --anew"
    mended = [
        Mend(f"Correct the dates in {', '.join(names)}, and bring them again.", command=command)
        for names, command in ((files, by_file), (tools, f"narrows sync {' '.join(tools)}"))
        if names
    ]
    return mended or [Mend("Correct the dates in its source, and bring them again.")]


check = QualityCheck(
    name="implausible_dates",
    title="Dates before 1990",
    metrics=("flow_time", "flow_load"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    is_lack=True,
)
