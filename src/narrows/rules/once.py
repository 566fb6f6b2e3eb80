"""What several rules ask of the same plan, found once."""

from collections.abc import Callable
from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def once(answer: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """Keep the answer about what was asked last, so that one plan is gone through once.

    It is known by being the same object: to compare two plans takes as long as to read them. One is
    kept, however many are asked.
    """
    kept: tuple[Asked, Answer] | None = None

    def kept_or_answered(asked: Asked) -> Answer:
        nonlocal kept
        held = kept
        if held is None or held[0] is not asked:
            # Other threads see either pair whole.
            held = kept = (asked, answer(asked))
        return held[1]

    return kept_or_answered
