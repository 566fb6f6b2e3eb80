"""How often something is done, as a plan says it: `15m`, `2h`, `1d`, or `never`."""

INTERVAL = r"^(never|[1-9][0-9]{0,3}[mhd])$"
"""A number of minutes, hours or days."""

NEVER = "never"

_SECONDS = {"d": 86_400, "h": 3_600, "m": 60}


def interval_of(text: str) -> int:
    """An interval as a plan says it. [s; 0 is never]"""
    return 0 if text == NEVER else int(text[:-1]) * _SECONDS[text[-1]]


def interval_text(every_s: int) -> str:
    """How a plan says an interval.

    Args:
        every_s: A whole number of minutes; 0 is never. [s]
    """
    if every_s == 0:
        return NEVER
    unit = next(each for each, length in _SECONDS.items() if every_s % length == 0)
    return f"{every_s // _SECONDS[unit]}{unit}"
