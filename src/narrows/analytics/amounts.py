"""Amounts as people write them: «$1.5M», «65 %», «1,200 users», «29 days»."""

import re
from dataclasses import dataclass, replace

from narrows.analytics.patterns import compiled_later

NUMBER = (
    r"(?:[$€£]\s?)?[-−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    r"(?:\s?(?:%|percent\b|per cent\b)|(?:k|m|bn|b|ms|s|x|h|d)\b|\s(?:million|thousand|billion)\b)?"
    r"(?!\w|[.,]?\d)(?:\s(?:[€£$]|EUR\b|USD\b|GBP\b|CHF\b|points?\b|days?\b|hours?\b|minutes?\b"
    r"|ms\b|mins?\b|seconds?\b|weeks?\b|months?\b|items?\b|users?\b|customers?\b))?"
)
"""A pattern of one amount, to be matched without regard to case."""

_AMOUNT = compiled_later(
    r"(?P<money>[$€£])?\s?(?P<sign>[-−])?(?P<digits>\d[\d.,]*)\s?"
    r"(?P<scale>million|thousand|billion|bn|k|m|b)?(?P<rest>.*)",
    re.IGNORECASE,
)
_SCALES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9,
}  # fmt: skip
_MONEY = {"$": "USD", "€": "EUR", "£": "GBP"}
_UNITS = {
    "%": "percent", "per cent": "percent", "s": "seconds", "h": "hours", "d": "days",
    "min": "minutes", "mins": "minutes", "x": "times",
}  # fmt: skip
NEAR = 100
"""«From 1.2 to 1.5M» are both millions; «from 900 to 1.1k» are not."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    Attributes:
        value: Written out. [unit]
        unit: In words («percent», «USD», «days»); `None` where none stands there.
        scale: What its digits were multiplied by.
    """

    value: float
    unit: str | None = None
    scale: float = 1.0

    def like(self, other: "Amount") -> "Amount":
        """The same in the other's thousands or millions, where only the other names them."""
        is_bare = self.scale == 1 and other.scale > 1
        if is_bare and abs(self.value) <= NEAR * abs(other.value / other.scale):
            return replace(self, value=self.value * other.scale, scale=other.scale)
        return self


def amount_of(told: str) -> Amount | None:
    """Read one amount; `None` where it cannot be told («5m» are minutes, metres or millions).

    Args:
        told: «$1.5M», «65 %», «−3», «1,200», «0,5».
    """
    found = _AMOUNT.fullmatch(told.strip())
    if found is None or found["digits"][-1] in ".,":
        return None
    number = _number(found["digits"])
    scale, rest = found["scale"] or "", found["rest"].strip().casefold()
    if rest and scale and found["rest"][0].isalpha():
        # «ms» and «months» begin like a million.
        rest, scale = f"{scale}{rest}".casefold(), ""
    if number is None or (scale == "m" and not found["money"]):
        return None
    factor = _SCALES[scale.casefold()] if scale else 1.0
    unit = _MONEY.get(found["money"] or rest) or _UNITS.get(rest, rest) or None
    value = round(number * factor, 9)
    return Amount(-value if found["sign"] else value, _written(unit), factor)


def _number(digits: str) -> float | None:
    """Commas before three digits are of thousands, else of a decimal fraction."""
    if digits.isdecimal():
        return float(digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d+,\d+", digits):
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None


def _written(unit: str | None) -> str | None:
    """Currencies in capitals, all else in small letters."""
    if unit is None:
        return None
    return unit.upper() if unit in ("usd", "eur", "gbp", "chf") else unit
