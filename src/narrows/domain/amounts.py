"""Values of metrics as people compare them: with their unit, and exact enough beside a target."""

from collections.abc import Sequence

UNDEFINED = "–"
"""What cannot be said; 0 is another answer."""

MOST_MORE = 2
"""Digits more that a value gets to be told from another; what is nearer reads the same."""

ONE_OF = {
    "days": "day",
    "hours": "hour",
    "items": "item",
    "minutes": "minute",
    "months": "month",
    "points": "point",
    "weeks": "week",
}
"""Units that are Narrows' own, or of time; what else people count in stays as they wrote it."""

LARGE = 1e15
"""From where on nobody counts digits: a number is written with a power of ten."""


def value(number: float | None, unit: str, *, beside: Sequence[float | None] = ()) -> str:
    """A value with its unit, exact enough to tell it from a target that is near.

    Args:
        number: [the unit]
        unit: Its unit.
        beside: What it stands beside, and itself or not; see `bare`. [the unit]
    """
    if number is None:
        return UNDEFINED
    shown = bare(number, unit, beside=beside)
    return f"{shown} {unit_words(unit, shown)}".rstrip()


def exactly(number: float, unit: str, *, digits: int = 6) -> str:
    """A value with its unit and all digits that people may check a sum with.

    Args:
        number: [the unit]
        unit: Its unit; a ratio is told in per cent.
        digits: How many at most.
    """
    times = 100 if unit == "ratio" else 1
    # More where a number has more before the point: no thousand gets a power.
    digits = max(digits, len(f"{abs(number * times):.0f}"))
    shown = f"{number * times:,.{min(digits, 15)}g}".replace("-", "−")
    return f"{shown} {unit_words(unit, shown)}".rstrip()


def bare(number: float | None, unit: str, *, beside: Sequence[float | None] = ()) -> str:
    """A value without its unit, where the unit stands beside; a ratio is in per cent.

    Args:
        number: [the unit]
        unit: Its unit.
        beside: What it stands beside: all of them are told with one precision, with digits more
            where two would read the same and are not. Whichever of them is told, the others read
            as they do where that one is told. [the unit]
    """
    if number is None:
        return UNDEFINED
    times = 100 if unit == "ratio" else 1
    family = {each * times for each in (number, *beside) if each is not None}
    # The fewest digits that tell most of them apart: what is nearer still reads the same.
    more = max(
        range(MOST_MORE + 1),
        key=lambda more: (len({amount(each, more=more) for each in family}), -more),
    )
    return amount(number * times, more=more)


def percent(ratio: float | None) -> str:
    """A share in whole per cent: a little is not nothing, and nearly all is not all.

    Args:
        ratio: [ratio 0–1 or None]
    """
    if ratio is None:
        return UNDEFINED
    if 0 < ratio < 0.01:
        return "<1 %"
    if 0.99 < ratio < 1:
        return ">99 %"
    return f"{ratio * 100:.0f} %"


def unit_words(unit: str, shown: str = "") -> str:
    """A unit as it stands beside a bare value.

    Args:
        unit: As a metric has it.
        shown: The bare value: of one there is no plural.
    """
    if unit in ("ratio", "percent"):
        return "%"
    return ONE_OF.get(unit, unit) if shown.lstrip("−") == "1" else unit


def amount(number: float, *, more: int = 0) -> str:
    """A number with as many digits as people compare, or some more."""
    if abs(number) >= LARGE:
        return f"{number:.3g}".replace("e+", "e").replace("-", "−")
    digits = more + (0 if abs(number) >= 1000 else 1 if abs(number) >= 1 else 2)
    text = f"{number:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("0", "-0") and number:
        return "<0.01" if number > 0 else ">−0.01"
    return text.replace("-", "−")


def change(before: float | None, after: float | None, *, unit: str) -> str:
    """How a value moved, with its sign; empty where one of the two is missing."""
    if before is None or after is None:
        return ""
    moved = after - before
    shown = bare(abs(moved), unit)
    if shown == "0":
        return "unchanged"
    words = unit_words("points" if unit in ("ratio", "percent") else unit, shown)
    return f"{'+' if moved > 0 else '−'}{shown} {words}".rstrip()


def counted(n_items: int | None) -> str:
    """How many items."""
    return "" if n_items is None else so_many(n_items, "item")


def so_many(count: int, one: str, *, many: str = "") -> str:
    """A count with the noun that fits it: «1 item», «1,200 items», «2 days».

    Args:
        count: How many.
        one: The noun of one.
        many: That of all other counts; empty is the same with an s.
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
