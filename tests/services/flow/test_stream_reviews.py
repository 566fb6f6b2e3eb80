"""The flow of each stream, with the faults that are its own."""

from datetime import UTC, date, datetime, timedelta

from narrows.domain.measure import Period
from narrows.domain.plan import Plan
from narrows.domain.streams import Take
from narrows.domain.work import Attribute, Batch, Fault
from narrows.services.flow.stream_reviews import review_streams
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, ask, has, load_batches, move, source, stream


def test_streams_of_one_source_share_the_faults_of_its_rows_and_have_their_own() -> None:
    """Alice's bread and Bob's cake are told in one log; one cake has a status nobody knows."""
    bread, cake = (
        stream(name, Take("log", {Attribute.PROJECT: (name,)})) for name in ("bread", "cake")
    )
    told = [
        *(has(item, Attribute.PROJECT, "bread") for item in ("A", "B")),
        has("C", Attribute.PROJECT, "cake"),
        *(move(item, "Doing", 1) for item in ("A", "B", "C")),
        move("C", "On the floor", 2),
    ]
    warehouse = EmbeddedWarehouse(None)
    row = Fault("log", "the time «noon» is not a time", 7)
    held = load_batches(warehouse, [Batch(told, faults=[row])])
    plan = Plan(sources=(source(),), streams=(bread, cake))
    found = review_streams(plan, ask(warehouse, bread, cake), held={"log": held})
    assert list(found["bread"].faults) == [row]
    own, of_the_row = found["cake"].faults
    assert (own.stream, of_the_row) == ("cake", row)
    assert "On the floor" in own.message
    assert [found[each].n_faults for each in ("bread", "cake")] == [1, 2]
    assert [found[each].n_source_faults for each in ("bread", "cake")] == [{"log": 1}] * 2


def test_the_last_weeks_of_a_young_stream_begin_with_its_history() -> None:
    """Of weeks that nothing is known of no load is known, and the mean would be too low.

    A  Doing  Monday 2 March 2026
    A  Done   Thursday 2 April 2026
    """
    warehouse = EmbeddedWarehouse(None)
    told = [move("A", "Doing", _day(2026, 3, 2)), move("A", "Done", _day(2026, 4, 2))]
    held = load_batches(warehouse, [Batch(told)])
    own = stream("bread")
    plan = Plan(sources=(source(),), streams=(own,))
    history = ask(warehouse, own)
    found = review_streams(plan, history, held={"log": held})["bread"].recent
    mean = next(each for each in found if each.statistic == "mean" and each.unit == "items")
    assert mean.period == Period(date(2026, 3, 2), date(2026, 3, 30))
    assert mean.value == 1


def _day(year: int, month: int, day: int) -> float:
    return (datetime(year, month, day, tzinfo=UTC) - START) / timedelta(days=1)
