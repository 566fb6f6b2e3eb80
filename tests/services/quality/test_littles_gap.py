"""Load that never ends, and where it lies, on histories that one can add up in the head."""

import pytest

from narrows.domain.quality import QualityState
from tests.services.quality.test_finding import found, ids

pytestmark = pytest.mark.newest


def test_load_that_never_ends_names_where_it_lies(told: str) -> None:
    """Two of four pile up in checking.

    P-1  Doing     2026-03-02
    P-1  Done      2026-03-03
    P-2  Doing     2026-03-02
    P-2  Checking  2026-03-03
    P-3  Doing     2026-03-02
    P-3  Checking  2026-03-03
    P-4  Doing     2026-04-02
    P-4  Done      2026-04-03
    """
    finding = found(told, "littles_gap")
    assert ids(finding) == ["P-2", "P-3"]
    assert "«Checking»" in finding.text
    assert finding.mends[0].plan == '- {status: "Checking", state: done}'


def test_nearly_all_load_is_not_all_and_items_are_of_the_statuses_named(told: str) -> None:
    """Half a day has ended, of four items one in each of four statuses.

    P-1  Doing     2026-01-01
    P-2  Waiting   2026-01-02
    P-3  Checking  2026-01-03
    P-4  To do     2026-03-30
    P-5  Doing     2026-03-01T00:00
    P-5  Done      2026-03-01T12:00
    P-6  Backlog   2026-04-01
    """
    finding = found(told, "littles_gap")
    assert ids(finding) == ["P-1", "P-2", "P-3"]
    assert finding.text == (
        ">99 % of all time in process is of items that have not ended, the largest parts of it in "
        "«Doing», «Waiting», «Checking»: 3 items of 4 in process."
    )


def test_a_gap_of_a_fifth_is_none_yet_as_its_words_say(told: str) -> None:
    """Eight days that ended, two that did not.

    P-1  Doing    2026-03-01
    P-1  Done     2026-03-09
    P-2  Doing    2026-03-07
    """
    finding = found(told, "littles_gap")
    assert finding.state is QualityState.CLEAN
    assert finding.threshold.startswith("A gap over 20 % on")


def test_load_that_never_ends_is_found_where_nobody_stands_any_more(told: str) -> None:
    """All of it lies in three statuses that both have left, one of them to where work is new.

    P-1  To do     2026-03-02
    P-1  Doing     2026-03-12
    P-1  Waiting   2026-03-22
    P-1  Checking  2026-04-01
    P-2  Doing     2026-03-12
    P-2  Backlog   2026-03-22
    P-3  Backlog   2026-04-02
    """
    finding = found(told, "littles_gap")
    assert finding.state is QualityState.FOUND, "«None of 1 in process» stood beside a whole gap"
    assert (finding.n_items, finding.n_of, finding.n_times) == (2, 3, 4)
    assert sum(each.amount or 0 for each in finding.items) == 40
    assert finding.text == (
        "100 % of all time in process is of items that have not ended, the largest parts of it in "
        "«Doing», «To do», «Waiting»: 2 items of 3, none there any more."
    )


def test_where_all_ended_load_ends_and_that_is_no_lack_of_data(told: str) -> None:
    """The page of the stream says that the law holds.

    P-1  Doing    2026-03-01
    P-1  Done     2026-03-09
    """
    finding = found(told, "littles_gap")
    assert (finding.state, finding.text) == (QualityState.CLEAN, "None of 1.")
