"""Requests for work on the command line. Imported when a command runs."""

from narrows.cli.bet import Bet
from narrows.cli.initiated import edits_of, named_new
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.okr import Initiative
from narrows.services.initiatives.edits import edited
from narrows.services.refusals import accepting, refusing
from narrows.services.refusals.asked import Request


def log(request: Request, *, because: str | None, speaking: Speaking) -> None:
    """Log a request, and refuse it at once where a reason is given."""
    room = room_of(speaking)
    if because is None:
        end(refusing.log_request(room, request, remark=remark_of("", speaking)), speaking)
    else:
        end(refusing.refuse_at_once(room, request, remark=remark_of(because, speaking)), speaking)


def disqualify(number: int, reason: str, *, speaking: Speaking) -> None:
    """Refuse a request."""
    said = refusing.disqualify(room_of(speaking), number, remark=remark_of(reason, speaking))
    end(said, speaking)


def accept(number: int, key: str, *, reason: str, bet: Bet, speaking: Speaking) -> None:
    """Accept a request."""
    objective, id_ = named_new(key)
    said = accepting.accept(
        room_of(speaking),
        number,
        objective=objective,
        initiative=edited(Initiative(id_, text=""), edits_of(bet)),
        remark=remark_of(reason, speaking),
    )
    end(said, speaking)


def reopen(number: int, reason: str, *, speaking: Speaking) -> None:
    """Take a request up again."""
    end(refusing.reopen(room_of(speaking), number, remark=remark_of(reason, speaking)), speaking)
