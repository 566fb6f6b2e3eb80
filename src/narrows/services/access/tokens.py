"""Tokens: what a program shows instead of a person. What it shows is kept nowhere."""

import re
from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, Token, TokenScope

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
PREFIX = "narrows_"
"""What each begins with, so that people and scanners know one where it should not be."""


def digest_of(token: str) -> str:
    """What is kept of a token: it has more chance in it than anybody can try out."""
    return sha256(token.encode("utf-8", errors="replace")).hexdigest()


def new_token(
    gate: Gate, name: str, *, scopes: Collection[str], token: str, now: datetime
) -> Token:
    """Keep a new token.

    Args:
        gate: Where.
        name: Tells it from the others, in the audit trail for good.
        scopes: What it allows.
        token: What its bearer will show.
        now: [UTC]

    Raises:
        NarrowsError: `token-name-unfit`, `token-scope-unknown`, `token-name-taken`.
    """
    if not NAME.fullmatch(name):
        raise NarrowsError(
            "token-name-unfit",
            f"A token cannot be called «{name}»; take small letters, digits, «-», «_» and «.», 60 "
            "at most.",
        )
    known = [each.value for each in TokenScope]
    if not scopes or not set(scopes) <= set(known):
        raise NarrowsError(
            "token-scope-unknown",
            f"Say what the token allows with --scope: one or more of {', '.join(known)}.",
        )
    made = Token(name, tuple(each for each in TokenScope if each.value in scopes), now)
    gate.make_token(made, digest=digest_of(token))
    return made
