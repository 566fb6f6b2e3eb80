"""Sources that have fallen silent, or end long before the others.

*Finds* the items in process of a source that ends a week or more before the stream's others do; of
a live one also where its last sync brought not everything, or is a week old. Also told is a source
of which nothing was brought yet beside others.

*Because* what moved since is not known: these items look as if they stood still, and every number
of the stream goes only until the earliest of its sources ends.

*From* a week on: numbers are told by the week, and the last complete one needs all of it.

*Mend*: sync the source, and see why it ended.
"""

from collections.abc import Sequence
from datetime import timedelta

from narrows.domain.calendar import day_of
from narrows.domain.ports import LoadedSource
from narrows.domain.quality import Mend, QualityState
from narrows.services.flow.spans import policy_of
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, told_of
from narrows.services.quality.words import are, items_text

LATE = timedelta(days=7)

QUERY = """
select items.stream, items.item, visits.entered_at_us as at_us, {nothing} as amount, items.status,
       {nothing} as before
from items
join keys on keys.item = items.item
join words on words.word = keys.source
join visits on visits.item = items.item and visits.left_at_us is null
where items.stream in (select stream from told)
  and items.flow_state in ('waiting', 'active', 'unknown')
"""


def silent(looked: Looked) -> dict[str, str]:
    """Source → why it is silent."""
    ends = {id_: each.until for id_, each in looked.held.items() if each.until}
    latest = max(ends, key=lambda id_: ends[id_], default=None)
    last = ends[latest] if latest else None
    zone = policy_of(looked.span).zone
    found = {id_: f"of «{id_}» nothing was brought yet" for id_ in looked.unheld}
    for id_, each in looked.held.items():
        until, followed = each.until, each.followed
        if followed is not None and followed.incomplete:
            found[id_] = f"the last sync of «{id_}» did not bring everything"
        elif last is None:
            continue
        elif until is None:
            # It was asked, and told of no item: as good as never synced.
            found[id_] = f"of «{id_}» nothing was brought yet"
        elif last - until >= LATE:
            # Of several others each has an end of its own, and may be as early.
            begin, end = day_of(until, zone), day_of(last, zone)
            found[id_] = f"«{id_}» ends on {begin}, «{latest}» on {end}"
        elif _is_late(each, looked):
            found[id_] = f"«{id_}» was last complete on {day_of(until, zone)}"
    return found


def _is_late(source: LoadedSource, looked: Looked) -> bool:
    """A file has ended for good; a live source should go on."""
    if source.followed is None or source.until is None or looked.now is None:
        return False
    return looked.now - source.until >= LATE


def asks(looked: Looked) -> Question | Unable:
    """Which of its items are in process?"""
    if not looked.held:
        return Unable(QualityState.NO_DATA, "Nothing is known of its sources.")
    sources = sorted(silent(looked))
    return Question(QUERY.format(nothing=NOTHING), told_of(looked), words=sources or [""])


def tells(looked: Looked, found: Counted) -> bool:
    """A silent source is told, also where nothing of it is in process."""
    del found
    return bool(silent(looked))


def says(looked: Looked, found: Counted) -> str:
    """Which sources, since when."""
    told = "; ".join(silent(looked).values())
    return (
        f"{told[:1].upper()}{told[1:]}: {items_text(found.n_items)} of {found.n_of:,} in process "
        f"{are(found.n_items)} from there."
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """Bring what is missing."""
    del found
    names = " ".join(sorted(silent(looked)))
    return [Mend("Bring what is missing, and see what it says.", command=f"narrows sync {names}")]


check = QualityCheck(
    name="silent_sources",
    title="Sources that fell silent",
    metrics=("flow_velocity", "flow_load", "flow_time"),
    base=Base.OPEN,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    tells=tells,
)
