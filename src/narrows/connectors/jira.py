"""Jira, live: Cloud and Data Center.

Read are, of the issues of the projects that are taken: key, dates of creation and of the last
update, status, type, title, project, labels, components, flag, parent and points, and the entries
of the changelog about these. An issue's history before the first sync counts in full: what it was
created with is what the first change of each field came from, or what it still is.

Persons are never asked for. Where Jira tells them all the same, as in the entries of a changelog,
they are not read.

Deleted issues, and those that the token does not show any more, leave the measurements. `columns`
may name a site's own fields of points or flags: `columns: {points: Size}`.
"""

from collections.abc import Iterator
from dataclasses import replace

from narrows.connectors import jira_address, jira_entrance, jira_projects
from narrows.connectors.jira_census import count_issues
from narrows.connectors.jira_cursor import Cursor, read_cursor
from narrows.connectors.jira_custom import CustomFields, custom_fields
from narrows.connectors.jira_log import Export
from narrows.connectors.jira_sync import Sync
from narrows.domain.live import HttpReader, Live, Page, Since, Survey, Webhook
from narrows.domain.reading import Connector
from narrows.domain.streams import Source

NAMED = 5
"""Issues that a line names; more are counted."""


def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    """Ask for all that is new since the cursor, then count what is there.

    Raises:
        NarrowsError: `jira-not-there`, `jira-project-unseen`, `jira-field-unknown`,
            `jira-page-broken`, `jira-search-refused`, or what the reader refuses.
    """
    site = jira_entrance.enter(reader, source, now=since.now)
    cursor = read_cursor(since.cursor)
    custom = custom_fields(site.get("/field"), source, before=cursor.fields)
    taken = jira_projects.taken(site)
    sync = Sync(site, since, _fit(cursor, custom), Export(source, custom, "Jira gave no more"))
    for project in taken.projects:
        sync.export.know(*jira_projects.workflow(site, project))
    yield from sync.projects(taken.projects)
    counted = yield from count_issues(sync, taken)
    if taken.unseen:
        sync.problems.append(jira_projects.unseen_line(site, taken.unseen))
    if sync.again:
        named = ", ".join(sorted(sync.again)[:NAMED])
        more = f" and {len(sync.again) - NAMED:,} more" if len(sync.again) > NAMED else ""
        sync.problems.append(f"{named}{more} could not be read whole; the next sync asks again")
    last = replace(sync.page(()), gone=counted.gone, census=counted.census)
    if sync.problems:
        yield replace(last, incomplete="; ".join(sync.problems))
    else:
        until = min(site.clock - jira_entrance.SHOWN_LATE, since.now)
        yield replace(last, complete_until=until)


def survey(reader: HttpReader, source: Source) -> Survey:
    """Test the token, and say what there is to take.

    Raises:
        NarrowsError: `jira-not-there`, `jira-project-unseen`, or what the reader refuses.
    """
    return jira_projects.survey(jira_entrance.enter(reader, source))


def _fit(cursor: Cursor, custom: CustomFields) -> Cursor:
    """The cursor, or the first one where a field is read that was not before."""
    if {*(custom.by_id or ())} <= {*cursor.fields}:
        return cursor
    return Cursor(again=cursor.again)


connector = Connector(
    name="jira",
    title="Jira",
    suffixes=(),
    live=Live(
        fetch=fetch,
        survey=survey,
        headers=jira_address.headers,
        base=jira_address.base,
        webhook=Webhook(signature="x-hub-signature", delivery="x-atlassian-webhook-identifier"),
    ),
)
