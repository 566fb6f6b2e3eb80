"""A picture of a page as a file that stands alone: its colours, title and policy inside.

Colours become attributes of each element, so that it looks the same in a document, in a drawing
program and under the strictest content policy.
"""

import re
from collections.abc import Sequence
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from defusedxml import ElementTree

from narrows.web.exports.ink import ink_of, palette

SVG = "http://www.w3.org/2000/svg"
SVG_TYPE = "image/svg+xml"
FONT = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif"
LEFT_OUT = frozenset({("text", "tip"), ("rect", "week")})
"""What only a pointer shows: names and classes."""

HEAD, LINE, EDGE, SIDE = 40.0, 15.0, 14.0, 10.0
"""Room for the title above, for a line of small print below, below all and beside the picture."""

LETTER = 5.6
"""Mean width of a letter of the small print."""

UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML has no way to say."""

register_namespace("", SVG)


def standing_alone(drawn: str, *, title: str, notes: Sequence[str]) -> bytes:
    """A picture as a file.

    Args:
        drawn: The picture as pages have it: one `<svg>` with a view box.
        title: What stands above it.
        notes: What stands below it in small print.
    """
    inner = ElementTree.fromstring(UNSPEAKABLE.sub("", drawn))
    _, _, width, height = (float(each) for each in inner.attrib["viewBox"].split())
    lines = [
        line for note in notes if note for line in wrap(note, int((width - 2 * EDGE) / LETTER))
    ]
    whole = HEAD + height + LINE * len(lines) + EDGE
    outer = Element(
        _named("svg"),
        {
            "viewBox": f"{-SIDE:g} 0 {width + 2 * SIDE:g} {whole:g}",
            "width": f"{width + 2 * SIDE:g}",
            "height": f"{whole:g}",
            "font-family": FONT,
            "role": "img",
        },
    )
    SubElement(outer, _named("title")).text = f"{title}. {inner.attrib.get('aria-label', '')}"
    paper = {"x": f"{-SIDE:g}", "width": f"{width + 2 * SIDE:g}", "height": f"{whole:g}"}
    paper["fill"] = palette()["card"]
    SubElement(outer, _named("rect"), paper)
    _say(outer, title, y=EDGE + 12, size=15, colour="ink")
    group = SubElement(outer, _named("g"), {"transform": f"translate(0 {HEAD:g})"})
    within = _classes(inner)
    group.extend(_inked(each, within) for each in inner if not _is_left_out(each))
    for number, line in enumerate(lines, start=1):
        _say(outer, line, y=HEAD + height + LINE * number, size=11, colour="soft")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(outer)


def _say(outer: Element, words: str, *, y: float, size: int, colour: str) -> None:
    told = {"x": f"{EDGE:g}", "y": f"{y:g}", "font-size": f"{size}", "fill": palette()[colour]}
    if colour == "ink":
        told["font-weight"] = "650"
    SubElement(outer, _named("text"), told).text = words


def _inked(drawn: Element, within: frozenset[str]) -> Element:
    """The same element with its colours, and without what only a page can do."""
    tag = _local(drawn)
    # A link of a page leads nowhere from a file.
    made = Element(_named("g" if tag == "a" else tag))
    kept = {"class", "href", "tabindex", "role", "id"}
    own = {
        name: value
        for name, value in drawn.attrib.items()
        if name not in kept and not name.startswith(("aria-", "hx-", "data-"))
    }
    made.attrib.update(ink_of(tag, _classes(drawn), within=within) | own)
    made.text, made.tail = drawn.text, drawn.tail
    made.extend(_inked(each, within) for each in drawn if not _is_left_out(each))
    return made


def _is_left_out(drawn: Element) -> bool:
    return any((_local(drawn), each) in LEFT_OUT for each in _classes(drawn))


def _classes(drawn: Element) -> frozenset[str]:
    return frozenset(drawn.attrib.get("class", "").split())


def _local(drawn: Element) -> str:
    return drawn.tag.rpartition("}")[2]


def _named(tag: str) -> str:
    return f"{{{SVG}}}{tag}"
