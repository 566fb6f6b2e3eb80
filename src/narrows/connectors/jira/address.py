"""Where a Jira is, and how a token is shown to it."""

import base64
from collections.abc import Mapping

from narrows.connectors.addresses import parts_of

PLACES = ("browse", "projects", "secure", "rest", "issues", "plugins", "servicedesk", "login.jsp")
"""Where the address of a page of Jira ends to be that of the site."""

CLOUD_HOSTS = (".atlassian.net", ".jira.com")


def headers(token: str) -> Mapping[str, str]:
    """`account:token` as Cloud wants it; a token alone is a personal one of Data Center."""
    token = token.strip()
    if ":" in token:
        word = f"Basic {base64.b64encode(token.encode()).decode('ascii')}"
    else:
        word = f"Bearer {token}"
    return {"authorization": word, "accept": "application/json"}


def base(address: str) -> str:
    """The site's address, of that of any of its pages."""
    scheme, host, path = parts_of(address if "://" in address else f"https://{address.strip()}")
    if not scheme:
        return path
    steps = [] if host.endswith(CLOUD_HOSTS) else path.strip("/").split("/")
    ends = [steps.index(place) for place in PLACES if place in steps]
    kept = "/".join(steps[: min(ends, default=len(steps))])
    return f"{scheme}://{host}{'/' if kept else ''}{kept}"
