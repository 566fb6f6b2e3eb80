"""What was measured already when a number is taken apart: others of the same are made of it too."""

from collections.abc import Callable
from dataclasses import dataclass

from narrows.domain.ports import History, StreamSpan
from narrows.domain.value import Capacity
from narrows.services.flow.locating import Located, locate_with_stays


@dataclass(frozen=True, slots=True)
class AtHand:
    """What need not be measured for one number alone.

    Attributes:
        scored: Where capacity went, as far as it was counted; `None` is that it was not.
        locate: Says where a stream is narrowest, perhaps as it was said before.
    """

    scored: Capacity | None = None
    locate: Callable[[History, StreamSpan], Located] = locate_with_stays


NOTHING_AT_HAND = AtHand()
