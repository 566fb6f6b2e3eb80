"""Shares of one whole as people read them: side by side they add to 100 per cent."""

from collections.abc import Hashable, Mapping, Sequence
from math import floor, isclose
from typing import TypeVar

from narrows.domain.amounts import UNDEFINED
from narrows.domain.flow import StatusFlow
from narrows.views.rounding import percent

Part = TypeVar("Part", bound=Hashable)

WHOLE = 100

MANY = 20
"""Parts from which on one is so small that a whole per cent more or less is half of it or all."""

DIGITS = 9
"""Of a remainder that decides: what is added up in another order is the same share."""


def pieces(shares: Mapping[Part, float | None], n_pieces: int) -> dict[Part, int] | None:
    """How many of so many equal pieces of the whole each part has, by largest remainders.

    Of equal remainders the larger share comes first, then the name: who asks in another order is
    told the same.

    Args:
        shares: By part; one that is undefined takes no part. [ratio 0-1 or None]
        n_pieces: All of them together.

    Returns:
        `None` where the shares are not all of one whole.
    """
    known = {part: share for part, share in shares.items() if share is not None}
    if not isclose(sum(known.values()), 1.0, abs_tol=1e-6):
        return None
    exact = {part: round(share * n_pieces, DIGITS) for part, share in known.items()}
    told = {part: floor(each) for part, each in exact.items()}
    first = sorted(known, key=lambda each: (told[each] - exact[each], -exact[each], str(each)))
    for part in first[: n_pieces - sum(told.values())]:
        told[part] += 1
    return told


def percents(shares: Mapping[Part, float | None]) -> dict[Part, str]:
    """The shares of parts in words: rounding makes no nothing of a little, no all of nearly all.

    Of many parts each is told with a digit behind the point: of 60 like ones some would have
    2 per cent and some 1, which is no difference that there is.

    Args:
        shares: By part, whether of one whole or not. [ratio 0-1 or None]
    """
    digits = int(sum(bool(share) for share in shares.values()) >= MANY)
    n_pieces = WHOLE * 10**digits
    found = pieces(shares, n_pieces)
    if found is None:
        return {part: percent(share) for part, share in shares.items()}
    least, most = f"{10**-digits:.{digits}f}", f"{WHOLE - 10**-digits:.{digits}f}"
    return {
        part: UNDEFINED
        if share is None
        else f"<{least} %"
        if share and not found[part]
        else f"{found[part] * WHOLE / n_pieces:.{digits}f} %"
        for part, share in shares.items()
    } | {
        part: f">{most} %" for part in found if found[part] == n_pieces and not is_all(shares[part])
    }


def is_all(share: float | None) -> bool:
    """Whether a share is the whole, however its parts were added up."""
    return share is not None and round(share, DIGITS) == 1


def time_shares(statuses: Sequence[StatusFlow]) -> dict[str, str]:
    """What each status has of all flow time, by its name."""
    return percents({each.status: each.flow_time_share_ratio for each in statuses})
