"""What a check-in saw of a key result."""

from fastapi import Request

from narrows.domain.check_in import SeenKeyResult
from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.services.check_ins.alike import is_counted_alike
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of


def seen_by(request: Request, key: KeyResultKey, *, number: int | None) -> SeenKeyResult | None:
    """How a check-in saw a key result; `None` where none is asked for.

    Args:
        request: What was asked.
        key: Of the key result.
        number: Of the check-in of its objective.

    Raises:
        NarrowsError: `check-in-unknown`.
    """
    if number is None:
        return None
    told = desk_of(request).repository.check_ins(key.objective)
    seen = [each for check_in in told if check_in.number == number for each in check_in.seen]
    for each in seen:
        if each.key_result == key.key_result:
            return each
    raise NarrowsError(
        "check-in-unknown", f"No check-in {number} of «{key.objective}» saw «{key.key_result}»."
    )


def counted_then(request: Request, key: KeyResultKey, *, number: int) -> str:
    """What is said after a number that a check-in saw; empty where it is counted so still.

    Args:
        request: What was asked.
        key: Of the key result.
        number: Of the check-in of its objective.
    """
    told = desk_of(request).repository.check_ins(key.objective)
    at = next((each.at for each in told if each.number == number), None)
    review = decided_of(request).review
    if at is None or is_counted_alike(review, key, since=at, until=review.measured_at):
        return ""
    return ", by what was declared then; what stands below is by what is declared today"
