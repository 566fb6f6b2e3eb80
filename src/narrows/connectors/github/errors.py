"""What GitHub's GraphQL errors mean: a refusal, too large a question, or a detail out of sight."""

import re

from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json

LIMITS = ("RATE_LIMITED", "RATE_LIMIT")
TOO_MUCH = ("MAX_NODE_LIMIT_EXCEEDED", "RESOURCE_LIMITS_EXCEEDED", "EXCESSIVE_PAGINATION")
SLOW = ("something went wrong while executing your query", "timedout", "timeout")
NOT_SHOWN = ("NOT_FOUND", "FORBIDDEN")
ONE_OF_SEVERAL = re.compile(r"[ri][0-9]+")
"""How questions name one of several things that they ask for."""


class TooMuchError(Exception):
    """A question was too large, or its answer too slow: half of it may do.

    Args:
        refusal: What is said where less cannot be asked for.
        is_outage: It may as well be that nothing is answered now.
    """

    def __init__(self, refusal: NarrowsError, *, is_outage: bool = False) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal
        self.is_outage = is_outage


class StaleError(NarrowsError):
    """The cursor inside GitHub's own list is one that it no longer knows."""

    def __init__(self, about: str) -> None:
        super().__init__(
            "answer-unreadable",
            f"GitHub does not know its own place in a list of {about} any more; what was fetched "
            "before is kept, and the next sync asks again.",
        )


def unreadable(about: str) -> NarrowsError:
    """A refusal of an answer that lacks what was asked for, or has it in another shape."""
    return NarrowsError(
        "answer-unreadable",
        f"The answer about {about} has not the shape that GitHub's answers have; what was fetched "
        "before is kept, and the next sync asks again.",
    )


class TooLargeError(NarrowsError):
    """GitHub breaks off even where as little as can be is asked for."""

    def __init__(self, about: str) -> None:
        super().__init__(
            "tool-refuses",
            f"GitHub breaks off when asked about {about}, even for little at once; what was "
            "fetched before is kept, and the next sync tries again.",
        )


def heard(error: Object, about: str) -> NarrowsError | TooMuchError:
    """What an error means."""
    kind, message = as_text(error.get("type")), as_text(error.get("message"))
    if kind in TOO_MUCH or any(each in message.lower() for each in SLOW):
        return TooMuchError(TooLargeError(about))
    if kind == "INVALID_CURSOR_ARGUMENTS" or "valid cursor" in message:
        return StaleError(about)
    return _refusal(error, kind=kind, about=about)


def place_of(error: Object, path: list[Json]) -> str | None:
    """Which one of several things asked for an error is about; empty for a detail of an item.

    `None`: it is about the whole question.
    """
    if as_text(error.get("type")) not in NOT_SHOWN:
        return None
    for each in path:
        if isinstance(each, str) and ONE_OF_SEVERAL.fullmatch(each):
            return each
    return "" if any(isinstance(each, int) for each in path) else None


def _refusal(error: Object, *, kind: str, about: str) -> NarrowsError:
    if kind in LIMITS:
        return NarrowsError(
            "tool-busy",
            "GitHub's hourly limit for this token is used up; what was fetched before is kept, and "
            "the next sync goes on from there.",
        )
    if kind == "NOT_FOUND":
        return NarrowsError(
            "tool-has-not",
            f"GitHub shows no {about} to this token; check the name, or give the token access.",
        )
    if as_object(error.get("extensions")).get("saml_failure") is True:
        return NarrowsError(
            "tool-forbids",
            f"The organisation of {about} asks for single sign-on; authorise the token for it "
            "(Settings, Personal access tokens, Configure SSO).",
        )
    if kind == "INSUFFICIENT_SCOPES":
        return NarrowsError(
            "tool-forbids",
            f"The token lacks a scope for {about}; a classic token needs `repo` for private "
            "repositories, `read:project` for projects and `read:org` for organisations.",
        )
    if kind == "FORBIDDEN":
        return NarrowsError(
            "tool-forbids",
            f"The token may not read {about}; a fine-grained token needs read access to Issues, "
            "Pull requests and Metadata, and to the organisation's Projects where one is taken.",
        )
    return NarrowsError(
        "tool-refuses", f"GitHub refuses a question about {about}: {_words(error)}."
    )


def _words(error: Object) -> str:
    """What an error says, short, without the ids and names of whoever asked."""
    message = as_text(error.get("message")).split(" for user", 1)[0]
    return " ".join(message.split())[:120].rstrip(".") or "it does not say why"
