"""Issues, pull requests and projects of GitHub, github.com or an Enterprise server.

`take` names what is taken: repositories (`acme/shop`), all repositories of an organisation
(`acme`), or one project (`acme/projects/7`). Items are called as GitHub calls them: acme/shop#12.

`status` says where the statuses come from. `[state]`: Open, Closed, Closed as not planned, Closed
as duplicate; of pull requests Draft, Ready for review, Review requested, Merged, Closed without
merging. `[label:status:*]`, or `[label:Doing, label:Review]`: the label that was given last;
without one, and once it is closed, as `state`. `[field:Status]`: the single-select field of that
name of the project that is taken. Without `status` a project has its field «Status», the rest
`state`.

`columns` may name more: `points` (a number field of the project), `item_type` (labels, such as
`label:type:*`; otherwise GitHub's issue types, and «Pull request»), `blocked` (labels), and `item`
(issues, pull requests, or both).

The first sync reads whole histories; later ones read again what was touched since, and an hour
before. GitHub is asked for titles, times, labels, types, parents and statuses, and for nobody who
did anything.
"""

from collections.abc import Iterator, Mapping

from narrows.connectors.addresses import parts_of
from narrows.connectors.github.patience import limit
from narrows.domain.live import HttpReader, Live, Page, Since, Survey, Webhook
from narrows.domain.reading import Connector
from narrows.domain.streams import Source

CLOUD = "github.com"
CLOUD_ENDINGS = (".ghe.com",)
"""Clouds of one company's own, whose addresses are made as the public one's."""


def fetch(reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
    """All that is new, page by page.

    Raises:
        NarrowsError: See `following.fetch`.
    """
    # Not at the top: a look at a file asks no tool, and need not wait for what asks one.
    from narrows.connectors.github import following  # noqa: PLC0415

    return following.fetch(reader, source, since=since)


def survey(reader: HttpReader, source: Source) -> Survey:
    """What the token may take, and the statuses of what the source takes.

    Raises:
        NarrowsError: As `fetch`.
    """
    from narrows.connectors.github import following  # noqa: PLC0415

    return following.survey(reader, source)


def headers(token: str) -> Mapping[str, str]:
    """Headers of every question."""
    return {
        "authorization": f"Bearer {token}",
        "accept": "application/vnd.github+json",
        # Old things have ids of two kinds; they are to stay the same from one sync to the next.
        "x-github-next-global-id": "1",
    }


def base(address: str) -> str:
    """Where questions go, of whatever address of that GitHub people have at hand."""
    scheme, host, path = parts_of(address)
    name = host.removeprefix("www.").removeprefix("api.")
    if name == CLOUD or name.endswith(CLOUD_ENDINGS):
        return f"{scheme}://api.{name}"
    return f"{scheme}://{host}/api" if scheme else path


connector = Connector(
    name="github",
    title="GitHub",
    suffixes=(),
    live=Live(
        fetch=fetch,
        survey=survey,
        headers=headers,
        base=base,
        limit=limit,
        webhook=Webhook(signature="x-hub-signature-256", delivery="x-github-delivery"),
    ),
)
