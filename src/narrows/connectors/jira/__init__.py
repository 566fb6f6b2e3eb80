"""Jira, live: Cloud and Data Center.

Read are, of the issues of the projects that are taken: key, dates of creation and of the last
update, status, type, title, project, labels, components, flag, parent, points and time spent (its
sum, not who spent it), and the entries of the changelog about these. An issue's history before the
first sync counts in full: what it was created with is what the first change of each field came
from, or what it still is.

Persons are never asked for. Where Jira tells them all the same, as in the entries of a changelog,
they are not read.

Deleted issues, and those that the token does not show any more, leave the measurements. `columns`
may name a site's own fields of points or flags: `columns: {points: Size}`.
"""

from collections.abc import Iterator

from narrows.connectors.jira import address
from narrows.domain.live import HttpReader, Live, Page, Since, Survey, Webhook
from narrows.domain.reading import Connector
from narrows.domain.streams import Source


def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    """Ask for all that is new since the cursor, then count what is there.

    Raises:
        NarrowsError: See `following.fetch`.
    """
    # Not at the top: a look at a file asks no tool, and need not wait for what asks one.
    from narrows.connectors.jira import following  # noqa: PLC0415

    return following.fetch(reader, source, since=since)


def survey(reader: HttpReader, source: Source) -> Survey:
    """Test the token, and say what there is to take.

    Raises:
        NarrowsError: As `fetch`.
    """
    from narrows.connectors.jira import following  # noqa: PLC0415

    return following.survey(reader, source)


connector = Connector(
    name="jira",
    title="Jira",
    suffixes=(),
    live=Live(
        fetch=fetch,
        survey=survey,
        headers=address.headers,
        base=address.base,
        webhook=Webhook(signature="x-hub-signature", delivery="x-atlassian-webhook-identifier"),
    ),
)
