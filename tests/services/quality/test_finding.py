"""What a stream's data are found to lack, told of small histories."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.domain.errors import NarrowsError
from narrows.domain.quality import QualityFinding, QualityState, StreamQuality
from narrows.domain.work import Fault
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.checks import untyped_items
from narrows.services.quality.checks.silent_weeks import silences
from narrows.services.quality.collecting import check_named
from narrows.services.quality.finding import find_quality
from narrows.services.quality.looked import Looked
from tests.tables import told_history

END = datetime(2026, 3, 9, tzinfo=UTC)
pytestmark = pytest.mark.newest


def quality(told: str) -> StreamQuality:
    return find_quality(told_history(told), stream="policy", held={})[0]


def found(told: str, check: str) -> QualityFinding:
    return next(each for each in quality(told).findings if each.check == check)


def ids(finding: QualityFinding) -> list[str]:
    return [each.id for each in finding.items]


def test_done_straight_from_the_backlog_has_no_flow_time_and_is_named(told: str) -> None:
    """Of two items one never worked on.

    P-1  Backlog  2026-03-02
    P-1  Done     2026-03-06
    P-2  Doing    2026-03-02
    P-2  Done     2026-03-09
    """
    finding = found(told, "never_started")
    assert finding.state is QualityState.FOUND
    assert ids(finding) == ["P-1"]
    assert "1 item of 2 done never started" in finding.text
    assert "«Backlog»" in finding.text
    assert finding.mends[0].plan == '- {status: "Backlog", state: active}'
    assert quality(told).coverage.n_whole == 1
    assert [each.check for each in quality(told).coverage.lacks] == ["never_started"]


def test_asking_back_into_a_queue_of_the_same_reach_is_no_move_backwards(told: str) -> None:
    """One asks back, one is sent back.

    P-1  To do    2026-03-02
    P-1  Doing    2026-03-03
    P-1  Waiting  2026-03-04
    P-1  Doing    2026-03-05
    P-2  Doing    2026-03-02
    P-2  Checking  2026-03-04
    P-2  Doing    2026-03-05
    """
    finding = found(told, "moved_backwards")
    assert ids(finding) == ["P-2"]
    assert (finding.items[0].before, finding.items[0].status) == ("Checking", "Doing")
    (mend,) = finding.mends
    assert "queue_of" not in mend.words, "that is the plan's word, and stands in its line"
    assert mend.plan == '- {status: "Doing", state: waiting, queue_of: "Checking"}'


def test_what_comes_back_from_cancelled_made_no_move_from_where_it_was_before(told: str) -> None:
    """One was given up and taken up again, one was sent back after that.

    P-1  Doing      2026-03-02
    P-1  Cancelled  2026-03-03
    P-1  Backlog    2026-03-04
    P-1  Doing      2026-03-05
    P-2  Checking   2026-03-02
    P-2  Cancelled  2026-03-03
    P-2  Checking   2026-03-04
    P-2  Doing      2026-03-05
    """
    (item,) = found(told, "moved_backwards").items
    assert (item.id, item.before, item.status) == ("P-2", "Checking", "Doing")


def test_a_wait_is_no_place_to_move_back_from_or_to(told: str) -> None:
    """One pauses, one is sent back after a pause, one is put back, one was done.

    P-1  Checking  2026-03-03
    P-1  Waiting   2026-03-04
    P-1  Checking  2026-03-05
    P-2  Checking  2026-03-03
    P-2  To do     2026-03-04
    P-2  Waiting   2026-03-05
    P-2  Doing     2026-03-06
    P-3  Doing     2026-03-03
    P-3  Waiting   2026-03-04
    P-3  Backlog   2026-03-05
    P-3  Doing     2026-03-06
    P-4  Doing     2026-03-03
    P-4  Done      2026-03-04
    P-4  Backlog   2026-03-05
    """
    finding = found(told, "moved_backwards")
    assert {each.id: (each.before, each.status) for each in finding.items} == {
        "P-2": ("Checking", "Doing"),
        "P-3": ("Doing", "Backlog"),
    }


def test_one_that_was_created_as_done_was(told: str) -> None:
    """One was never anything else.

    P-1  Done   2026-03-03
    P-2  Doing  2026-03-03
    P-2  Done   2026-03-04
    """
    assert found(told, "never_started").text == (
        "1 item of 2 done never started. 1 was created as done."
    )


def test_a_little_rework_is_counted_and_not_told() -> None:
    rows = [f"P-{n}  Doing  2026-03-02\nP-{n}  Checking  2026-03-03" for n in range(30)]
    finding = found("\n".join([*rows, "P-1  Doing  2026-03-04"]), "moved_backwards")
    assert finding.state is QualityState.CLEAN
    assert finding.n_items == 1
    assert finding.text == "1 of 30, too few to mean anything."


def test_from_done_to_released_nothing_changes_and_back_to_work_it_does(told: str) -> None:
    """One goes on to be released, one is opened again.

    P-1  Doing     2026-03-02
    P-1  Done      2026-03-03
    P-1  Released  2026-03-09
    P-2  Doing     2026-03-02
    P-2  Done      2026-03-03
    P-2  Doing     2026-03-10
    """
    finding = found(told, "changed_after_done")
    assert ids(finding) == ["P-2"]
    assert finding.mends[0].plan == '- {status: "Done", state: waiting}'


def test_what_is_cancelled_after_it_was_done_is_no_item_to_open_anew(told: str) -> None:
    """One is given up.

    P-1  Doing      2026-03-02
    P-1  Done       2026-03-03
    P-1  Cancelled  2026-03-09
    """
    finding = found(told, "changed_after_done")
    assert ids(finding) == ["P-1"]
    assert [each.words for each in finding.mends if not each.plan] == [
        "What is cancelled after it was done counts as given up: leave done what was delivered."
    ]
    assert "where it is cancelled, it counts as given up" in finding.why


def test_a_sweep_closes_ten_on_one_day() -> None:
    rows = [f"P-{n}  Doing  2026-03-02\nP-{n}  Done  2026-03-0{3 + n}" for n in range(4)]
    sweep = [
        f"S-{n}  Doing  2026-02-02\nS-{n}  Done  2026-03-20 1{n % 10}:0{n % 7}" for n in range(11)
    ]
    finding = found("\n".join(rows + sweep), "bulk_closes")
    assert len(finding.items) == 11
    assert {each.amount for each in finding.items} == {11.0}
    assert found("\n".join(rows + sweep[:9]), "bulk_closes").state is QualityState.CLEAN


def test_one_import_that_closes_everything_is_a_sweep_too() -> None:
    rows = [f"P-{n}  Doing  2026-03-02\nP-{n}  Done  2026-03-20" for n in range(12)]
    assert found("\n".join(rows), "bulk_closes").n_items == 12


def test_a_weekly_release_is_no_sweep() -> None:
    rows = [
        f"P-{week}-{n}  Doing  2026-03-02\nP-{week}-{n}  Done  2026-03-{4 + 7 * week:02} 1{n}:00"
        for week in range(4)
        for n in range(10)
    ]
    assert found("\n".join(rows), "bulk_closes").state is QualityState.CLEAN


def test_of_ends_told_by_the_day_no_second_is_known() -> None:
    rows = [f"P-{n}  Doing  2026-03-02\nP-{n}  Done  2026-03-20" for n in range(12)]
    finding = found("\n".join(rows), "closed_in_one_second")
    assert finding.state is QualityState.NO_DATA
    script = [f"P-{n}  Doing  2026-03-02\nP-{n}  Done  2026-03-20 10:15:09" for n in range(3)]
    assert found("\n".join(script), "closed_in_one_second").n_items == 3


def test_too_few_done_say_nothing_of_what_stands_still(told: str) -> None:
    """One done, one old.

    P-1  Doing  2025-03-02
    P-2  Doing  2026-03-02
    P-2  Done   2026-03-03
    """
    assert found(told, "stalled_items").state is QualityState.NO_DATA


def test_what_is_older_than_nearly_all_that_is_done_stands_still() -> None:
    rows = [f"P-{n}  Doing  2026-03-02\nP-{n}  Done  2026-03-{3 + n:02}" for n in range(20)]
    told = "\n".join([*rows, "OLD  Doing  2026-02-01", "YOUNG  Doing  2026-03-20"])
    finding = found(told, "stalled_items")
    assert ids(finding) == ["OLD"]
    assert finding.items[0].amount == 49.0
    assert finding.n_of == 2


def test_enough_visits_tell_what_stands_still_where_few_items_are_done() -> None:
    """Nineteen are done and one stands; twenty visits to its status ended within a day."""
    rows = [f"P-{n}  Doing  2026-03-02\nP-{n}  Done  2026-03-03" for n in range(19)]
    told = [*rows, "P-19  Doing  2026-03-02", "P-19  To do  2026-03-03", "OLD  Doing  2026-02-01"]
    assert found("\n".join(told[:19] + told[21:]), "stalled_items").state is QualityState.NO_DATA
    finding = found("\n".join([*told, "NEW  To do  2026-03-02"]), "stalled_items")
    assert ids(finding) == ["OLD"]


def test_items_done_without_a_flow_time_do_not_tell_what_takes_long() -> None:
    """Twenty were created as done, so that nothing says how long work takes here."""
    rows = [f"P-{n}  Done  2026-03-{3 + n:02}" for n in range(20)]
    finding = found("\n".join([*rows, "OLD  Doing  2025-02-01"]), "stalled_items")
    assert finding.state is QualityState.NO_DATA
    assert "Fewer than 20 items have a flow time" in finding.text


def test_a_silence_is_told_with_the_items_in_process() -> None:
    weeks = [datetime(2026, 1, 5, tzinfo=UTC) + timedelta(weeks=n) for n in range(16)]
    rows = ["OPEN  Doing  2026-01-05"]
    for n, week in enumerate(weeks):
        if n not in (9, 10):
            rows += [f"P-{n}-{k}  Doing  {week:%Y-%m-%d} 0{k}:00" for k in range(5)]
            rows += [f"P-{n}-{k}  Done  {week:%Y-%m-%d} 1{k}:00" for k in range(5)]
    finding = found("\n".join(rows), "silent_weeks")
    assert ids(finding) == ["OPEN"]
    assert "from 2026-03-09 to 2026-03-22" in finding.text
    assert finding.items[0].amount == 14.0


@given(st.lists(st.integers(0, 4), max_size=40))
def test_a_silence_is_a_whole_row_of_weeks_in_which_five_moves_are_missing(
    moves: list[int],
) -> None:
    for first, last in silences(moves):
        assert not any(moves[first:last])
        assert first >= 4
        assert moves[first - 1]
        assert last == len(moves) or moves[last]
        earlier = moves[max(0, first - 13) : first]
        assert (last - first) * sum(earlier) / len(earlier) >= 5 - 1e-9


def test_slow_streams_may_be_silent_for_long() -> None:
    assert silences([1, 0, 0, 0] * 4) == []
    assert silences([10] * 6 + [0]) == [(6, 7)]
    assert silences([1] * 6 + [0] * 4) == []
    assert silences([1] * 6 + [0] * 5) == [(6, 11)]


def test_without_types_none_is_missed_and_with_some_the_others_are(told: str) -> None:
    """Two items.

    P-1  Doing  2026-03-02
    P-2  Doing  2026-03-02
    """
    assert found(told, "untyped_items").state is QualityState.NOT_CONFIGURED
    typed = found(told + "    P-1  = feature  2026-03-02\n", "untyped_items")
    assert ids(typed) == ["P-2"]


def test_how_many_have_no_type_is_said_once_and_not_among_what_mends_it() -> None:
    faults = [
        Fault(
            "work", "2 of 3 items of stream policy have no item type and count.", stream="policy"
        ),
        Fault("work", "The item type «Chore» is not mapped in stream policy.", stream="policy"),
    ]
    history = SimpleNamespace(faults=lambda: faults)
    looked = cast("Looked", SimpleNamespace(id="policy", history=history))
    told = [each.words for each in untyped_items.mends(looked, cast("Counted", None))]
    assert [each for each in told if "Chore" in each]
    assert not [each for each in told if "2 of 3" in each]
    faults.clear()
    (mend,) = untyped_items.mends(looked, cast("Counted", None))
    assert (mend.words[:26], mend.plan) == ("Give these a type in the t", ""), "no word to map"


def test_what_no_stream_takes_has_no_types_whatever_its_sources_tell(told: str) -> None:
    """One item of a stream, and one of none.

    P-1  Doing      2026-03-02
    P-1  = feature  2026-03-02
    X-1  Doing      2026-03-02
    """
    found = find_quality(told_history(told, unaligned="X"), held={})
    (loose,) = [each for each in found if each.stream is None]
    (finding,) = [each for each in loose.findings if each.check == "untyped_items"]
    assert finding.state is QualityState.NOT_CONFIGURED
    assert finding.text == "What item types mean is said by the stream that takes the items."


def test_an_unknown_check_is_refused_with_those_there_are() -> None:
    assert isinstance(check_named("stalled_items"), QualityCheck)
    with pytest.raises(NarrowsError, match="silent_weeks") as refused:
        check_named("Stalled")
    assert refused.value.slug == "quality-check-unknown"


def test_a_stream_of_nothing_but_good_items_is_whole(told: str) -> None:
    """One item as it should be.

    P-1  Backlog  2026-03-01
    P-1  Doing    2026-03-02
    P-1  Done     2026-03-03
    """
    found_ = quality(told)
    assert (found_.coverage.n_items, found_.coverage.ratio, found_.n_found) == (1, 1.0, 0)
    assert found_.coverage.lacks == ()
