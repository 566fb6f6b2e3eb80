"""From what a database says went wrong to what a person can do about it."""

from sqlalchemy.exc import DBAPIError, OperationalError, StatementError

from narrows.domain.errors import NarrowsError


def refusal_of(error: StatementError, place: str) -> NarrowsError | None:
    """What a failed statement means to people; `None` where it is a bug of ours.

    Args:
        error: As SQLAlchemy raised it.
        place: The store as people know it, without a password.
    """
    if isinstance(error.orig, NarrowsError):
        return error.orig
    if not isinstance(error, DBAPIError):
        return None
    code, why = _code(error.orig), str(error.orig)
    for prefixes, say in _SAID:
        if code.startswith(prefixes):
            return say(place, why)
    # A driver that could not connect has no code to tell.
    is_lost = error.connection_invalidated or (isinstance(error, OperationalError) and not code)
    return unreachable(place, why) if is_lost else None


def busy(place: str, _why: str) -> NarrowsError:
    """Others write, and go on writing."""
    return NarrowsError(
        "store-busy",
        f"{place} has been kept busy by others for too long, so this was not saved; try again.",
    )


def unwritable(place: str, why: str) -> NarrowsError:
    """The store can be read and not written."""
    return NarrowsError(
        "store-unwritable",
        f"{place} cannot be written ({_line(why)}), so this was not saved; make room, or allow it.",
    )


def unreadable(place: str, why: str) -> NarrowsError:
    """What stands there is no store, or a damaged one."""
    return NarrowsError(
        "store-unreadable",
        f"{place} cannot be read as a store ({_line(why)}); name another, or bring back a backup.",
    )


def unreachable(place: str, why: str) -> NarrowsError:
    """Nobody answers there."""
    return NarrowsError(
        "store-unreachable",
        f"{place} does not answer ({_line(why)}); check the address and that the server runs.",
    )


_SAID = (
    # SQLite's names of errors; classes and states of PostgreSQL's appendix A.
    (("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_PERM"), unwritable),
    (("53100", "25006", "42501", "58030"), unwritable),
    (("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_CANTOPEN", "SQLITE_AUTH"), unreadable),
    (("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40P01", "40001"), busy),
    (("08", "28", "3D000", "53300", "57P"), unreachable),
)


def _code(error: BaseException | None) -> str:
    """SQLite's name of an error, or PostgreSQL's state; empty where the driver has neither."""
    found = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    return str(found or "")


def _line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[0].rstrip(".")
