"""Which findings of an objective's page can be answered by moving a key result to the bets."""

from collections.abc import Mapping
from functools import cache

from narrows.services.lint.linting import every_rule
from narrows.views.objective import ObjectivePage


@cache
def _movers() -> frozenset[str]:
    return frozenset(each.name for each in every_rule() if each.finds_bets)


def movable_of(page: ObjectivePage) -> Mapping[str, str]:
    """Place of a finding → the key result that belongs among the bets."""
    own = {each.id for each in page.key_results}
    found = (each for each in page.findings if each.rule in _movers() and not each.muted)
    parts = {each.where: each.where.rpartition("/")[2] for each in found}
    return {} if page.is_closed else {where: id_ for where, id_ in parts.items() if id_ in own}
