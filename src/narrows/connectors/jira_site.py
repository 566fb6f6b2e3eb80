"""A Jira site: which one it is, whether it takes the token, and how it is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from narrows.connectors.instants import read_instant
from narrows.connectors.json_values import as_list, as_object, as_text, parse_answer
from narrows.domain.calendar import EPOCH, zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader, Json
from narrows.domain.streams import Source

SHOWN_LATE = timedelta(minutes=1)
"""How late a search may show what happened: Jira searches an index that follows the data."""

REFUSED = (401, 403)
ABSENT = (404, 410)


@dataclass(frozen=True, slots=True)
class Site:
    """A Jira that took the token.

    Attributes:
        http: The way to it.
        source: What is asked for.
        is_cloud: Else it is a Data Center or Server.
        clock: Its own time when it was first asked. [UTC]
    """

    http: HttpReader
    source: Source
    is_cloud: bool
    clock: datetime

    @property
    def api(self) -> str:
        """Where its REST begins."""
        return "/rest/api/3" if self.is_cloud else "/rest/api/2"

    def get(self, path: str, query: Mapping[str, str] | None = None) -> Json:
        """Ask for a path below the API.

        Raises:
            NarrowsError: `jira-search-refused`, `answer-unreadable`, or what the reader refuses.
        """
        answer = self.http.get(self.api + path, query, allow=(400,))
        return self._told(answer, path)

    def post(self, path: str, body: Json) -> Json:
        """The same with a question as JSON.

        Raises:
            NarrowsError: `jira-search-refused`, `answer-unreadable`, or what the reader refuses.
        """
        answer = self.http.post(self.api + path, body, allow=(400,))
        return self._told(answer, path)

    def find(self, path: str, *, absent: Collection[int] = (403, 404)) -> Json:
        """Ask for one thing that may not be there, or not for this token: then `None`.

        Raises:
            NarrowsError: `answer-unreadable`, or what the reader refuses.
        """
        answer = self.http.get(self.api + path, allow=absent)
        return None if answer.status in absent else parse_answer(answer, what=path)

    def _told(self, answer: Answer, path: str) -> Json:
        if answer.status != 400:
            return parse_answer(answer, what=path)
        said = [as_text(each) for each in as_list(as_object(_quiet(answer)).get("errorMessages"))]
        raise NarrowsError(
            "jira-search-refused",
            f"Jira does not understand what it was asked ({path}): "
            f"{' '.join(' '.join(said).split())[:200] or 'it does not say why'}; check what is "
            "taken.",
        )


def enter(http: HttpReader, source: Source, *, now: datetime = EPOCH) -> Site:
    """Find out which Jira it is and whether it takes the token. Of the account nothing is read.

    Args:
        http: The way to it.
        source: What is asked for.
        now: Its time where it does not tell its own. [UTC]

    Raises:
        NarrowsError: `jira-not-there`, `token-refused`, `tool-forbids`, or what the reader refuses.
    """
    answer = http.get("/rest/api/2/serverInfo", allow=(*REFUSED, *ABSENT))
    if answer.status in REFUSED:
        raise _refused(source, answer)
    info = as_object(_quiet(answer)) if answer.status == 200 else {}
    if not as_text(info.get("version")):
        raise NarrowsError(
            "jira-not-there",
            f"«{source.path}» is no Jira that answers to programs; give the address that stands "
            "before «/browse/» when an issue is open in the browser.",
        )
    mine = http.get("/rest/api/2/myself", allow=REFUSED)
    if mine.status in REFUSED:
        raise _refused(source, mine)
    is_cloud = as_text(info.get("deploymentType")).lower() == "cloud"
    return Site(http, source, is_cloud, _clock(answer, as_text(info.get("serverTime")), now=now))


def _quiet(answer: Answer) -> Json:
    """The JSON of an answer; one that is none says nothing."""
    try:
        return parse_answer(answer, what="what Jira is")
    except NarrowsError:
        return None


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
