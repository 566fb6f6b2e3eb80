"""Issues of a Jira, page by page, so that none is missed while others change.

Jira Cloud gives a token for the next page. Data Center counts from the beginning, and what changes
in between shifts all that follows: there each page begins anew at the time where the last one
ended, which shows a few issues twice and none never.
"""

from collections.abc import Iterator

from narrows.connectors.jira.asked import Asked, Shown, broken, read_page, whole_minute
from narrows.connectors.jira.site import Site
from narrows.connectors.json_values import as_object, as_text
from narrows.domain.live import Json

RESTARTS = 5
MOST_EMPTY = 100
"""Pages in a row: Jira may leave out what the token does not see."""


def pages(site: Site, asked: Asked) -> Iterator[Shown]:
    """All issues that were asked for; some of them more than once.

    Raises:
        NarrowsError: `jira-page-broken`, `jira-search-refused`, or what the reader refuses.
    """
    return _by_token(site, asked) if site.is_cloud else _by_place(site, asked)


def _by_token(site: Site, asked: Asked) -> Iterator[Shown]:
    seen: set[str] = set()
    token, n_empty = "", 0
    while True:
        body: dict[str, Json] = {
            "jql": asked.jql(asked.from_ms),
            "fields": [*asked.fields],
            "maxResults": asked.per_page,
        }
        if asked.is_with_changelog:
            body["expand"] = "changelog"
        if token:
            body["nextPageToken"] = token
        told = as_object(site.search(body))
        shown = read_page(told, asked)
        yield shown
        token, is_last = as_text(told.get("nextPageToken")), told.get("isLast")
        # A token counts for more than the word «last», which has been wrong before.
        is_done = not token or token in seen or not shown.issues
        if is_done and (is_last is True or (not token and is_last is None)):
            return
        n_empty = 0 if shown.issues else n_empty + 1
        if not token or token in seen or n_empty > MOST_EMPTY:
            raise broken("its pages go round in a circle")
        seen.add(token)


def _by_place(site: Site, asked: Asked) -> Iterator[Shown]:
    from_ms, place, total = asked.from_ms, 0, 0
    n_restarts = 0
    while True:
        query = {
            "jql": asked.jql(from_ms),
            "fields": ",".join(asked.fields),
            "maxResults": str(asked.per_page),
            "startAt": str(place),
        }
        if asked.is_with_changelog:
            query["expand"] = "changelog"
        shown = read_page(as_object(site.get("/search", query)), asked)
        yield shown
        if shown.total is None:
            raise broken("it does not say how many issues there are")
        if place + len(shown.issues) >= shown.total:
            return
        if not shown.issues:
            raise broken(f"it ends after {place} of {shown.total} issues")
        edge_ms = whole_minute(shown.edge_ms, asked)
        if edge_ms is not None and _is_onward(edge_ms, from_ms, asked=asked):
            from_ms, place = edge_ms, 0
        elif place and shown.total < total and n_restarts < RESTARTS:
            # Some left from among those of the same minute, and the others moved up.
            place, n_restarts = 0, n_restarts + 1
        else:
            place += len(shown.issues)
        total = shown.total


def _is_onward(edge_ms: int, from_ms: int | None, *, asked: Asked) -> bool:
    if from_ms is None:
        return True
    return edge_ms < from_ms if asked.is_latest_first else edge_ms > from_ms
