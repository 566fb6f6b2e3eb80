"""Where a page is to be had as a file: its own address, with another end."""

from urllib.parse import parse_qsl, quote, urlencode

from fastapi import Request


def files_of(request: Request) -> str:
    """The address that a page was asked at, with what it asked for, but of no single page of it."""
    asked = parse_qsl(request.scope["query_string"].decode("latin-1"))
    kept = [each for each in asked if each[0] != "page"]
    path = quote(request.scope["path"])
    return f"{path}?{urlencode(kept)}" if kept else path


def as_file(href: str, end: str) -> str:
    """The address of a file: that of a page with an end, before its question mark.

    Args:
        href: Where the page is.
        end: Such as `.csv`.
    """
    path, mark, query = href.partition("?")
    return path + end + mark + query
