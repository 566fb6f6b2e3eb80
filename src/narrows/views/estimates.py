"""How long something takes on, from how far it has come."""

SURE_RATIO = 0.02
"""Before that nobody can tell. [ratio]"""


def left_seconds(elapsed_seconds: float, done_ratio: float | None) -> float | None:
    """How long it takes on, if it goes on as it did; `None` where nobody can tell. [s]"""
    if done_ratio is None or done_ratio < SURE_RATIO:
        return None
    return elapsed_seconds * (1 - min(1.0, done_ratio)) / done_ratio


def every_words(every: str) -> str:
    """How often something is done, for people: `15m` is every 15 minutes."""
    number, unit = every[:-1], {"m": "minute", "h": "hour", "d": "day"}[every[-1]]
    return f"every {unit}" if number == "1" else f"every {number} {unit}s"


def left_words(seconds: float | None) -> str:
    """The same for people, rounded up; empty where nobody can tell."""
    if seconds is None:
        return ""
    for length, name in ((3600, "hour"), (60, "minute")):
        if seconds >= length:
            number = -int(-seconds // length)
            return f"about {number} {name}{'' if number == 1 else 's'} left"
    return "less than a minute left"
