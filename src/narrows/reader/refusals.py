"""What is said where a tool does not answer, or answers no."""

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer

KEPT = "what was fetched before is kept"


def of_status(answer: Answer, *, host: str, path: str) -> NarrowsError:
    """The refusal that a status is, once trying again has not helped."""
    if answer.status == 401:
        return NarrowsError(
            "token-refused",
            f"{host} does not know the token; make a new one there and give it again with "
            f"`narrows connect`; {KEPT}.",
        )
    if answer.status == 403:
        return NarrowsError(
            "tool-forbids",
            f"{host} does not let the token see {path}; give the token the rights that the "
            f"connector's page names; {KEPT}.",
        )
    if answer.status in (404, 410):
        return NarrowsError(
            "tool-has-not",
            f"{host} has no {path}, or does not show it to the token; check the address and what "
            f"is taken; {KEPT}.",
        )
    if answer.status >= 500:
        return NarrowsError(
            "tool-down",
            f"{host} answers with an error of its own ({answer.status}); the next sync asks again; "
            f"{KEPT}.",
        )
    return NarrowsError(
        "tool-refuses",
        f"{host} refuses the question for {path} ({answer.status}); check the address and what is "
        f"taken; {KEPT}.",
    )


def unsendable(host: str) -> NarrowsError:
    """The refusal of a token with characters that no token has; it is not told what it was."""
    return NarrowsError(
        "token-refused",
        f"{host} was not asked: what was given as its token holds characters that no token has; "
        "copy the token alone, letters, digits and signs, and give it again.",
    )


def busy(host: str, seconds: float | None) -> NarrowsError:
    """The refusal of a tool that wants more patience than there is."""
    how_long = "" if seconds is None else f" for another {max(1, round(seconds / 60)):,} minutes"
    return NarrowsError(
        "tool-busy",
        f"{host} wants to be left in peace{how_long}; a later sync goes on from here; {KEPT}.",
    )


def unreachable(host: str, why: Exception) -> NarrowsError:
    """The refusal where no connection comes about, or it breaks off each time."""
    return NarrowsError(
        "tool-unreachable",
        f"{host} cannot be reached ({_reason(why)}); check the address and the network; {KEPT}.",
    )


def slow(host: str) -> NarrowsError:
    """The refusal where no answer comes in time."""
    return NarrowsError(
        "tool-slow", f"{host} does not answer in time; the next sync asks again; {KEPT}."
    )


def _reason(why: Exception) -> str:
    told = " ".join(str(why).split())[:120]
    return told or "the connection breaks off"
