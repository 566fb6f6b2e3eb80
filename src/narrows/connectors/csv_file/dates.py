"""Which format the time stamps of a column have, told from the values themselves."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from narrows.domain.errors import NarrowsError

EPOCH_SECONDS = "epoch_seconds"
EPOCH_MILLISECONDS = "epoch_milliseconds"
"""Not formats of `strptime`, but written where one is expected."""

DAY_FIRST, MONTH_FIRST = "%d/%m/", "%m/%d/"
_DATES = (
    *("%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y"),
    *("%d-%m-%Y", "%m-%d-%Y", "%d-%m-%y", "%m-%d-%y"),
    *("%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d", "%Y%m%d"),
    *("%d-%b-%Y", "%d-%b-%y", "%d/%b/%Y", "%d/%b/%y", "%d %b %Y", "%d %b %y", "%d %B %Y"),
    *("%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%d. %B %Y"),
)
_IN_DIGITS = ("%d", "%m", "%y", "%Y")
_ISO = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d\d(?::?\d\d)?)?)?"
)
_EPOCHS = {r"\d{9,10}(?:\.\d+)?": EPOCH_SECONDS, r"\d{12,13}": EPOCH_MILLISECONDS}
_TIME = re.compile(
    r"(?P<sep>, |[T ])(?P<hour>\d{1,2}:\d\d)(?P<second>:\d\d)?(?P<fraction>[.,]\d{1,6})?"
    r"(?P<half> ?[AaPp][Mm])?(?P<offset> ?(?:Z|[+-]\d\d:?\d\d))?$"
)
ENOUGH_RATIO = 0.5
"""So many values must fit for a column to be one of times; the rest are faults of rows. [ratio]"""


def detect(values: Sequence[str]) -> tuple[str | None, ...]:
    """Formats that fit most of the values; `None` is ISO 8601; empty where none fits half of them.

    More than one says that the values do not tell day from month.
    """
    told = list(dict.fromkeys(value for value in map(str.strip, values) if value))
    enough = max(1, ENOUGH_RATIO * len(told))
    if sum(_ISO.fullmatch(value) is not None for value in told) >= enough:
        return (None,)
    for pattern, name in _EPOCHS.items():
        if sum(re.fullmatch(pattern, value) is not None for value in told) >= enough:
            return (name,)
    dates = Counter(_TIME.sub("", value) for value in told)
    n_fits = {date_format: _n_fits(date_format, dates) for date_format in _DATES}
    most = max(n_fits.values())
    if most < enough:
        return ()
    return tuple(date_format + _time_format(told) for date_format, n in n_fits.items() if n == most)


def has_times(values: Sequence[str]) -> bool:
    """Whether a column holds time stamps."""
    return bool(detect(values))


def is_epoch(formats: tuple[str | None, ...]) -> bool:
    """Whether the values are bare numbers, that only a column's name makes times."""
    return formats in ((EPOCH_SECONDS,), (EPOCH_MILLISECONDS,), ("%Y%m%d",))


def decide(formats: tuple[str | None, ...], values: Iterable[str]) -> str | None:
    """The one of several formats that further values decide for: with a day above 12 somewhere.

    Args:
        formats: At least two, as `detect` left them.
        values: More of the column; read until one decides.

    Raises:
        NarrowsError: `date-ambiguous`.
    """
    first, second = formats[0] or "", formats[-1] or ""
    day_first = first if first.startswith("%d") else second
    month_first = second if day_first == first else first
    for value in values:
        numbers = re.match(r"\s*(\d{1,2})\D(\d{1,2})\D", value)
        if numbers is None:
            continue
        if int(numbers[1]) > 12 >= int(numbers[2]):
            return day_first
        if int(numbers[2]) > 12 >= int(numbers[1]):
            return month_first
    wrong = "No date of the file tells day from month (none has a day above 12)"
    choices = (_date_part(day_first), _date_part(month_first))
    passed = " or ".join(f"--date-format {each}" for each in choices)
    message = f"{wrong}; pass {passed} (in YAML: date_format)."
    raise NarrowsError("date-ambiguous", message, wrong=wrong, choices=choices)


def complete(given: str, values: Sequence[str]) -> str | None:
    """A format as given, with the time of day that the values have behind the date.

    Raises:
        NarrowsError: `date-format-wrong`.
    """
    told = [value for value in map(str.strip, values) if value]
    if given.upper() in ("ISO", "ISO8601", "ISO 8601"):
        return None
    if given in (EPOCH_SECONDS, EPOCH_MILLISECONDS):
        return given
    date_only = given if "%H" in given or "%I" in given else given + _time_format(told)
    dates = Counter(told if date_only == given else (_TIME.sub("", value) for value in told))
    if told and not _n_fits(given, dates):
        wrong = f"No time stamp of the file fits the date format «{given}»"
        message = f"{wrong}; pass another --date-format, such as %d/%m/%Y, or none to detect it."
        raise NarrowsError("date-format-wrong", message, wrong=wrong)
    return date_only


def _n_fits(date_format: str, dates: Counter[str]) -> int:
    return sum(n for date, n in dates.items() if _fits(date_format, date))


def _fits(date_format: str, value: str) -> bool:
    if date_format[:2] in _IN_DIGITS and not value[:1].isdigit():
        return False  # Most words of a log: `strptime` takes its time to say so.
    try:
        datetime.strptime(value, date_format)  # noqa: DTZ007 - only whether it fits
    except ValueError:
        return False
    return True


def _time_format(values: Sequence[str]) -> str:
    """The longest time of day that stands behind the dates, as `strptime` writes it."""
    found = [match for match in map(_TIME.search, values) if match]
    if not found:
        return ""
    parts = {name for match in found for name, text in match.groupdict().items() if text}
    longest = found[0]
    text = longest["sep"] + ("%I" if "half" in parts else "%H") + ":%M"
    text += ":%S" if "second" in parts else ""
    if "fraction" in parts:
        fractions = [match["fraction"] for match in found if match["fraction"]]
        text += fractions[0][0] + "%f"
    for name, code in (("half", "%p"), ("offset", "%z")):
        if name in parts:
            first = next(match[name] for match in found if match[name])
            text += (" " if first.startswith(" ") else "") + code
    return text


def _date_part(date_format: str) -> str:
    return re.split(r"[T ,]", date_format)[0]
