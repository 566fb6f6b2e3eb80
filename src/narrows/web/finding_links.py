"""What a finding that says numbers was read from."""

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from narrows.domain.finding import Finding, NumbersOf
from narrows.domain.okr import ORGANISATION
from narrows.services.lint.linting import every_rule
from narrows.web.number_links import result_path

PATHS: Mapping[NumbersOf, str] = {
    "statuses": "/streams/{owner}#statuses",
    "weeks": "/streams/{owner}#weeks",
    "value score": "/value-score",
}
"""Where numbers stand that are no key result's; each leads on from there."""


def read_from(found: Finding) -> str | None:
    """Where the numbers of a finding lead; `None` where it says none that was measured."""
    whose = _numbers_of().get(found.rule)
    owner, objective, key_result = (*found.where.split("/"), "", "", "")[:3]
    if whose == "key result":
        return result_path(objective, key_result) if key_result else None
    path = PATHS[whose] if whose else None
    if path is None or ("{owner}" in path and owner == ORGANISATION):
        return None
    return path.format(owner=quote(owner, safe=""))


@cache
def _numbers_of() -> Mapping[str, NumbersOf]:
    """By the rule's name."""
    return {each.name: each.numbers_of for each in every_rule() if each.numbers_of}
