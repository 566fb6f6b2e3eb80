"""What GitHub is asked, as GraphQL. No question names a person, so no answer does.

What this GitHub does not know is not asked of it.
"""

from narrows.connectors.github.able import Able

EVENTS = {
    "CLOSED_EVENT": "... on ClosedEvent { id createdAt {stateReason} }",
    "REOPENED_EVENT": "... on ReopenedEvent { id createdAt }",
    "LABELED_EVENT": "... on LabeledEvent { id createdAt label { name } }",
    "UNLABELED_EVENT": "... on UnlabeledEvent { id createdAt label { name } }",
    "RENAMED_TITLE_EVENT": "... on RenamedTitleEvent { id createdAt previousTitle currentTitle }",
    "MERGED_EVENT": "... on MergedEvent { id createdAt }",
    "CONVERT_TO_DRAFT_EVENT": "... on ConvertToDraftEvent { id createdAt }",
    "READY_FOR_REVIEW_EVENT": "... on ReadyForReviewEvent { id createdAt }",
    "REVIEW_REQUESTED_EVENT": "... on ReviewRequestedEvent { id createdAt }",
    "ISSUE_TYPE_ADDED_EVENT": "... on IssueTypeAddedEvent { id createdAt issueType { name } }",
    "ISSUE_TYPE_CHANGED_EVENT": (
        "... on IssueTypeChangedEvent { id createdAt issueType { name } prevIssueType { name } }"
    ),
    "ISSUE_TYPE_REMOVED_EVENT": "... on IssueTypeRemovedEvent { id createdAt issueType { name } }",
    "PARENT_ISSUE_ADDED_EVENT": (
        "... on ParentIssueAddedEvent"
        " { id createdAt parent { number repository { nameWithOwner } } }"
    ),
    "PARENT_ISSUE_REMOVED_EVENT": (
        "... on ParentIssueRemovedEvent"
        " { id createdAt parent { number repository { nameWithOwner } } }"
    ),
}
"""Kind of event → what is read of it."""
PROJECT_EVENTS = {
    "REMOVED_FROM_PROJECT_V2_EVENT": (
        "... on RemovedFromProjectV2Event { id createdAt project { id } }"
    ),
    "PROJECT_V2_ITEM_STATUS_CHANGED_EVENT": (
        "... on ProjectV2ItemStatusChangedEvent"
        " { id createdAt project { id } previousStatus status }"
    ),
}
"""The same of those that are read where a project's field is the status."""


def timeline(able: Able, *, of_issues: bool, in_project: bool) -> str:
    """The selection of an item's history, from `$first` on after `$events`."""
    known = able.issue_events if of_issues else able.pull_events
    asked = {**EVENTS, **(PROJECT_EVENTS if in_project else {})}
    kinds = {name: each for name, each in asked.items() if name in known}
    reason = "stateReason" if of_issues and able.has_reasons else ""
    fragments = " ".join(kinds.values()).replace("{stateReason}", reason)
    return (
        f"(first: 100, after: %s, itemTypes: [{' '.join(kinds)}]) {{ totalCount "
        f"pageInfo {{ hasNextPage endCursor }} nodes {{ __typename {fragments} }} }}"
    )


def item(able: Able, *, of_issues: bool, in_project: bool) -> str:
    """The fields of an issue or pull request, with the first hundred of its events."""
    names = ["id", "number", "title", "createdAt", "updatedAt", "closedAt"]
    parts = ["labels(first: 100) { nodes { name } }", "repository { nameWithOwner }"]
    if not of_issues:
        names += ["isDraft", "mergedAt"]
    if of_issues and "issueType" in able.issue_fields:
        parts.append("issueType { name }")
    if of_issues and "parent" in able.issue_fields:
        parts.append("parent { number repository { nameWithOwner } }")
    events = timeline(able, of_issues=of_issues, in_project=in_project) % "null"
    return f"__typename {' '.join([*names, *parts])} timelineItems{events}"


def part_page(able: Able, *, of_issues: bool, is_full: bool, is_bare: bool = False) -> str:
    """A page of a repository's issues or pull requests.

    All of them by their making, which nothing changes while it is read, the newest first; what is
    new by its last touch: of issues from `$since` on, of pull requests, that have no such filter,
    the newest first.

    Args:
        able: What this GitHub can tell.
        of_issues: Of issues, or of pull requests.
        is_full: All of them, or what is new.
        is_bare: Without what they are and their histories.
    """
    order = "{field: CREATED_AT, direction: DESC}"
    if not is_full:
        order = f"{{field: UPDATED_AT, direction: {'ASC' if of_issues else 'DESC'}}}"
    since = ", filterBy: {since: $since}" if of_issues and not is_full else ""
    declared = ", $since: DateTime" if since else ""
    told = item(able, of_issues=of_issues, in_project=False)
    return f"""
query Part($owner: String!, $name: String!, $first: Int!, $after: String{declared}) {{
  repository(owner: $owner, name: $name) {{
    part: {"issues" if of_issues else "pullRequests"}(
      first: $first, after: $after, orderBy: {order}{since}
    ) {{
      totalCount pageInfo {{ hasNextPage endCursor }}
      nodes {{ {"id number updatedAt" if is_bare else told} }}
    }}
  }}
}}"""


def rest_of(able: Able, *, of_issues: bool, in_project: bool) -> str:
    """The next hundred events of one item."""
    events = timeline(able, of_issues=of_issues, in_project=in_project) % "$after"
    kind = "Issue" if of_issues else "PullRequest"
    return f"""
query Rest($id: ID!, $after: String) {{
  node(id: $id) {{ ... on {kind} {{ timelineItems{events} }} }}
}}"""


def by_number(able: Able, n_items: int) -> str:
    """Single items of a repository, by the numbers `$n0`, `$n1` and so on."""
    declared = "".join(f", $n{n}: Int!" for n in range(n_items))
    asked = " ".join(
        f"i{n}: issueOrPullRequest(number: $n{n}) {{ ... on Issue {{ ...AnIssue }}"
        " ... on PullRequest { ...APull } }"
        for n in range(n_items)
    )
    return f"""
query ByNumber($owner: String!, $name: String!{declared}) {{
  repository(owner: $owner, name: $name) {{ {asked} }}
}}
{_fragments(able, in_project=False)}"""


def by_id(able: Able) -> str:
    """Single items by their ids `$ids`, with their moves in projects."""
    return f"""
query ById($ids: [ID!]!) {{
  nodes(ids: $ids) {{ ... on Issue {{ ...AnIssue }} ... on PullRequest {{ ...APull }} }}
}}
{_fragments(able, in_project=True)}"""


def _fragments(able: Able, *, in_project: bool) -> str:
    issue = item(able, of_issues=True, in_project=in_project)
    pull = item(able, of_issues=False, in_project=in_project)
    return f"fragment AnIssue on Issue {{ {issue} }}\nfragment APull on PullRequest {{ {pull} }}"
