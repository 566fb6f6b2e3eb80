"""Addresses of the parts of a long list."""

from urllib.parse import urlencode


def part_path(path: str, page: int, **asked: str) -> str:
    """Where a part of a list is; the first stands at the address of the list.

    Args:
        path: Of the list.
        page: Which part, from 1.
        **asked: What else the address asks for; what is empty is left out.
    """
    told = {**asked, "page": str(page) if page > 1 else ""}
    query = urlencode({name: each for name, each in told.items() if each})
    return f"{path}?{query}" if query else path


def part_told(told: str) -> int | None:
    """The number of a part as an address or a form says it; `None` where that is none.

    Told in words, for a number may have more digits than Python reads.
    """
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else None
