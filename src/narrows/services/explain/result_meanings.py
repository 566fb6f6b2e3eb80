"""What the numbers of a key result mean."""

from collections.abc import Mapping

from narrows.services.explain.meaning import Meaning

WINDOW = (
    "Of flow: a trailing window of complete weeks, 4 unless the key result says otherwise, 13 "
    "where under 5 items were done in it. Of an observed metric: its newest value up to the "
    "cycle's end."
)
BEFORE = (
    "Given in the plan; else measured: of flow over the 13 complete weeks before the cycle, of an "
    "observed metric its last value before it."
)

RESULT: Mapping[str, Meaning] = {
    "current": Meaning(
        "Where the key result stands", "", "Its metric as it is now.", WINDOW,
        "What moved, or was observed, later than the cycle's end.",
    ),
    "baseline": Meaning(
        "Where the key result started", "", "Its metric before the cycle.", BEFORE,
    ),
    "progress_ratio": Meaning(
        "Progress of the key result", "ratio",
        "(current − baseline) / (target − baseline); of one that keeps within a band the share of "
        "the cycle's complete weeks inside.",
        WINDOW, "Initiatives, whatever they did. Weeks without a value.",
    ),
    "moved": Meaning(
        "By how much the key result moved", "", "Its metric as it is now − the same before.",
        f"{WINDOW} Before is its baseline, or what a check-in saw.",
    ),
    "counter": Meaning(
        "Where the counter-metric stands", "", "What must not get worse, as it is now.", WINDOW,
    ),
    "counter_baseline": Meaning(
        "Where the counter-metric started", "", "What must not get worse, before the cycle.",
        BEFORE,
    ),
    "counter_moved": Meaning(
        "By how much the counter-metric moved", "", "What must not get worse, now − before.",
        WINDOW,
    ),
}  # fmt: skip
