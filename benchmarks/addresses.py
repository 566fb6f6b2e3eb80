"""Every address that may be asked for: of each route, and of each number that is taken apart.

Routes tell the kinds, pages tell where things are: what no page leads to is named as tests name it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from urllib.parse import urlsplit

from narrows.web.desk import Desk
from tests.web.every_page import FILES, PAGES, READ, named_by

LED_TO = re.compile(r'(?:href|src|hx-get|data-src)="(/[^"#]*)"')
ASKED = re.compile(r"(?:metric|statistic|state|unit)=[^&]*")
"""What makes another number."""

NAMES = re.compile(r"(?:^|(?<=&))\w+(?==)")
"""What is asked of another page, whatever the answer wanted."""

OPENED = 2
"""Addresses of one page whose links are followed."""


def every_address(desk: Desk, ask: Callable[[str], str]) -> Mapping[str, Sequence[str]]:
    """The addresses of each kind: a route, and where numbers are taken apart, each sort of number.

    Args:
        desk: That is served.
        ask: Gives what an address answers.

    Raises:
        LookupError: There are routes that nothing leads to.
    """
    found: dict[str, list[str]] = defaultdict(list)
    named = named_by(desk)
    for path in PAGES:
        for number, address in enumerate(named.addresses(path)):
            found[path].append(address)
            for led in LED_TO.findall(ask(address)) if number < OPENED else ():
                to = unescape(led)
                kind = kind_of(to)
                if kind:
                    found[kind].append(to)
    _add_files(found)
    lacking = {*READ} - {each.partition(" ")[0] for each in found}
    if lacking:
        raise LookupError(f"nothing leads to {', '.join(sorted(lacking))}")
    return {kind: list(dict.fromkeys(each)) for kind, each in sorted(found.items())}


def kind_of(address: str) -> str:
    """The route that answers an address, with the question that it is asked; empty where none."""
    parts = urlsplit(address)
    for path, route in READ.items():
        if route.path_regex.match(parts.path):
            asked = ASKED.findall(parts.query) if "explain" in path else NAMES.findall(parts.query)
            return " ".join([path, *sorted(set(asked))])
    return ""


def _add_files(found: dict[str, list[str]]) -> None:
    """The twins and files of what was found: the same address with another end."""
    for kind in list(found):
        path, _, asked = kind.partition(" ")
        # Pages themselves lead to their pictures: where there is nothing to draw there is none.
        for end in (each for each in FILES if each != ".svg"):
            twin = f"{path}{end}" if path != "/" else f"/home{end}"
            # Without a number it says what all of them mean, which is no table.
            is_told = asked or path != "/explain" or end == ".json"
            if twin in READ and is_told:
                told = [as_file(each, end) for each in found[kind]]
                found[f"{twin} {asked}".strip()] += told


def as_file(address: str, end: str) -> str:
    """An address with an end, before its question mark."""
    path, mark, query = address.partition("?")
    return f"{path if path != '/' else '/home'}{end}{mark}{query}"
