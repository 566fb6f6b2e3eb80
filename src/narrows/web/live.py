"""What pages show, kept ready: measured once for each change, never while somebody waits."""

import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import Generic, TypeVar

from narrows.domain.errors import NarrowsError

log = logging.getLogger(__name__)

T = TypeVar("T")


BROKEN = "That is a fault of Narrows, and the server's log has the rest."
"""What is known of a bug, to whoever did not make it."""


class Live(Generic[T]):
    """A value that follows what it is made of.

    Whoever asks gets what was made last, at once. Where its sources have changed meanwhile, it is
    made anew in the background, by one thread however many ask; the next who asks gets that. Only
    the very first waits.

    Args:
        make: Makes the value; takes long.
        stamp: Changes whenever the value would; takes next to nothing.
    """

    def __init__(self, make: Callable[[], T], stamp: Callable[[], object]) -> None:
        self._make = make
        self._stamp = stamp
        self._lock = Lock()
        self._made: tuple[object, T] | None = None
        self._making: Thread | None = None
        self._tried: object = None
        self._is_broken = False
        self._trouble: str | None = None

    @property
    def trouble(self) -> str | None:
        """Why the value lacks what came last, in a sentence; `None`: it could be made anew."""
        return self._trouble

    def __call__(self) -> T:
        """The value, as fresh as can be had without waiting.

        Raises:
            NarrowsError: It could not be made the first time.
        """
        with self._lock:
            # Before making: what changes while it is made is noticed by the next who asks.
            stamp = self._stamp()
            if self._made is None:
                self._made = (stamp, self._make())
                self._tried = stamp
            elif stamp != self._tried and self._making is None:
                self._tried = stamp
                self._making = Thread(target=self._make_anew, args=(stamp,), daemon=True)
                self._making.start()
            return self._made[1]

    def settled(self) -> T:
        """The value of all that was there when it is asked for; waits until it is made.

        Raises:
            NarrowsError: `measuring-broken`: making it anew broke, and what was made last lacks
                what was saved since.
        """
        # Three turns: what is being made may know less, then it is made anew, then it is there.
        for _ in range(3):
            value = self()
            with self._lock:
                making = self._making
                # What was begun above may be made by now, and then `value` is the one before it.
                value = self._made[1] if self._made else value
            if making is None:
                break
            making.join()
        else:
            value = self()
        if self._is_broken:
            raise NarrowsError(
                "measuring-broken",
                "What was saved last cannot be measured, which is a fault of Narrows; the server's "
                "log has the rest. Nothing is lost.",
            )
        return value

    def settle(self) -> None:
        """Wait until nothing is being made."""
        with self._lock:
            making = self._making
        if making is not None:
            making.join()

    def _make_anew(self, stamp: object) -> None:
        trouble: str | None = BROKEN
        made, is_broken = None, True
        try:
            made = (stamp, self._make())
            is_broken, trouble = False, None
        except NarrowsError as refusal:
            # A plan that fits no longer to what was synced: the last good answer stays.
            log.warning("Not measured anew: %s", refusal.message)
            is_broken, trouble = False, refusal.message
        finally:
            if is_broken:
                log.error("Measuring broke: pages lack what was saved last")
            with self._lock:
                self._making = None
                self._is_broken, self._trouble = is_broken, trouble
                self._made = made or self._made
