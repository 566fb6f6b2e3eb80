"""The colours and lines of the pictures, out of the style sheets, for pictures that go out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from narrows.web.assets import assets

SHEETS = ("base.css", "stream.css", "value_score.css", "objective.css")

KEPT = frozenset(
    {
        "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-dasharray",
        "stroke-linecap", "stroke-linejoin", "font-size", "font-weight", "text-anchor",
        "paint-order",
    }
)  # fmt: skip
"""Properties that are attributes in SVG as well."""

SELECTOR = re.compile(r"(\.(?P<within>[\w-]+) )?(?P<tag>[a-z]*)(?P<classes>(\.[\w-]+)*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """How elements of some classes look.

    Attributes:
        within: Only in a picture of this class; empty is any.
        tag: Only of this name; empty is any.
        classes: All of which an element has.
        ink: Attribute → value.
    """

    within: str
    tag: str
    classes: frozenset[str]
    ink: Mapping[str, str]


@cache
def palette() -> Mapping[str, str]:
    """The colours of the light look, by name."""
    (root,) = re.findall(r"^:root\{([^}]*)\}", _sheet(), re.MULTILINE)
    return dict(re.findall(r"--([\w-]+):([^;}]+)", root))


def ink_of(
    tag: str, classes: frozenset[str], *, within: frozenset[str] = frozenset()
) -> dict[str, str]:
    """The attributes that an element gets; what is more particular wins.

    Args:
        tag: Its name.
        classes: Its own.
        within: Those of the picture that it is in.
    """
    found: dict[str, str] = {}
    for rule in _rules():
        is_there = not rule.within or rule.within in within
        if is_there and rule.classes <= classes and rule.tag in ("", tag):
            found |= rule.ink
    return found


@cache
def _rules() -> tuple[Rule, ...]:
    """Those of classes, or of a picture's parts, the least particular first."""
    outside = re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", _sheet())
    found = [
        Rule(told["within"] or "", told["tag"], frozenset(told["classes"].split(".")[1:]), ink)
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", outside)
        if (ink := _ink(body))
        for each in selectors.split(",")
        if (told := SELECTOR.fullmatch(each.strip())) and (told["within"] or told["classes"])
    ]
    return tuple(
        sorted(found, key=lambda rule: (len(rule.classes) + bool(rule.within), rule.tag != ""))
    )


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
