"""The items of a number, made when they are read."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from narrows.domain.explanation import ExplainedItem

T = TypeVar("T")


class Listed(Sequence[ExplainedItem], Generic[T]):
    """Items that are made when they are read: a sum may be of all work, and a page shows some.

    Args:
        rows: What each is made of, in order.
        make: Makes an item.
    """

    def __init__(self, rows: Sequence[T], make: Callable[[T], ExplainedItem]) -> None:
        self._rows = rows
        self._make = make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> ExplainedItem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ExplainedItem]: ...

    def __getitem__(self, place: int | slice) -> ExplainedItem | Sequence[ExplainedItem]:
        if isinstance(place, slice):
            return Listed(self._rows[place], self._make)
        return self._make(self._rows[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as lists have none


def and_more(
    left_out: Sequence[ExplainedItem], more: Sequence[ExplainedItem]
) -> Sequence[ExplainedItem]:
    """Both; what is made when it is read stays so where there are no more."""
    return [*left_out, *more] if more else left_out
