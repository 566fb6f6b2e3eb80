"""Which rules are asked: all of them, or those that people name."""

from collections.abc import Sequence
from difflib import get_close_matches

from narrows.domain.errors import NarrowsError
from narrows.domain.finding import SOURCES, Rule


def chosen(
    rules: Sequence[Rule], *, select: Sequence[str], ignore: Sequence[str]
) -> Sequence[Rule]:
    """The rules that are asked.

    Args:
        rules: Those that there are.
        select: Names of rules, or numbers of sources («003»); none is all. Each may hold several
            with commas between.
        ignore: Those that are not asked all the same.

    Raises:
        NarrowsError: `rule-unknown`.
    """
    wanted, unwanted = _names(rules, select), _names(rules, ignore)
    return [
        each
        for each in rules
        if (not wanted or {each.name, each.source} & wanted)
        and not {each.name, each.source} & unwanted
    ]


def _names(rules: Sequence[Rule], said: Sequence[str]) -> frozenset[str]:
    found = [name.strip() for each in said for name in each.split(",") if name.strip()]
    known = [*(each.name for each in rules), *SOURCES]
    for name in found:
        if name not in known:
            near = get_close_matches(name.casefold().replace("-", "_"), known, n=1)
            hint = f"did you mean «{near[0]}»?" if near else f"write one of {', '.join(known)}."
            raise NarrowsError("rule-unknown", f"There is no rule «{name}»; {hint}")
    return frozenset(found)
