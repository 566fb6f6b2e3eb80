"""What GitHub is asked about repositories: which there are, how much they have, what is left."""

TOTALS = """nameWithOwner
  issues { totalCount } pullRequests { totalCount }
  touchedIssues: issues(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) {
    nodes { updatedAt }
  }
  touchedPulls: pullRequests(first: 1, orderBy: {field: UPDATED_AT, direction: DESC}) {
    nodes { updatedAt }
  }"""
"""How much a repository has, and when it was last touched."""

OF_OWNER = f"""
query OfOwner($owner: String!, $after: String) {{
  repositoryOwner(login: $owner) {{
    repositories(
      first: 50, after: $after, ownerAffiliations: [OWNER], orderBy: {{field: NAME, direction: ASC}}
    ) {{
      totalCount pageInfo {{ hasNextPage endCursor }}
      nodes {{ {TOTALS} }}
    }}
  }}
}}"""
"""The repositories of an organisation or account."""


def named(n_repositories: int) -> str:
    """Repositories by the names `$o0`, `$r0` and so on."""
    declared = ", ".join(f"$o{n}: String!, $r{n}: String!" for n in range(n_repositories))
    asked = "\n".join(
        f"r{n}: repository(owner: $o{n}, name: $r{n}) {{ {TOTALS} }}" for n in range(n_repositories)
    )
    return f"query Named({declared}) {{\n{asked}\n}}"


NUMBERS = """
query Numbers($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    part: %s(first: 100, after: $after, orderBy: {field: CREATED_AT, direction: ASC}) {
      totalCount pageInfo { hasNextPage endCursor } nodes { number }
    }
  }
}"""
"""The numbers of all `issues` or `pullRequests`, for the census."""
