"""Signing in: a link that opens once begins a session; without an account there is one owner."""

from datetime import datetime, timedelta

from narrows.domain.access import Passes, PassKind
from narrows.domain.errors import NarrowsError
from narrows.services.access.tokens import digest_of

LINK_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(days=7)
"""From sign-in on, however much it is used: longer than from one weekly check-in to the next."""


def new_link(passes: Passes, link: str, *, now: datetime) -> datetime:
    """Keep a link that signs in once.

    Args:
        passes: Where.
        link: What whoever opens it will show; nobody can guess it.
        now: [UTC]

    Returns:
        Until when it opens. [UTC]

    Raises:
        NarrowsError: `access-unkept`.
    """
    passes.forget_over(now)
    until = now + LINK_LASTS
    passes.keep(PassKind.LINK, digest_of(link), until=until)
    return until


def sign_in(passes: Passes, link: str, *, session: str, now: datetime) -> datetime:
    """Begin a session by a link, which opens nothing from now on.

    Args:
        passes: Where both are kept.
        link: As it was opened.
        session: What the browser will show from now on; never one that it brought.
        now: [UTC]

    Returns:
        Until when the session lasts. [UTC]

    Raises:
        NarrowsError: `link-refused`, `access-unkept`.
    """
    opens = passes.take(PassKind.LINK, digest_of(link))
    if opens is None or opens <= now:
        raise NarrowsError(
            "link-refused",
            "This link signs in nobody: it was used, its ten minutes are over, or it never was "
            "one. `narrows sign-in`, on the machine that serves, prints another.",
        )
    until = now + SESSION_LASTS
    passes.keep(PassKind.SESSION, digest_of(session), until=until)
    return until


def signed_in_until(passes: Passes, session: str, *, now: datetime) -> datetime | None:
    """Until when a session lasts; `None` where it is none, or is over. [UTC or None]"""
    until = passes.until(PassKind.SESSION, digest_of(session))
    return until if until is not None and until > now else None


def sign_out(passes: Passes, session: str) -> None:
    """End a session; one that has ended already stays so."""
    passes.take(PassKind.SESSION, digest_of(session))
