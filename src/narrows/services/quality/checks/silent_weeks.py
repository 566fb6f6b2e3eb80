"""Weeks in which nothing moved, although work was in process.

*Finds* the items in process through a row of complete weeks without any change of status.

*Because* either nobody worked or nobody told: load and ages grow, velocity is 0, and the weeks
after are too full. A source that lost its history looks the same.

*From* a silence on that chance gives less than one in a hundred times: five moves that should have
been there, by the rate of the quarter before it; at least four weeks of history go first.

*Mend*: sync again; if it was a holiday, a working calendar leaves it out.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from narrows.domain.calendar import Cut, begin, day_of, following, instant_at, midnight_us
from narrows.domain.ports import PeriodRow
from narrows.domain.quality import Mend, QualityState
from narrows.services.flow.spans import policy_of
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.per_period import counts_in
from narrows.services.quality.question import NOTHING, Question, Unable, told_of
from narrows.services.quality.words import items_text, were

MISSED_MOVES = 5.0
"""Moves that should have been there: by chance none of them comes in 0.7 % of such spans."""

BEFORE_WEEKS = 13
"""What says how much moves: a quarter, because streams grow. [weeks]"""

FEWEST_WEEKS = 4

MOVES = "select stream, entered_at_us as at_us from visits where stream in ({streams})"
QUERY = """
select visits.stream, visits.item, periods.start_us as at_us,
       periods.end_us - periods.start_us as amount,
       visits.status, {nothing} as before
from periods
join visits on visits.stream = periods.stream
           and visits.flow_state in ('waiting', 'active', 'unknown')
           and visits.entered_at_us < periods.start_us
           and (visits.left_at_us is null or visits.left_at_us >= periods.end_us)
"""
"""`periods` are the silent spans: who is in process when one begins is so until it ends."""


def asks(looked: Looked) -> Question | Unable:
    """Who was in process while nothing moved?"""
    weeks, moves = looked.fact(_moves)
    if len(weeks) <= FEWEST_WEEKS:
        return Unable(QualityState.NO_DATA, "Its history is too short to have silent weeks.")
    spans = [
        PeriodRow(looked.stream, place, weeks[first].start_us, weeks[last - 1].end_us)
        for place, (first, last) in enumerate(silences(moves))
    ]
    return Question(QUERY.format(nothing=NOTHING), told_of(looked), periods=spans)


def _moves(several: Sequence[Looked]) -> Mapping[int, tuple[Sequence[PeriodRow], Sequence[int]]]:
    """The complete weeks, and how much moved in each."""
    weeks = {each.stream: list(_weeks(each)) for each in several}
    instants = MOVES.format(streams=", ".join(str(each) for each in sorted(weeks)))
    moves = counts_in(several[0].history, weeks, instants=instants)
    return {stream: (own, moves[stream]) for stream, own in weeks.items()}


def silences(moves: Sequence[int]) -> list[tuple[int, int]]:
    """Rows of weeks without a move that are too long for chance, half-open.

    Args:
        moves: Week by week.
    """
    found: list[tuple[int, int]] = []
    first = 0
    while first < len(moves):
        last = first
        while last < len(moves) and not moves[last]:
            last += 1
        earlier = moves[max(0, first - BEFORE_WEEKS) : first]
        # Multiplied out, so that no rate is rounded.
        if len(earlier) >= FEWEST_WEEKS and (last - first) * sum(earlier) >= MISSED_MOVES * len(
            earlier
        ):
            found.append((first, last))
        first = last + 1
    return found


def _weeks(looked: Looked) -> Iterator[PeriodRow]:
    """The complete weeks of the stream's history, in its zone; of an empty one none."""
    if looked.span.first_at is None:
        return
    zone = policy_of(looked.span).zone
    first: date = begin(Cut.WEEK, day_of(looked.span.first_at, zone))
    end, place = begin(Cut.WEEK, day_of(looked.span.as_of, zone)), 0
    while first < end:
        after = following(Cut.WEEK, first)
        yield PeriodRow(looked.stream, place, midnight_us(first, zone), midnight_us(after, zone))
        first, place = after, place + 1


def says(looked: Looked, found: Counted) -> str:
    """Which weeks, and how many items were in process."""
    zone = policy_of(looked.span).zone
    spans = [_days(each, zone) for each in found.question.periods]
    shown = ", ".join(spans[-3:])
    return (
        f"Nothing moved {shown}{' (and earlier)' if len(spans) > 3 else ''}, while "
        f"{items_text(found.n_items)} {were(found.n_items)} in process."
    )


def _days(span: PeriodRow, zone: str) -> str:
    first, last = (day_of(instant_at(each), zone) for each in (span.start_us, span.end_us - 1))
    return f"from {first} to {last}"


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """Bring it again, or say that nobody works then."""
    del found
    names = " ".join(sorted(looked.held))
    return [
        Mend(
            "Ask the tool whether it has moves of these weeks; if it has, bring them.",
            command=f"narrows sync {names}".rstrip(),
        ),
        Mend("If it was a holiday, nothing is wrong; a working calendar leaves it out of times."),
    ]


check = QualityCheck(
    name="silent_weeks",
    title="Weeks in which nothing moved",
    metrics=("flow_velocity", "flow_load", "flow_time"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    amount_unit="days",
    manual=__doc__,
)
