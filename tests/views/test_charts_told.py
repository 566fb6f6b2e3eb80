"""What charts say in a sentence, for who does not see them.

Two items done, after 3 and 9 days; one in process for 12 days, in Review; levels at two instants.
"""

from dataclasses import replace
from datetime import UTC, datetime

from narrows.domain.work import FlowState
from narrows.services.flow.charting import AgeingItem, Charted, Levels, TimedItem
from narrows.views.charts_told import charts_told

FIRST, LAST = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
CHARTED = Charted(
    timed=(TimedItem("A", None, FIRST, 3.0), TimedItem("B", None, LAST, 9.0)),
    timed_step=1,
    ageing=(AgeingItem("C", None, "Review", 12.0),),
    n_ageing=1,
    levels=Levels((FIRST, LAST), ((FlowState.DONE, (0, 2)), (FlowState.ACTIVE, (1, 1)))),
)
NOTHING = Charted((), 1, (), 0, Levels((), ()))


def test_each_chart_is_told_in_one_sentence_with_its_ends_and_extremes() -> None:
    told = charts_told(CHARTED, [("85 %: 8 d", 8.0)], zone="UTC")
    days = "2\u00a0Mar\u00a02026", "23\u00a0Nov\u00a02026"
    assert told.flow_times == (
        f"Flow times of 2 items done from {days[0]} to {days[1]}; of the last weeks 85 %: 8 d; "
        "the longest, B, took 9 d."
    )
    assert told.levels == (
        f"Items by flow state: on {days[0]} 0 done, 1 active; on {days[1]} 2 done, 1 active."
    )
    assert told.ages == (
        "1 item in process; the oldest, C, for 12 d, now in Review; 1 of them older than 85 % of "
        "those done took, 8 d."
    )


def test_nothing_to_draw_is_nothing_to_say() -> None:
    told = charts_told(NOTHING, (), zone="UTC")
    assert (told.flow_times, told.levels, told.ages) == ("", "", "")
    assert charts_told(CHARTED, (), zone="UTC").ages.endswith("now in Review.")


def test_where_not_each_item_is_drawn_it_says_of_how_many_it_speaks() -> None:
    """One of three items done is drawn, and the oldest one of two in process."""
    told = charts_told(
        replace(CHARTED, timed_step=3, n_ageing=2), [("85 %: 8 d", 8.0)], zone="America/Denver"
    )
    # Midnight in London is still the day before in Denver.
    days = "1\u00a0Mar\u00a02026", "22\u00a0Nov\u00a02026"
    assert told.flow_times == (
        f"Flow times of one of 3 items done from {days[0]} to {days[1]}, 2 of them; of the last "
        "weeks 85 %: 8 d; the longest of these, B, took 9 d."
    )
    assert told.levels.startswith(f"Items by flow state: on {days[0]} ")
    assert told.ages == (
        "2 items in process; the oldest, C, for 12 d, now in Review; 1 of the 1 oldest older than "
        "85 % of those done took, 8 d."
    )
