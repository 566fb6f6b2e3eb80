"""Which Jira an address is of, whether it takes the token, and what its clock says."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from narrows.connectors.instants import read_instant
from narrows.connectors.jira.site import Site, quiet
from narrows.connectors.json_values import Object, as_object, as_text
from narrows.domain.calendar import EPOCH, zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader
from narrows.domain.streams import Source

SHOWN_LATE = timedelta(minutes=1)
"""How late a search may show what happened: Jira searches an index that follows the data."""

REFUSED = (401, 403)
ABSENT = (404, 410)
APIS = ("3", "2")
"""Of Jira Cloud, and of all."""

MARKS = {"accountId", "key", "self"}
"""An account of Jira has some of these, whatever stands in them."""


def enter(http: HttpReader, source: Source, *, now: datetime = EPOCH) -> Site:
    """Find out which Jira it is and whether it takes the token. Of the account nothing is read.

    Args:
        http: The way to it.
        source: What is asked for.
        now: Its time where it does not tell its own. [UTC]

    Raises:
        NarrowsError: `jira-not-there`, `token-refused`, `tool-forbids`, or what the reader refuses.
    """
    info, clock = _info(http, source, now=now)
    deployment = as_text(info.get("deploymentType")).lower()
    apis = APIS if not deployment else APIS[:1] if deployment == "cloud" else APIS[1:]
    for api in apis:
        mine = http.get(f"/rest/api/{api}/myself", allow=(*REFUSED, *ABSENT))
        if mine.status in REFUSED:
            raise _refused(source, mine)
        told = quiet(mine) if mine.status == 200 else None
        # Where it said what it is any answer will do; else it is known by what an account has.
        if isinstance(told, dict) and (as_text(info.get("version")) or MARKS & {*told}):
            return Site(http, source, api == APIS[0], clock)
    raise NarrowsError(
        "jira-not-there",
        f"«{source.path}» is no Jira that answers to programs; give the address that stands "
        "before «/browse/» when an issue is open in the browser.",
    )


def _info(http: HttpReader, source: Source, *, now: datetime) -> tuple[Object, datetime]:
    """What a Jira says of itself, where anybody may ask, and its time. [UTC]"""
    answer = http.get("/rest/api/2/serverInfo", allow=(*REFUSED, *ABSENT))
    if answer.status in REFUSED:
        raise _refused(source, answer)
    info = as_object(quiet(answer)) if answer.status == 200 else {}
    return info, _clock(answer, as_text(info.get("serverTime")), now=now)


def _clock(answer: Answer, told: str, *, now: datetime) -> datetime:
    try:
        return parsedate_to_datetime(answer.headers.get("date", "")).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    try:
        return read_instant(told, zone_named("UTC"))[0]
    except (ValueError, OverflowError):
        return now


def _refused(source: Source, answer: Answer) -> NarrowsError:
    if answer.headers.get("x-authentication-denied-reason", "").startswith("CAPTCHA"):
        return NarrowsError(
            "tool-forbids",
            f"Jira at «{source.path}» wants the account of the token to log in with a browser once "
            "(it asks for a CAPTCHA after wrong passwords); do that, then sync again.",
        )
    if answer.status == 403:
        return NarrowsError(
            "tool-forbids",
            f"Jira at «{source.path}» knows the token and lets it do nothing (403); give its "
            "account access to Jira and «Browse projects» in what is taken.",
        )
    return NarrowsError(
        "token-refused",
        f"Jira at «{source.path}» refuses the token (401); for Jira Cloud give «e-mail:API token», "
        "for Data Center a personal access token alone, and see that neither has expired.",
    )
