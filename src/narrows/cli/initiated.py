"""What is decided on initiatives, on the command line. Imported when a command runs."""

from narrows.cli.bet import Bet
from narrows.cli.saying import end, remark_of, room_of
from narrows.cli.talk import Speaking
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative
from narrows.services.initiatives import changing, deciding, proposing
from narrows.services.initiatives.edits import Edits, edited
from narrows.services.initiatives.moving import move_key_result


def propose(key: str, reason: str, *, bet: Bet, speaking: Speaking) -> None:
    """Add an initiative."""
    objective, id_ = named_new(key)
    new = edited(Initiative(id_, text=""), edits_of(bet))
    remark = remark_of(reason, speaking)
    end(proposing.propose(room_of(speaking), objective, initiative=new, remark=remark), speaking)


def from_(key: str, reason: str, *, speaking: Speaking) -> None:
    """Make one of a key result."""
    end(move_key_result(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def start(key: str, reason: str, *, speaking: Speaking) -> None:
    """Start one."""
    end(deciding.start(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def keep(key: str, reason: str, *, speaking: Speaking) -> None:
    """Keep one."""
    end(deciding.keep(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def change(key: str, reason: str, *, bet: Bet, speaking: Speaking) -> None:
    """Change one."""
    remark = remark_of(reason, speaking)
    end(changing.change(room_of(speaking), key, edits=edits_of(bet), remark=remark), speaking)


def swap(key: str, reason: str, *, new: str, bet: Bet, speaking: Speaking) -> None:
    """Swap one for another."""
    another = edited(Initiative(new, text=""), edits_of(bet))
    remark = remark_of(reason, speaking)
    end(changing.swap(room_of(speaking), key, new=another, remark=remark), speaking)


def stop(key: str, reason: str, *, speaking: Speaking) -> None:
    """Stop one."""
    end(deciding.stop(room_of(speaking), key, remark=remark_of(reason, speaking)), speaking)


def named_new(key: str) -> tuple[str, str]:
    """The objective and id of a new initiative.

    Raises:
        NarrowsError: `initiative-unnamed`.
    """
    objective, _, id_ = key.partition("/")
    if not id_:
        raise NarrowsError(
            "initiative-unnamed",
            f"A new initiative is named by its objective and a short id that stays, such as "
            f"{objective or 'love-mobile'}/pairs.",
        )
    return objective, id_


def edits_of(bet: Bet) -> Edits:
    """What the options say of an initiative."""
    return Edits(
        text=bet.text,
        status=bet.status,
        moves=bet.moves,
        change=bet.by,
        by_week=bet.until_week,
        because=bet.because,
        teams=None if bet.team is None else tuple(bet.team),
        items=None if bet.item is None else tuple(bet.item),
        epic=bet.epic,
        label=bet.label,
    )
