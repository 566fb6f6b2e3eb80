"""A number and its short unit stay on one line: «85 %» never parts where a line ends.

Text only: what stands in an attribute or in a field goes back to whoever wrote it.
"""

import re
from itertools import pairwise

NO_BREAK = "\u00a0"

_GAP = re.compile(r" (?=%|(?:d|h|min)\b)(?<=\d )")
_FIELD = re.compile(r"(<textarea\b.*?</textarea>)", re.DOTALL)


def kept_together(html: str) -> str:
    """A page whose numbers keep their units, where these are of one sign or two or three letters.

    Args:
        html: The page, escaped: no tag begins or ends in what is told.
    """
    if "<textarea" not in html:
        return _joined(html)
    parts = _FIELD.split(html)
    return "".join(each if place % 2 else _joined(each) for place, each in enumerate(parts))


def _joined(html: str) -> str:
    found = (each.start() for each in _GAP.finditer(html))
    gaps = [at for at in found if html.rfind("<", 0, at) < html.rfind(">", 0, at)]
    ends = [-1, *gaps, len(html)]
    return NO_BREAK.join(html[begin + 1 : end] for begin, end in pairwise(ends))
