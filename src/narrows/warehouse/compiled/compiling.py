"""Functions over arrays, compiled where numba is installed; else Python runs them as they stand."""

import pickle
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
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

    made = njit(cache=True, nogil=True)(function)
    kept = getattr(made, "stats", None)  # None where numba is told to leave all as it stands.
    if kept and kept.cache_path:
        forget_unreadable(Path(kept.cache_path), function.__qualname__)
    return cast(Function, made)


def forget_unreadable(folder: Path, name: str) -> None:
    """Remove what was kept of a function by a version of this code whose classes are no more.

    The compiler finds out for itself that the code has changed, but only once it has read that.

    Args:
        folder: Where compiled functions are kept.
        name: Of the function.
    """
    for index in folder.glob(f"*.{name}-*.nbi"):
        with suppress(OSError):
            try:
                with index.open("rb") as kept:
                    pickle.load(kept)  # noqa: S301 the compiler reads the same file the same way
                    pickle.load(kept)  # noqa: S301
            except (AttributeError, ImportError):
                index.unlink()


def builder() -> str:
    """Which builders are at hand, in a line for people."""
    if IS_THERE:
        return "builders: compiled pass (numba) from five million moves on, portable SQL"
    return "builders: portable SQL (pip install 'narrows[fast]' adds the compiled pass)"
