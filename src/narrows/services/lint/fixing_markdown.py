"""Moving a key result to the initiatives in Markdown: it is called one, where it stands."""

import re

from narrows.domain.plan import Plan
from narrows.services.lint.fixing_safety import Target

_LEAD = r"(?P<lead>\s*(?:>\s*)*(?:(?:[-*+•]|\d+[.)])\s+)?(?:\[[ xX]\]\s+)?)"
_LABELLED = re.compile(
    rf"{_LEAD}(?P<mark>\*\*|__)?(?i:key results?|krs?)\s*#?\d*(?:[.-]\d+)*(?:\s*\([^()]{{1,20}}\))?"
    r"\s*[:.)|–—-](?P<rest>.*)",
    re.DOTALL,
)
_LISTED = re.compile(
    r"(?P<lead>\s*(?:>\s*)*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?)(?P<rest>\S.*)", re.DOTALL
)


def move_in_markdown(text: str, plan: Plan, *, target: Target) -> str | None:
    """The text with a key result that is called an initiative; `None` where it cannot be.

    «KR3: Build …» becomes «Initiative: Build …», and the item «- Build …» «- Initiative: Build …».
    """
    del plan
    lines = text.splitlines(keepends=True)
    if not 0 < target.line <= len(lines):
        return None
    line = lines[target.line - 1]
    if found := _LABELLED.match(line):
        mark, rest = found["mark"] or "", found["rest"]
        called = f"{mark}Initiative:{rest}" if mark else f"Initiative: {rest.lstrip(' :.)|–—-')}"
        lines[target.line - 1] = f"{found['lead']}{called}"
    elif found := _LISTED.match(line):
        lines[target.line - 1] = f"{found['lead']}Initiative: {found['rest']}"
    else:
        return None
    return "".join(lines)
