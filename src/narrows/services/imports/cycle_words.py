"""Cycles as headings and columns name them, and the Monday that one begins on."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_CYCLE = re.compile(
    r"\b(?:(?P<fy1>FY)\s?-?(?P<y1>20\d\d|\d\d)\s?[-/ ]?\s?(?P<p1>[QH][1-4])"
    r"|(?P<y2>20\d\d)\s?[-/_ ]?\s?(?P<p2>[QH][1-4])"
    r"|(?P<p3>[QH][1-4])\s?[-/' ,]?\s?(?P<fy3>FY)?\s?'?(?P<y3>20\d\d|\d\d)"
    r"|(?P<fy4>FY)\s?-?(?P<y4>20\d\d|\d\d)|(?P<y5>20\d\d))(?!\w)",
    re.IGNORECASE,
)
_OKR_WORDS = re.compile(r"\b(?:okrs?|objectives?|key results?|goals?)\b", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:okrs?|objectives?|key results?|goals?|quarterly|quarter|annual|yearly|plan|draft|wip"
    r"|team|the|our|for|of|in|and|this|year|calendar|fiscal)\b|[^\w\s./&-]|(?<!\w)[-–/.&]+(?!\w)",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says that announces OKRs.

    Attributes:
        cycle: `2026-Q4`, `FY27-Q1`, `2026-H2`, `2026`; `None` where it names none.
        owner: Whose they are; `None` where it says nothing.
    """

    cycle: str | None
    owner: str | None


def cycle_in(text: str) -> str | None:
    """The cycle that words name, written one way; `None` where they name none."""
    found = _CYCLE.search(text)
    if found is None:
        return None
    part = {key: value for key, value in found.groupdict().items() if value}
    year = next(value for key, value in part.items() if key.startswith("y"))
    quarter = next((value.upper() for key, value in part.items() if key.startswith("p")), None)
    is_fiscal = any(key.startswith("fy") for key in part)
    full = year if len(year) == 4 else f"20{year}"
    named = f"FY{full[2:]}" if is_fiscal else full
    return named if quarter is None else f"{named}-{quarter}"


def title_of(text: str) -> Title | None:
    """A heading that is a cycle, or announces OKRs; `None` where it says something of its own.

    «2026 Q4», «Checkout team: OKRs FY27-Q1», «Quarterly objectives and key results».
    """
    cycle = cycle_in(text)
    rest = _CYCLE.sub(" ", text)
    owner = " ".join(_FILLERS.sub(" ", rest).split()) or None
    if cycle is not None and owner is None:
        return Title(cycle, None)
    if _OKR_WORDS.search(rest) is None or len((owner or "").split()) > 4:
        return None
    return Title(cycle, owner)


def begins(cycle: str) -> date | None:
    """The Monday next to the first day of a calendar quarter; fiscal ones only people know."""
    found = _QUARTER.fullmatch(cycle)
    if found is None:
        return None
    first = date(int(found[1]), 3 * int(found[2]) - 2, 1)
    back = timedelta(days=first.weekday())
    return first - back if first.weekday() <= 3 else first - back + timedelta(weeks=1)
