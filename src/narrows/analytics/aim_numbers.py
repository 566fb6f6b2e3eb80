"""How the numbers of a key result stand: one beside the other, or one behind a word."""

import re

from narrows.analytics.amounts import NUMBER
from narrows.analytics.patterns import compiled_later

FROM_TO = compiled_later(
    rf"\bfrom\s+(?P<start>{NUMBER})(?:\s+(?!to\b)[^\d\s]\S*){{0,4}}?\s+to\s+(?P<end>{NUMBER})",
    re.IGNORECASE,
)
ARROW = compiled_later(
    rf"(?P<start>{NUMBER})\s*(?:→|-+>|–>|=+>)\s*(?P<end>{NUMBER})", re.IGNORECASE
)
TO_FROM = compiled_later(
    rf"\bto\s+(?P<end>{NUMBER})\s*[(,]?\s*(?:up |down )?"
    rf"(?:from|vs\.?|currently|today|now|baseline:?)\s+(?P<start>{NUMBER})",
    re.IGNORECASE,
)
BETWEEN = compiled_later(
    rf"\b(?:between|within)\s+(?P<start>{NUMBER})\s*(?:and|to|–|-)\s*(?P<end>{NUMBER})",
    re.IGNORECASE,
)
LEVEL = compiled_later(
    rf"(?P<bound>[<>≤≥]=?|\b(?:under|below|above|over|at least|at most|up to"
    rf"|(?:no )?(?:more|less|fewer|greater|higher|lower) than))\s*(?P<end>{NUMBER})",
    re.IGNORECASE,
)
TO = compiled_later(
    rf"\b(?:to|at|reach(?:es)?|hits?|achieves?|of|is|are)\s+(?:an? )?(?P<end>{NUMBER})",
    re.IGNORECASE,
)
START = compiled_later(
    rf"\b(?:from|currently|today|now|baseline(?: is| of)?|vs\.?)\s*:?\s*(?P<start>{NUMBER})",
    re.IGNORECASE,
)
OF_TWO = (
    (BETWEEN, ("between", "within")),
    (FROM_TO, ("from",)),
    (ARROW, ("→", ">")),
    (TO_FROM, ("from", "vs", "currently", "today", "now", "baseline")),
)
"""What two numbers stand around, in the order in which it is looked for, and its words."""

BOUNDS = (
    "<", ">", "≤", "≥", "under", "below", "above", "over", "at least", "at most", "up to", "than",
)  # fmt: skip
"""Of which `LEVEL` has one."""
