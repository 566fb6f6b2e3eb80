"""What the tools' usual words for a kind of work mean, where nobody has said it."""

from collections.abc import Mapping

from narrows.domain.work import ItemType

_WORDS = {
    ItemType.FEATURE: (
        "feature", "story", "user story", "enhancement", "improvement", "new feature", "epic",
        "change request", "requirement", "funktion", "anforderung",
    ),
    ItemType.DEFECT: ("defect", "bug", "bugfix", "error", "incident", "hotfix", "fehler"),
    ItemType.RISK: ("risk", "security", "vulnerability", "compliance", "audit", "risiko"),
    ItemType.DEBT: (
        "debt", "technical debt", "tech debt", "refactoring", "maintenance", "upgrade",
        "technische schuld",
    ),
}  # fmt: skip


def usual_item_types() -> Mapping[str, ItemType]:
    """The tool's word → item type, each word as people capitalise it."""
    return {
        written: kind
        for kind, words in _WORDS.items()
        for word in words
        for written in (word, word.capitalize(), word.title(), word.upper())
    }


def suggested_item_types() -> Mapping[str, ItemType]:
    """The words that trackers come with → item type: few enough to stand in somebody's plan."""
    return {
        "Story": ItemType.FEATURE,
        "Feature": ItemType.FEATURE,
        "New Feature": ItemType.FEATURE,
        "Improvement": ItemType.FEATURE,
        "enhancement": ItemType.FEATURE,
        "Bug": ItemType.DEFECT,
        "bug": ItemType.DEFECT,
        "Incident": ItemType.DEFECT,
        "Technical Debt": ItemType.DEBT,
        "Risk": ItemType.RISK,
        "Security": ItemType.RISK,
    }
