"""Where flow time starts and which of the time counts, in words, as a stream declares.

Said wherever a definition stands: of the usual policy the manual's pages say the same, which a
test holds. What does not hang on the policy (load, the wait in a status) has no word here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from narrows.domain.streams import FlowStart, MeasurementPolicy, Reopening

CANNOT_TELL = " (or unknown, of a log that cannot tell)"


@dataclass(frozen=True, slots=True)
class Start:
    """A start of flow time in words.

    Attributes:
        since: As in «since commitment».
        entry: The same as what an item does there.
        doubt: Said of a log that cannot tell, where that matters.
        reached: What an item is that has come so far, as the head of a column.
        never: Of items done that never came so far: they were done without what.
        untimed: Which items have neither flow time nor age.
    """

    since: str
    entry: str
    doubt: str
    reached: str
    never: str
    untimed: str


COMMITMENT = Start(
    "commitment", "the first entry into waiting or active", CANNOT_TELL, "committed",
    "without any commitment", "an item that nobody committed to",
)  # fmt: skip
STARTS: Mapping[FlowStart, Start] = {
    FlowStart.COMMITMENT: COMMITMENT,
    # What was never waiting or active has neither flow time nor age, although it was created.
    FlowStart.CREATED: Start(
        "creation", "its creation", "", "created", COMMITMENT.never,
        COMMITMENT.untimed,
    ),
    FlowStart.FIRST_ACTIVE: Start(
        "the first entry into active", "the first entry into active", CANNOT_TELL,
        "first active", "without ever being active",
        "an item that was never active",
    ),
}  # fmt: skip

COUNTS: Mapping[Reopening, str] = {
    Reopening.WHOLE_SPAN: (
        "The whole span counts: time in done between reopenings and time back in new too, so it "
        "may exceed the time in waiting and active."
    ),
    Reopening.SUM_OF_SPELLS: (
        "Of this only time in waiting and active counts: none in new, and none in done between "
        "reopenings."
    ),
    Reopening.LAST_SPELL: (
        "Of an item that was reopened only the last spell counts: since it left done for the last "
        "time."
    ),
}


def start_of(policy: MeasurementPolicy) -> Start:
    """Where the flow time of a stream starts, in words."""
    return STARTS[policy.start]


def flow_time_words(policy: MeasurementPolicy) -> str:
    """What flow time is, to be said after «how long items»."""
    since = start_of(policy).since
    if policy.reopened is Reopening.SUM_OF_SPELLS:
        return f"were waiting or active from {since} until they were done"
    return f"took from {since}{_or_again(policy)} until they were done, waiting included"


def flow_time_counts(policy: MeasurementPolicy) -> str:
    """Between which moves flow time lies, and what of it counts; begins in the small."""
    start = start_of(policy)
    return f"from {start.entry}{start.doubt} to the last entry into done. {COUNTS[policy.reopened]}"


def flow_time_text(policy: MeasurementPolicy) -> str:
    """Flow time in one short sentence."""
    entry = start_of(policy).entry
    if policy.reopened is Reopening.SUM_OF_SPELLS:
        return f"Time in waiting and active from {entry} until done."
    return f"From {entry}{_or_again(policy)} until done, waiting included."


def _or_again(policy: MeasurementPolicy) -> str:
    return ", or from the last reopening," if policy.reopened is Reopening.LAST_SPELL else ""
