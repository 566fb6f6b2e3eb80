"""The count at the end of a sync: which issues a Jira shows now.

It finds what no search for news did show, such as issues that moved here with old dates or became
visible, and what is not there any longer: deleted, moved elsewhere, or not for this token.
"""

from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass

from narrows.connectors.jira.asked import Asked
from narrows.connectors.jira.keys import by_key
from narrows.connectors.jira.paging import pages
from narrows.connectors.jira.projects import Taken, where
from narrows.connectors.jira.sync import Sync
from narrows.connectors.json_values import as_text
from narrows.domain.live import Page


@dataclass(frozen=True, slots=True)
class Counted:
    """What a count found.

    Attributes:
        gone: Keys of issues that are held and not there any longer.
        census: Keys of all that are there; `None` where some project could not be counted.
    """

    gone: Collection[str]
    census: Collection[str] | None


def count_issues(sync: Sync, taken: Taken) -> Generator[Page, None, Counted]:
    """Yield what was not shown before, and return what is there.

    Raises:
        NarrowsError: `jira-page-broken`, `jira-search-refused`, or what the reader refuses.
    """
    known = {*sync.since.known}
    shown: set[str] = set()
    uncounted = set(taken.unseen)
    for project in taken.projects:
        keys = _keys(sync, project)
        n_held = sum(_project(key) == project for key in known)
        if keys is None or (n_held and not keys):
            uncounted.add(project)
            sync.problems.append(_doubt(project, keys, n_held=n_held))
        elif not keys:
            sync.export.note(f"«{project}» has no issues yet")
        shown |= keys or set()
    anew = {project for project in taken.projects if sync.is_anew(project)}
    held = {key for key in known - sync.again if _project(key) not in anew}
    fresh = shown - sync.yielded - held
    yield from _by_key(sync, fresh)
    # Listed, and not to be had: it was deleted meanwhile, or this sync would be silently short.
    sync.again |= fresh - sync.yielded
    lost = {key for key in (known | sync.again) - shown if _project(key) not in uncounted}
    yield from _by_key(sync, lost)
    found = lost & sync.yielded & _of(lost, taken)
    gone = lost - found
    sync.again -= gone
    return Counted(gone & known, None if uncounted else shown | found)


def _keys(sync: Sync, project: str) -> set[str] | None:
    """The keys of all issues of a project; `None` where Jira counts more than it shows."""
    asked = Asked(where(project)).of_keys(is_cloud=sync.site.is_cloud)
    for _ in range(2):
        keys: set[str] = set()
        n_all: int | None = None
        for shown in pages(sync.site, asked):
            n_all = shown.total if n_all is None else n_all
            keys |= {as_text(issue.get("key")) for issue in shown.issues}
        keys.discard("")
        # Fewer than were counted: some were deleted meanwhile, or pages lack some.
        if n_all is None or len(keys) >= n_all:
            return keys
    return None


def _by_key(sync: Sync, keys: set[str]) -> Iterator[Page]:
    for issues in by_key(sync.site, keys, fields=sync.fields):
        if issues:
            yield sync.page(issues)


def _of(keys: set[str], taken: Taken) -> set[str]:
    return {key for key in keys if _project(key) in taken.projects}


def _doubt(project: str, keys: set[str] | None, *, n_held: int) -> str:
    if keys is None:
        return f"Jira counts more issues in «{project}» than it lists"
    return (
        f"Jira shows none of the {n_held:,} issues of «{project}» any more; did the token's "
        "account lose «Browse projects»? What was fetched is kept"
    )


def _project(key: str) -> str:
    return key.rpartition("-")[0]
