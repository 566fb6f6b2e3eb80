"""What charts show of a history, read once: a history never changes, and pages ask again."""

from weakref import WeakKeyDictionary

from narrows.domain.ports import History
from narrows.services.flow.charting import Charted, chart

_read: WeakKeyDictionary[History, dict[str, Charted]] = WeakKeyDictionary()


def charted_of(history: History, stream: str) -> Charted:
    """What the charts of a stream show.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    known = _read.setdefault(history, {})
    if stream not in known:
        known[stream] = chart(history, stream=stream)
    return known[stream]
