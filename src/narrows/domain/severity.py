"""How much a finding asks."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding asks: publishing needs a written reason, a thought, or nothing."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"
