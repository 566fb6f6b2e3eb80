"""An item's visits along time: one lane per status, nothing outside, nothing too thin to see."""

from datetime import UTC, datetime

import pytest

from narrows.services.flow.drilling import items_named
from narrows.views.stream_item import ItemShown, stream_item_page
from narrows.web.item_timeline import MARGIN, NARROW, THINNEST, WIDE, timeline
from tests.tables import told_history
from tests.web.plans import INSURER

AS_OF = datetime(2025, 1, 31, tzinfo=UTC)


def told_item(log: str) -> ItemShown:
    found = items_named(told_history(log, as_of=AS_OF), "P-1", stream="policy")
    return stream_item_page(INSURER, "policy", key="P-1", found=found, as_of=AS_OF).items[0]


REOPENED = """
P-1  Backlog  2025-01-01
P-1  To do    2025-01-06
P-1  Doing    2025-01-06
P-1  Done     2025-01-10
P-1  Doing    2025-01-16
P-1  Done     2025-01-21
"""


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_visits_lie_in_the_picture_and_show(width: float) -> None:
    picture = timeline(told_item(REOPENED), as_of=AS_OF, zone="UTC", width=width)
    assert picture is not None
    for lane in picture.lanes:
        assert picture.top <= lane.y <= picture.bottom - picture.bar
        for bar in lane.bars:
            assert bar.width >= THINNEST
            assert MARGIN <= bar.x <= bar.x + bar.width <= width - MARGIN + 0.1


def test_each_status_has_one_lane_with_all_its_visits() -> None:
    picture = timeline(told_item(REOPENED), as_of=AS_OF, zone="UTC")
    assert picture is not None
    assert [lane.label for lane in picture.lanes] == ["Backlog", "To do", "Doing", "Done"]
    doing = picture.lanes[2]
    assert doing.spent == "9 d in 2 visits"
    assert [bar.words for bar in doing.bars] == ["Doing: 4 d", "Doing: 5 d"]


def test_commitment_and_end_are_marked_and_the_end_is_the_end() -> None:
    picture = timeline(told_item(REOPENED), as_of=AS_OF, zone="UTC")
    assert picture is not None
    committed, done = picture.moments
    assert (committed.label, done.label) == ("committed", "done")
    assert committed.x == pytest.approx(MARGIN + (WIDE - 2 * MARGIN) * 5 / 20, abs=0.1)
    assert done.x == WIDE - MARGIN
    assert picture.across[1].label == "21 Jan 2025"


def test_an_item_in_process_ends_now() -> None:
    picture = timeline(
        told_item("P-1  Doing  2025-01-01\nP-1  To do  2025-01-16"), as_of=AS_OF, zone="UTC"
    )
    assert picture is not None
    assert [moment.label for moment in picture.moments] == ["committed"]
    assert picture.lanes[1].bars[0].words == "To do: 15 d so far"


def test_what_took_no_time_has_no_picture() -> None:
    assert timeline(told_item("P-1  Done  2025-01-01"), as_of=AS_OF, zone="UTC") is None


def test_days_are_those_of_the_zone() -> None:
    """At midnight in London it is noon of that day in Auckland, and the evening before in Denver."""
    item = told_item("P-1  Doing  2025-01-01\nP-1  To do  2025-01-16")
    labels = []
    for zone in ("Pacific/Auckland", "America/Denver"):
        picture = timeline(item, as_of=AS_OF, zone=zone)
        assert picture
        labels.append(picture.across[0].label)
    assert labels == ["1 Jan 2025", "31 Dec 2024"]
