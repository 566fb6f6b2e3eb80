"""All commands, in the order in which `narrows --help` lists them, and the module of each."""

from collections.abc import Mapping, Sequence

MODULES: Mapping[str, Sequence[str]] = {
    "demo": ("demo",),
    "look": ("look",),
    "starting": ("init",),
    "workshop": ("workshop",),
    "planning": (
        "plan",
        "apply",
        "export",
    ),
    "importing": ("import",),
    "connect": ("connect",),
    "sources": ("sources",),
    "reading": (
        "sync",
        "items",
        "flow",
        "statuses",
        "bottleneck",
    ),
    "movements": (
        "load",
        "traffic",
        "losses",
        "waits",
    ),
    "explain": ("explain",),
    "quality": (
        "quality",
        "map",
        "restatements",
    ),
    "laying": (
        "lay-out",
        "take-weeks",
    ),
    "value_score": ("value-score",),
    "observe": ("observe",),
    "okrs": ("okrs",),
    "objective": ("objective",),
    "lint": ("lint",),
    "classify": ("classify",),
    "programme": ("programme",),
    "check_in": ("check-in",),
    "cycle": ("cycle",),
    "initiative": ("initiative",),
    "story": ("story",),
    "refuse": ("refuse",),
    "ripple": ("ripple",),
    "inbox": ("inbox",),
    "layers": ("layers",),
    "stream": ("stream",),
    "strategy": (
        "strategy",
        "adoption",
    ),
    "alignment": ("alignment",),
    "talk": ("talk",),
    "review": ("review",),
    "reset": ("reset",),
    "audit": ("audit",),
    "tokens": ("token",),
    "serving": (
        "serve",
        "sign-in",
    ),
}
"""First what a newcomer runs, then the round of a cycle, then what runs the house.

They are names and no imports, so that a command line loads the one that it asks for.
"""
