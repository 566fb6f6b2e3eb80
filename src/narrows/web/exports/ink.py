"""The colours and lines of the pictures, out of the style sheets, for pictures that go out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from narrows.web.assets import assets

SHEETS = ("base.css", "stream.css")

KEPT = frozenset(
    {
        "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
        "stroke-linecap", "stroke-linejoin", "font-size", "font-weight", "text-anchor",
        "paint-order",
    }
)  # fmt: skip
"""Properties that are attributes in SVG as well."""

SELECTOR = re.compile(r"(?P<tag>[a-z]*)(?P<classes>(\.[\w-]+)+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """How elements of some classes look.

    Attributes:
        tag: Only of this name; empty is any.
        classes: All of which an element has.
        ink: Attribute → value.
    """

    tag: str
    classes: frozenset[str]
    ink: Mapping[str, str]


@cache
def palette() -> Mapping[str, str]:
    """The colours of the light look, by name."""
    (root,) = re.findall(r"^:root\{([^}]*)\}", _sheet(), re.MULTILINE)
    return dict(re.findall(r"--([\w-]+):([^;}]+)", root))


def ink_of(tag: str, classes: frozenset[str]) -> dict[str, str]:
    """The attributes that an element of some classes gets; what names more of them wins."""
    found: dict[str, str] = {}
    for rule in _rules():
        if rule.classes <= classes and rule.tag in ("", tag):
            found |= rule.ink
    return found


@cache
def _rules() -> tuple[Rule, ...]:
    """Those of classes alone, the least particular first."""
    outside = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", _sheet())
    found = [
        Rule(told["tag"], frozenset(told["classes"].strip(".").split(".")), ink)
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", outside)
        if (ink := _ink(body))
        for each in selectors.split(",")
        if (told := SELECTOR.fullmatch(each.strip()))
    ]
    return tuple(sorted(found, key=lambda rule: (len(rule.classes), rule.tag != "")))


def _ink(body: str) -> dict[str, str]:
    pairs = (each.split(":", 1) for each in body.split(";") if ":" in each)
    told = {name.strip(): value.replace("!important", "").strip() for name, value in pairs}
    colours = palette()
    return {
        name: re.sub(r"var\(--([\w-]+)\)", lambda named: colours[named[1]], value)
        for name, value in told.items()
        if name in KEPT
    }


@cache
def _sheet() -> str:
    whole = "\n".join(assets()[name].content.decode() for name in SHEETS)
    return re.sub(r"/\*.*?\*/", "", whole, flags=re.DOTALL)
