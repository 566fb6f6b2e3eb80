"""Headings that say nothing of their own, but announce what stands below: «Key results»."""

import re

from narrows.services.imports.labels import Role

_SECTIONS = {
    Role.OBJECTIVE: ("objective", "objectives", "our objectives"),
    Role.KEY_RESULT: ("key result", "key results", "kr", "krs", "measured by", "as measured by"),
    Role.INITIATIVE: (
        "initiative", "initiatives", "bets", "projects", "actions", "activities", "tasks", "how",
        "key initiatives", "supporting initiatives",
    ),
    Role.WHY: ("why", "rationale", "motivation"),
    Role.OWNER: ("owner", "owners"),
}  # fmt: skip


def section_of(text: str) -> Role | None:
    """What a heading announces that is nothing but a word («Key results:»)."""
    bare = re.sub(r"[^\w ]|\s*\d+(?:\.\d+)*\W*$", "", text).strip().casefold()
    return next((role for role, words in _SECTIONS.items() if bare in words), None)


def is_of_one(text: str) -> bool:
    """Whether a heading announces one thing, so that the line below says it: «Objective 2»."""
    return re.fullmatch(r"(?i:objective|key result|kr|initiative)\W*[\d.]*\W*", text) is not None
