"""Columns of a table that Python fills, as the engine reads them.

numpy is imported when the first is made, not before: `narrows look` does so while the engine reads.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def texts(values: Iterable[str]) -> "NDArray[np.object_]":
    """A column of text. [shape (n,)]"""
    return _array(values, "object")


def numbers(values: Iterable[int]) -> "NDArray[np.int32]":
    """A column of the numbers that stand for names: of streams, periods, values. [shape (n,)]"""
    return _array(values, "int32")


def instants(values: Iterable[int]) -> "NDArray[np.int64]":
    """A column of instants, durations or counts. [µs or 1, shape (n,)]"""
    return _array(values, "int64")


def _array(values: Iterable[object], dtype: str) -> "np.ndarray":
    import numpy as np  # noqa: PLC0415  (see above)

    return np.array(list(values), dtype=dtype)
