"""Whole changelogs: a search shows the latest entries of each issue, and the rest is fetched.

Counted against the total that Jira tells, by the ids of the entries.
"""

from collections.abc import Iterator, Sequence

from narrows.connectors.addresses import quoted
from narrows.connectors.jira.asked import listed
from narrows.connectors.jira.entries import entries_by_id, n_entries_of, ordinal
from narrows.connectors.jira.site import Site
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.live import Json

CUT_AT = 40
"""As many entries a search of Jira Cloud shows; so many may be all of them or not."""

PER_REQUEST = 1000
"""Entries of one answer of the bulk fetch. It takes as many issues."""

PER_PAGE = 100
"""Entries of one answer about one issue."""

MOST_PAGES = 10_000
NEWEST = 10**20
"""No entry has such a number."""


def whole(site: Site, issues: Sequence[Object]) -> list[Object]:
    """The issues with all entries of their changelogs; where entries lack still, `total` tells.

    Raises:
        NarrowsError: What the reader refuses.
    """
    n_entries = {_id(issue): n_entries_of(issue) for issue in issues}
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
    shown = entries_by_id(as_list(changelog.get("histories")))
    # What happened since the search is not in its fields: it comes with the next sync.
    newest = max(map(ordinal, shown.values()), default=NEWEST)
    entries = {id_: each for id_, each in found.items() if ordinal(each) <= newest} | shown
    total = _total(changelog)
    if (total is None and not entries) or len(entries) < (total or 0):
        for page in _of_one(site, _id(issue)):
            told = entries_by_id([*as_list(page.get("histories")), *as_list(page.get("values"))])
            entries |= {id_: each for id_, each in told.items() if ordinal(each) <= newest}
            total = _total(page) if total is None else total
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
        answer = site.try_post("/changelog/bulkfetch", body)
        if answer is None:
            return found
        told = as_object(answer)
        for each in map(as_object, listed(told.get("issueChangeLogs"), what="changelogs")):
            entries = found.setdefault(as_text(each.get("issueId")), {})
            entries |= entries_by_id(as_list(each.get("changeHistories")))
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
    return _with(issue, entries_by_id(histories), total=_total(changelog))


def _with(issue: Object, entries: dict[str, Object], *, total: int | None) -> Object:
    told: dict[str, Json] = {"histories": [dict(each) for each in entries.values()]}
    return {**issue, "changelog": told | ({} if total is None else {"total": total})}


def _is_cut(site: Site, issue: Object, *, n_entries: int) -> bool:
    total = _total(as_object(issue.get("changelog")))
    if total is None:
        return n_entries == 0 or site.is_cloud
    return n_entries < total or (site.is_cloud and n_entries == CUT_AT)


def _total(changelog: Object) -> int | None:
    total = changelog.get("total")
    return total if isinstance(total, int) else None


def _id(issue: Object) -> str:
    return as_text(issue.get("id")) or as_text(issue.get("key"))
