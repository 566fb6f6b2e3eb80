"""How much may be sent to an address, and what is said where it is more."""

import re

from narrows.domain.errors import NarrowsError

LARGEST_FORM_BYTES = 1_000_000
TOO_LARGE = "What was sent is over 1 MB; go back and shorten it."

LARGEST_FILE_BYTES = 32_000_000
"""Of a file that is handed over: some 400,000 moves, held in memory while it is read. [bytes]"""

HANDED = re.compile(r"/connect|/sources/[^/]+/files")
"""Where files are handed over."""


def largest_bytes(path: str) -> int:
    """How much may be sent to an address. [bytes]"""
    return LARGEST_FILE_BYTES if HANDED.fullmatch(path) else LARGEST_FORM_BYTES


def too_large(path: str) -> NarrowsError:
    """The refusal of more than that."""
    if HANDED.fullmatch(path):
        return NarrowsError(
            "handed-too-large",
            "The file is over 32 MB, too large to be handed over in a browser. Put it on the "
            "machine that serves, name it in the plan with its path, and `narrows apply` that.",
        )
    return NarrowsError("form-too-large", TOO_LARGE)
