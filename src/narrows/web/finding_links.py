"""What a finding that says numbers was read from."""

from collections.abc import Mapping
from urllib.parse import quote

from narrows.domain.finding import Finding
from narrows.domain.okr import ORGANISATION
from narrows.web.number_links import result_path

KEY_RESULT = ""
"""The key result that the finding is about."""

READ_FROM: Mapping[str, str] = {
    "already_met": KEY_RESULT,
    "goodhart": KEY_RESULT,
    "ignores_bottleneck": "/streams/{owner}#statuses",
    "inside_the_noise": KEY_RESULT,
    "no_baseline": KEY_RESULT,
    "raises_load": "/streams/{owner}#weeks",
    "unaligned_work": "/value-score",
}
"""Where the numbers stand that a rule reads, each of which leads on; others read only the plan."""


def read_from(found: Finding) -> str | None:
    """Where the numbers of a finding lead; `None` where it says none that was measured."""
    path = READ_FROM.get(found.rule)
    owner, objective, key_result = (*found.where.split("/"), "", "", "")[:3]
    if path is None or (path != KEY_RESULT and "{owner}" in path and owner == ORGANISATION):
        return None
    if path == KEY_RESULT:
        return result_path(objective, key_result) if key_result else None
    return path.format(owner=quote(owner, safe=""))
