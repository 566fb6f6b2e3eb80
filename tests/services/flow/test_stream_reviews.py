"""The flow of each stream, with the faults that are its own."""

from narrows.domain.plan import Plan
from narrows.domain.streams import Take
from narrows.domain.work import Attribute, Batch, Fault
from narrows.services.flow.stream_reviews import review_streams
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, has, load_batches, move, source, stream


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
