"""Functions over arrays, compiled where numba is installed; else Python runs them as they stand."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TypeVar, cast

Function = TypeVar("Function", bound=Callable[..., object])

IS_THERE = find_spec("numba") is not None
"""Whether there is something to compile with: `pip install 'narrows[fast]'`."""


def compiled(function: Function) -> Function:
    """The same function, compiled when it is first called and kept for the next process.

    Arithmetic is on whole numbers only, so that both give the same to the bit; a sum that leaves
    64 bits would wrap here where Python raises. [µs: 292,000 years]
    """
    if not IS_THERE:
        return function
    from numba import njit  # noqa: PLC0415

    return cast(Function, njit(cache=True, nogil=True)(function))


def builder() -> str:
    """Which builders are at hand, in a line for people."""
    if IS_THERE:
        return "builders: compiled pass (numba) from five million moves on, portable SQL"
    return "builders: portable SQL (pip install 'narrows[fast]' adds the compiled pass)"
