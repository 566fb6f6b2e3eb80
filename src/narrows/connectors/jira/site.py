"""A Jira that takes the token, and how it is asked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from narrows.connectors.json_values import as_list, as_object, as_text, parse_answer
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader, Json
from narrows.domain.streams import Source

NO_POST = (404, 405)
"""What a proxy says that lets nobody send, although Jira would only read it."""


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

    def search(self, body: Mapping[str, Json]) -> Json:
        """Search Jira Cloud; by GET where nobody may send.

        Raises:
            NarrowsError: `jira-search-refused`, `answer-unreadable`, or what the reader refuses.
        """
        path = "/search/jql"
        answer = self.http.post(self.api + path, dict(body), allow=(400, *NO_POST))
        if answer.status in NO_POST:
            words = {
                name: ",".join(map(as_text, value)) if isinstance(value, list) else as_text(value)
                for name, value in body.items()
            }
            return self.get(path, words)
        return self._told(answer, path)

    def try_post(self, path: str, body: Json) -> Json:
        """Ask a question as JSON that not every Jira knows: then `None`.

        Raises:
            NarrowsError: `answer-unreadable`, or what the reader refuses.
        """
        answer = self.http.post(self.api + path, body, allow=(400, 403, 410, *NO_POST))
        return parse_answer(answer, what=path) if answer.status == 200 else None

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
        said = [as_text(each) for each in as_list(as_object(quiet(answer)).get("errorMessages"))]
        raise NarrowsError(
            "jira-search-refused",
            f"Jira does not understand what it was asked ({path}): "
            f"{' '.join(' '.join(said).split())[:200] or 'it does not say why'}; check what is "
            "taken.",
        )


def quiet(answer: Answer) -> Json:
    """The JSON of an answer; one that is none says nothing."""
    try:
        return parse_answer(answer, what="what Jira is")
    except NarrowsError:
        return None
