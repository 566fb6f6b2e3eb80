"""What GitHub is asked about a project, and about what a token may take; again without persons."""

from narrows.connectors.github.able import Able

PROJECT = """
query Project($owner: String!, $number: Int!) {
  repositoryOwner(login: $owner) {
    ... on ProjectV2Owner { projectV2(number: $number) { id title } }
  }
}"""

CONTENT = "id updatedAt number repository { nameWithOwner }"


def project_page(able: Able, *, has_points: bool) -> str:
    """A page of a project's items, each with its status and points as they are now."""
    archived = ", archivedStates: [ARCHIVED, NOT_ARCHIVED]" if able.lists_archived else ""
    points = ""
    if has_points:
        points = """points: fieldValueByName(name: $points) {
          ... on ProjectV2ItemFieldNumberValue { number updatedAt }
        }"""
    return f"""
query Items(
  $id: ID!, $after: String, $status: String!{", $points: String!" if has_points else ""}
) {{
  node(id: $id) {{
    ... on ProjectV2 {{
      items(first: 100, after: $after{archived}) {{
        totalCount pageInfo {{ hasNextPage endCursor }}
        nodes {{
          id type createdAt updatedAt
          status: fieldValueByName(name: $status) {{
            ... on ProjectV2ItemFieldSingleSelectValue {{ name updatedAt }}
          }}
          {points}
          content {{
            __typename ... on Issue {{ {CONTENT} }} ... on PullRequest {{ {CONTENT} }}
          }}
        }}
      }}
    }}
  }}
}}"""


OPTIONS = """
query Options($id: ID!, $status: String!) {
  node(id: $id) {
    ... on ProjectV2 {
      field(name: $status) {
        __typename ... on ProjectV2SingleSelectField { options { name } }
      }
    }
  }
}"""
"""The statuses of a project, in the order of its board."""

LABELS = """
query Labels($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    labels(first: 100, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { name }
    }
  }
}"""

TAKEABLE = """
query Takeable {
  viewer {
    repositories(
      first: 100, affiliations: [OWNER, COLLABORATOR, ORGANIZATION_MEMBER],
      ownerAffiliations: [OWNER, COLLABORATOR, ORGANIZATION_MEMBER],
      orderBy: {field: PUSHED_AT, direction: DESC}
    ) { nodes { nameWithOwner } }
  }
}"""
"""The repositories that a token sees, those pushed to last first."""

ORGANISATIONS = """
query Organisations {
  viewer {
    organizations(first: 20) {
      nodes {
        login
        projectsV2(first: 20, orderBy: {field: UPDATED_AT, direction: DESC}) {
          nodes { number title }
        }
      }
    }
  }
}"""
"""The organisations of a token and their projects; it needs more rights than the repositories."""
