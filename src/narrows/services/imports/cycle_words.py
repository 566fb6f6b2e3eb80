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
_BARE_QUARTER = re.compile(r"\b[QH][1-4]\b")
_BESIDE = re.compile(r"\b(?:draft|wip|plan)\b|[^\w\s&]", re.IGNORECASE)
_OKRS = r"(?:okrs?|objectives? (?:and|&) key results?)"
_ANNOUNCED = re.compile(rf"{_OKRS}\b|.*\b{_OKRS}$", re.IGNORECASE)
_GOALS = re.compile(rf"(?:{_OKRS}|goals)\b|.*\b(?:{_OKRS}|objectives|goals)$", re.IGNORECASE)
_FILLERS = re.compile(
    r"\b(?:okrs?|objectives?|key results?|goals?|quarterly|quarter|annual|yearly|plan|draft|wip"
    r"|team|the|our|for|of|in|and|this|year|calendar|fiscal)\b|[^\w\s./&-]|(?<!\w)[-–/.&]+(?!\w)",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


MOST_OWNER_WORDS = 4
"""Whose OKRs they are is said in few words; more are a sentence."""

_WHEN = re.compile(r"\b(?:in|by|for|until|before|during|of)\s*$", re.IGNORECASE)


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


def title_of(text: str, *, is_of_page: bool = False) -> Title | None:
    """A heading that is a cycle, or announces OKRs; `None` where it says something of its own.

    «2026 Q4», «Checkout team: OKRs FY27-Q1», «Quarterly objectives and key results».

    Args:
        text: The heading.
        is_of_page: Whether it is the page's own, so that «Checkout goals» announces some.
    """
    cycle = cycle_in(text)
    rest = _CYCLE.sub(" ", text)
    bare = _BARE_QUARTER.search(rest)
    if cycle is None and bare is not None:
        cycle, rest = bare[0], _BARE_QUARTER.sub(" ", rest)
    owner = " ".join(_FILLERS.sub(" ", rest).split()) or None
    if cycle is not None and owner is None:
        return Title(cycle, None)
    said = " ".join(_BESIDE.sub(" ", rest).split())
    announced = _GOALS if cycle is not None or is_of_page else _ANNOUNCED
    if not announced.match(said) or len((owner or "").split()) > MOST_OWNER_WORDS:
        return None
    return Title(cycle, owner)


def owner_with_cycle(text: str) -> Title:
    """A heading over objectives or other headings: whose they are, and which cycle it names."""
    cycle = cycle_in(text)
    found = _CYCLE.search(text)
    rest = " ".join(_FILLERS.sub(" ", _CYCLE.sub(" ", text)).split())
    is_when = found is not None and _WHEN.search(text[: found.start()]) is not None
    if cycle is None or is_when or not rest or len(rest.split()) > MOST_OWNER_WORDS:
        return Title(None, text)
    return Title(cycle, rest)


def begins(cycle: str) -> date | None:
    """The Monday next to the first day of a calendar quarter; fiscal ones only people know."""
    found = _QUARTER.fullmatch(cycle)
    if found is None:
        return None
    first = date(int(found[1]), 3 * int(found[2]) - 2, 1)
    back = timedelta(days=first.weekday())
    return first - back if first.weekday() <= 3 else first - back + timedelta(weeks=1)
