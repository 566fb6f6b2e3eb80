"""By which choices an explained number is counted, and since when they are these."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from narrows.domain.explanation import Explanation
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History
from narrows.services.explain.explaining import COMMANDS
from narrows.services.explain.number import ALL_STREAMS
from narrows.services.explain.of_metrics import SUMS
from narrows.services.flow.counting import Counted, counted


def counted_by(
    found: Explanation,
    history: History | None,
    *,
    versions: Mapping[str, Sequence[PolicyVersion]],
) -> list[Counted]:
    """How a number is counted, for each stream that it is of, over the number's days.

    Args:
        found: The number, taken apart.
        history: What it was measured from; `None` is nothing yet.
        versions: What streams declared, by their ids.

    Returns:
        Nothing where no policy counts: of what is observed outside, and before any history.
    """
    measured = found.measurement
    if history is None or measured.metric not in {*SUMS, *COMMANDS}:
        return []
    told = {each.stream.id for each in history.spans if each.stream}
    if measured.stream is not None and measured.stream not in told:
        return []
    own = counted(history, versions, stream=measured.stream)
    if measured.stream is None and found.of != ALL_STREAMS:
        own = [each for each in own if each.stream is None]
    return [replace(each, period=measured.period) for each in own]
