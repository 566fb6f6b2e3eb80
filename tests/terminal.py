"""A terminal at which somebody types."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Typed(io.StringIO):
    """What is typed, line by line."""

    def isatty(self) -> bool:
        return True


@contextmanager
def typing(*lines: str) -> Iterator[Typed]:
    """Somebody who types these lines; what is left of them can be read afterwards."""
    typed, before = Typed("".join(f"{each}\n" for each in lines)), sys.stdin
    sys.stdin = typed
    yield typed
    sys.stdin = before
