"""Whole changelogs: a search shows the latest entries of each issue, and the rest is fetched.

Counted against the total that Jira tells, by the ids of the entries.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from narrows.connectors.addresses import quoted
from narrows.connectors.jira_site import Site
from narrows.connectors.json_values import Object, as_list, as_object, as_text, parse_answer
from narrows.domain.calendar import EPOCH
from narrows.domain.live import Json

CUT_AT = 40
"""As many entries a search of Jira Cloud shows; so many may be all of them or not."""

PER_REQUEST = 1000
"""Entries of one answer of the bulk fetch. It takes as many issues."""

PER_PAGE = 100
"""Entries of one answer about one issue."""

MOST_PAGES = 10_000
FIRST_MS = 10**11
"""A number of so much is in milliseconds; less is in seconds, until the year 5138."""


def whole(site: Site, issues: Sequence[Object]) -> list[Object]:
    """The issues with all entries of their changelogs; where entries lack still, `total` tells.

    Raises:
        NarrowsError: What the reader refuses.
    """
    n_entries = {_id(issue): _n_entries(issue) for issue in issues}
    cut = {_id(issue) for issue in issues if _is_cut(site, issue, n_entries=n_entries[_id(issue)])}
    found = _in_bulk(site, sorted(cut)) if cut and site.is_cloud else {}
    return [
        _completed(site, issue, found=found.get(_id(issue), {}))
        if _id(issue) in cut
        else _named(issue, n_entries=n_entries[_id(issue)])
        for issue in issues
    ]


def _completed(site: Site, issue: Object, *, found: dict[str, Object]) -> Object:
    changelog = as_object(issue.get("changelog"))
    entries = found | _by_id(as_list(changelog.get("histories")))
    total = _total(changelog)
    if (total is None and not entries) or len(entries) < (total or 0):
        for page in _of_one(site, _id(issue)):
            entries |= _by_id([*as_list(page.get("histories")), *as_list(page.get("values"))])
            total = max(total or 0, _total(page) or 0)
    # Where nobody answered there is no changelog, which is something else than an empty one.
    return _with(issue, entries, total=total) if entries or total is not None else issue


def _in_bulk(site: Site, ids: Sequence[str]) -> dict[str, dict[str, Object]]:
    """Issue → its entries by id; nothing where this Jira does not know the question."""
    found: dict[str, dict[str, Object]] = {}
    token = ""
    for _ in range(MOST_PAGES):
        body: dict[str, Json] = {"issueIdsOrKeys": [*ids], "maxResults": PER_REQUEST}
        if token:
            body["nextPageToken"] = token
        answer = site.http.post(f"{site.api}/changelog/bulkfetch", body, allow=(400, 403, 404))
        if answer.status != 200:
            return found
        told = as_object(parse_answer(answer, what="/changelog/bulkfetch"))
        for each in map(as_object, as_list(told.get("issueChangeLogs"))):
            entries = found.setdefault(as_text(each.get("issueId")), {})
            entries |= _by_id(as_list(each.get("changeHistories")))
        before, token = token, as_text(told.get("nextPageToken"))
        if not token or token == before:
            break
    return found


def _of_one(site: Site, issue: str) -> Iterator[Object]:
    if not site.is_cloud:
        told = as_object(site.find(f"/issue/{quoted(issue)}?fields=status&expand=changelog"))
        yield as_object(told.get("changelog"))
        return
    place, path = 0, f"/issue/{quoted(issue)}/changelog"
    for _ in range(MOST_PAGES):
        told = as_object(site.find(f"{path}?startAt={place}&maxResults={PER_PAGE}"))
        yield told
        n_entries = len(as_list(told.get("values")))
        place += n_entries
        if not n_entries or told.get("isLast") is True:
            return


def _named(issue: Object, *, n_entries: int) -> Object:
    """The issue with each entry once and under an id: what is told again must be known again."""
    changelog = as_object(issue.get("changelog"))
    histories = as_list(changelog.get("histories"))
    if n_entries == len(histories):
        return issue
    return _with(issue, _by_id(histories), total=_total(changelog))


def _with(issue: Object, entries: dict[str, Object], *, total: int | None) -> Object:
    told: dict[str, Json] = {"histories": [dict(each) for each in entries.values()]}
    return {**issue, "changelog": told | ({} if total is None else {"total": total})}


def _is_cut(site: Site, issue: Object, *, n_entries: int) -> bool:
    total = _total(as_object(issue.get("changelog")))
    if total is None:
        return n_entries == 0 or site.is_cloud
    return n_entries < total or (site.is_cloud and n_entries == CUT_AT)


def _n_entries(issue: Object) -> int:
    """How many different entries with an id a search showed."""
    histories = map(as_object, as_list(as_object(issue.get("changelog")).get("histories")))
    return len({as_text(each.get("id")) for each in histories} - {""})


def _total(changelog: Object) -> int | None:
    total = changelog.get("total")
    return total if isinstance(total, int) else None


def _by_id(histories: Iterable[Json]) -> dict[str, Object]:
    entries: dict[str, Object] = {}
    for told in map(as_object, histories):
        entry = dict(told)
        created = entry.get("created")
        if isinstance(created, int | float) and not isinstance(created, bool):
            entry["created"] = _instant(created)
        entry["id"] = as_text(entry.get("id")) or f"at-{as_text(entry.get('created'))}"
        entries[as_text(entry["id"])] = entry
    return entries


def _instant(told: float) -> str:
    """A number of seconds or milliseconds since 1970 as the other answers write instants."""
    ms = told if abs(told) >= FIRST_MS else told * 1000
    try:
        return (EPOCH + timedelta(milliseconds=ms)).isoformat()
    except (OverflowError, ValueError):
        return str(told)


def _id(issue: Object) -> str:
    return as_text(issue.get("id")) or as_text(issue.get("key"))
