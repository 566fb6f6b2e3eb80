"""What findings say of statuses that have as many rows as each other."""

from narrows.services.quality.finding import find_quality
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import ask, load, move
from tests.tables import told_history


def test_of_moves_that_are_as_many_none_is_most_and_the_workflow_says_which_is_named(
    told: str,
) -> None:
    """Two left done, each once, by another way; what came first is no reason to be named.

    P-1  Checking   2026-03-02
    P-1  Done       2026-03-03
    P-1  Checking   2026-03-04
    P-2  Doing      2026-03-02
    P-2  Done       2026-03-03
    P-2  Doing      2026-03-05
    """
    (answer,) = find_quality(told_history(told), stream="policy", held={})
    texts = {each.check: each.text for each in answer.findings}
    assert "such as from «Done» to «Doing» (once)" in texts["changed_after_done"]
    assert "1 of them in «Doing»." in texts["created_in_wrong_status"]


def test_what_a_finding_says_does_not_hang_on_when_its_statuses_were_first_seen() -> None:
    """Two homes of one history: one was synced once, one twice, and its statuses came otherwise."""
    first = [move(f"{word}-1", word, day) for day, word in enumerate(("Odd", "Doing", "Even"))]
    later = [
        *(move("P-1", word, day) for day, word in enumerate(("Doing", "Done", "Ready"))),
        *(move("P-2", word, day) for day, word in enumerate(("Ready", "Done", "Doing"))),
    ]
    texts = []
    for loads in ([[*later, *first]], [first, later]):
        warehouse = EmbeddedWarehouse(None)
        for changes in loads:
            load(warehouse, changes)
        (answer,) = find_quality(ask(warehouse), stream="policy", held={})
        texts.append([(each.text, each.mends) for each in answer.findings])
    assert texts[0] == texts[1]
