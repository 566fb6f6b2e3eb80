"""All commands: the module of each, and under which heading `narrows --help` lists it."""

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
"""Names and no imports, so that a command line loads the one that it asks for."""

SECTIONS: Mapping[str, Sequence[str]] = {
    "Look around": ("demo", "look"),
    "Set up": (
        "init", "workshop", "connect", "sources", "sync", "plan", "apply", "export", "import",
    ),
    "Flow": (
        "flow", "bottleneck", "statuses", "load", "traffic", "losses", "waits", "value-score",
        "items", "explain", "quality", "map", "restatements",
    ),
    "Objectives": (
        "okrs", "objective", "lint", "classify", "initiative", "story", "observe", "ripple",
        "refuse", "alignment", "stream", "strategy", "layers", "adoption", "programme",
    ),
    "Each week, and each cycle": ("check-in", "inbox", "talk", "cycle", "review", "reset"),
    "Run it": ("serve", "sign-in", "token", "audit", "lay-out", "take-weeks"),
}  # fmt: skip
"""First what a newcomer runs, then the round of a cycle, then what runs the house."""
