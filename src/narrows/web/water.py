"""Water, dots and words: the parts that a river is drawn from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from narrows.views.river import RiverReach

SHORE = 0.22
"""Part of a reach's length on which its width changes. [ratio]"""

GOLDEN = (0.7548776662466927, 0.5698402909980532)
"""Steps that never repeat and never crowd (the plastic number's powers)."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One dot of the picture."""

    x: float
    y: float


def bed(
    start: float,
    end: float,
    *,
    middle: float,
    halves: tuple[float, float, float],
    is_upright: bool = False,
) -> tuple[str, str]:
    """The paths of a reach's water and of its two banks.

    Args:
        start: Where it begins, along the flow.
        end: Where it ends.
        middle: Of the water, across the flow.
        halves: Half its width where it begins, in its middle and where it ends.
        is_upright: Whether it flows down instead of to the right.
    """
    first, own, last = halves
    shore = SHORE * (end - start)
    calm, ebb = start + shore, end - shore

    def at(along: float, across: float) -> str:
        x, y = (across, along) if is_upright else (along, across)
        return f"{x:.1f},{y:.1f}"

    def bank(side: int) -> list[str]:
        near, wide, far = (middle + side * each for each in (first, own, last))
        return [
            at(start, near), at(start + shore / 2, near), at(calm - shore / 2, wide),
            at(calm, wide), at(ebb, wide), at(ebb + shore / 2, wide), at(end - shore / 2, far),
            at(end, far),
        ]  # fmt: skip

    there, back = bank(-1), bank(1)[::-1]
    return _curved("M", there) + _curved("L", back) + "Z", _curved("M", there) + _curved("M", back)


def _curved(begin: str, points: Sequence[str]) -> str:
    """A bank: a curve, a straight line, a curve."""
    a, b, c, d, e, f, g, h = points
    return f"{begin}{a}C{b} {c} {d}L{e}C{f} {g} {h}"


def dots(
    reach: RiverReach, start: float, *, end: float, middle: float, half: float, per_dot: int
) -> tuple[Dot, ...]:
    """What waits in the first half of a reach, what is worked on in the second."""
    length = end - start
    shore = SHORE * length
    waiting = _spread(reach.waiting_items, start + 8, end=start + length * 0.52, per_dot=per_dot)
    working = _spread(reach.working_items, start + length * 0.55, end=end - shore, per_dot=per_dot)
    reachable = max(half - 6, 1.0)
    return tuple(
        Dot(round(along, 1), round(middle + reachable * (2 * across - 1), 1))
        for along, across in (*waiting, *working)
    )


def _spread(
    n_items: int, start: float, *, end: float, per_dot: int
) -> Iterator[tuple[float, float]]:
    for number in range(1, -(-n_items // per_dot) + 1):
        along, across = (number * step % 1 for step in GOLDEN)
        yield start + along * (end - start), across


def lines(name: str, letters: int) -> tuple[str, ...]:
    """A name in at most two lines, cut where it is longer.

    Args:
        name: Any text.
        letters: Of a line.
    """
    wrapped: Sequence[str] = wrap(name, letters) or [name]
    if len(wrapped) <= 2:
        return tuple(wrapped)
    return (wrapped[0], shortened(" ".join(wrapped[1:]), letters))


def shortened(name: str, letters: int) -> str:
    """A name of at most so many letters, cut where it is longer."""
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
