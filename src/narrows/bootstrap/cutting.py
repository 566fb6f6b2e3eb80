"""Histories cut at an instant, as programs ask a server for them."""

from collections.abc import Callable
from threading import Lock

from narrows.bootstrap import WAREHOUSE, Home
from narrows.domain.ports import History
from narrows.services.flow.asking import check_told, history_of, instant_asked
from narrows.warehouse.manifest import stamp


def cut_histories(home: Home) -> Callable[[str | None, str], History]:
    """What had happened in a home by an instant, asked of a stream, of unaligned work or of all.

    Each is built for whoever asks, one at a time: that takes as long as a first look. The newest
    stays at hand, since who asks for the flow of an instant asks for its items next.
    """
    lock = Lock()
    kept: tuple[object, History] | None = None

    def cut(stream: str | None, as_of: str) -> History:
        nonlocal kept
        stored = home.stored()
        at = instant_asked(stored.plan, stream, as_of=as_of)
        told = at.isoformat() if at else as_of
        with lock:
            of = stored.revision, stamp(home.folder / WAREHOUSE), at
            if kept is None or kept[0] != of:
                kept = None  # before another is built: two would take twice the memory
                kept = (
                    of,
                    history_of(
                        stored.plan, home.warehouse, stream=None, as_of=told, progress=_silent
                    ),
                )
            history = kept[1]
        check_told(history, stored.plan, stream=stream, as_of=as_of)
        return history

    return cut


def _silent(what: str, fraction: float | None) -> None:
    """Nobody watches a server's progress."""
