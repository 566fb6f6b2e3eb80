"""Jira followed: what is new since the cursor, and what there is to take."""

from collections.abc import Iterator
from dataclasses import replace

from narrows.connectors.jira import entrance, projects
from narrows.connectors.jira.census import count_issues
from narrows.connectors.jira.cursor import Cursor, read_cursor
from narrows.connectors.jira.custom import CustomFields, custom_fields
from narrows.connectors.jira.log import Export
from narrows.connectors.jira.sync import Sync
from narrows.domain.live import HttpReader, Page, Since, Survey
from narrows.domain.streams import Source

NAMED = 5
"""Issues that a line names; more are counted."""


def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    """Ask for all that is new since the cursor, then count what is there.

    Raises:
        NarrowsError: `jira-not-there`, `jira-project-unseen`, `jira-field-unknown`,
            `jira-page-broken`, `jira-search-refused`, or what the reader refuses.
    """
    site = entrance.enter(reader, source, now=since.now)
    cursor = read_cursor(since.cursor)
    custom = custom_fields(site.get("/field"), source, before=cursor.fields)
    taken = projects.taken(site)
    sync = Sync(site, since, _fit(cursor, custom), Export(source, custom, "Jira gave no more"))
    for project in taken.projects:
        sync.export.know(*projects.workflow(site, project))
    yield from sync.projects(taken.projects)
    counted = yield from count_issues(sync, taken)
    if sync.export.categories.unknown:
        sync.export.categories.know(projects.statuses(site))
    if taken.unseen:
        sync.problems.append(projects.unseen_line(site, taken.unseen))
    if sync.again:
        named = ", ".join(sorted(sync.again)[:NAMED])
        more = f" and {len(sync.again) - NAMED:,} more" if len(sync.again) > NAMED else ""
        sync.problems.append(f"{named}{more} could not be read whole; the next sync asks again")
    last = replace(sync.page(()), gone=counted.gone, census=counted.census)
    if sync.problems:
        yield replace(last, incomplete="; ".join(sync.problems))
    else:
        until = min(site.clock - entrance.SHOWN_LATE, since.now)
        yield replace(last, complete_until=until)


def survey(reader: HttpReader, source: Source) -> Survey:
    """Test the token, and say what there is to take.

    Raises:
        NarrowsError: `jira-not-there`, `jira-project-unseen`, or what the reader refuses.
    """
    return projects.survey(entrance.enter(reader, source))


def _fit(cursor: Cursor, custom: CustomFields) -> Cursor:
    """The cursor, or the first one where a field is read that was not before."""
    if {*(custom.by_id or ())} <= {*cursor.fields}:
        return cursor
    return Cursor(again=cursor.again)
