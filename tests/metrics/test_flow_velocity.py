from datetime import date

from narrows.domain.calendar import Cut
from narrows.metrics.flow_velocity import metric
from narrows.services.flow.measuring import measure
from tests.tables import told_history, value_of


def test_an_item_counts_with_the_type_it_had_when_done(told: str) -> None:
    """A defect, re-typed to feature before it was done and back after.

    P-1  = defect   2025-07-01
    P-1  Doing      2025-07-01
    P-1  = feature  2025-07-05
    P-1  Done       2025-07-10
    P-1  = defect   2025-07-11
    P-2  Backlog    2025-07-12
    P-2  = defect   2025-07-12
    """
    history = told_history(told)
    assert value_of(history, metric, "count") == 1
    assert value_of(history, metric, "count", item_type="feature") == 1
    assert value_of(history, metric, "count", item_type="defect") == 0


def test_an_item_typed_only_after_it_was_done_has_that_type(told: str) -> None:
    """Typed when it was tidied up.

    P-1  Doing    2025-07-01
    P-1  Done     2025-07-10
    P-1  = risk   2025-07-11
    P-1  = debt   2025-07-12
    P-2  Backlog  2025-07-13
    """
    assert value_of(told_history(told), metric, "count", item_type="risk") == 1


def test_what_is_done_at_midnight_belongs_to_the_day_that_begins(told: str) -> None:
    """Monday 13 January 2025, 00:00 UTC, is 19:00 of Sunday in New York.

    P-1  Doing  2025-01-06
    P-1  Done   2025-01-13
    """
    by_zone = {
        zone: [
            each.value
            for each in measure(
                told_history(told, zone=zone),
                cut=Cut.WEEK,
                start=date(2025, 1, 6),
                end=date(2025, 1, 20),
                metrics=[metric],
            )
            if each.item_type is None
        ]
        for zone in ("UTC", "America/New_York")
    }
    # There the second week begins after the last instant that is known.
    assert by_zone == {"UTC": [0, 1], "America/New_York": [1, None]}
