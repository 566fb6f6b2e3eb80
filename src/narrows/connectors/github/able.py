"""What a GitHub can tell: an Enterprise server of some age knows fewer events and fields."""

from collections.abc import Collection
from dataclasses import dataclass

from narrows.connectors.github.errors import unreadable
from narrows.connectors.json_values import Object, as_list, as_object, as_text
from narrows.domain.live import Json

ABLE = """
query Able {
  issues: __type(name: "IssueTimelineItemsItemType") { enumValues { name } }
  pulls: __type(name: "PullRequestTimelineItemsItemType") { enumValues { name } }
  issue: __type(name: "Issue") { fields { name } }
  closed: __type(name: "ClosedEvent") { fields { name } }
  archived: __type(name: "ProjectV2ItemArchivedState") { name }
}"""


@dataclass(frozen=True, slots=True)
class Able:
    """What this GitHub can tell.

    Attributes:
        issue_events: Kinds of events of issues.
        pull_events: Kinds of events of pull requests.
        issue_fields: Fields of an issue.
        has_reasons: Whether a closing says why.
        lists_archived: Whether a project lists the items that were archived.
    """

    issue_events: Collection[str]
    pull_events: Collection[str]
    issue_fields: Collection[str]
    has_reasons: bool
    lists_archived: bool


def read_able(data: Object) -> Able:
    """From the answer to `ABLE`.

    Raises:
        NarrowsError: `answer-unreadable`: who seems to tell of nothing is not asked for anything.
    """
    able = Able(
        _names(data.get("issues"), "enumValues"),
        _names(data.get("pulls"), "enumValues"),
        _names(data.get("issue"), "fields"),
        "stateReason" in _names(data.get("closed"), "fields"),
        bool(as_object(data.get("archived"))),
    )
    kinds = (able.issue_events, able.pull_events)
    if any("CLOSED_EVENT" not in each for each in kinds) or "title" not in able.issue_fields:
        raise unreadable("what it can tell")
    return able


def _names(told: Json, part: str) -> frozenset[str]:
    listed = as_list(as_object(told).get(part))
    return frozenset(as_text(as_object(each).get("name")) for each in listed)
