"""How much a finding asks, and how a plan answers."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding asks: publishing needs a written reason, a thought, or nothing."""

    STOP = "stop"
    WARN = "warn"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Mute:
    """A finding that was read and answered; it is shown with the reason.

    Attributes:
        rule: Name of the rule.
        where: The path that a finding has, or the beginning of it up to a «/».
        reason: Why it is left as it is.
    """

    rule: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class SeverityOverride:
    """A rule that asks for more or less in a plan than usual; findings show the reason.

    Attributes:
        rule: Name of the rule.
        severity: Of its findings.
        where: The path that a finding has, or the beginning of it up to a «/»; empty is everywhere.
        reason: Why.
    """

    rule: str
    severity: Severity
    where: str
    reason: str
