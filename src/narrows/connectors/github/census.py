"""What is still there: all numbers of a repository, and single items by theirs."""

from collections.abc import Collection, Iterator, Sequence

from narrows.connectors.github.ask import Asker, Question
from narrows.connectors.github.errors import TooLargeError, unreadable
from narrows.connectors.github.items import Gatherer
from narrows.connectors.github.lists import fields, pages
from narrows.connectors.github.queries import by_number
from narrows.connectors.github.repositories import AT_ONCE, Shown
from narrows.connectors.github.repository_queries import NUMBERS
from narrows.connectors.json_values import as_object
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Json, Page


def by_repository(keys: Collection[str]) -> dict[str, set[int]]:
    """Repository → the numbers of its items."""
    found: dict[str, set[int]] = {}
    for each in keys:
        name, _, number = each.rpartition("#")
        if name and number.isdecimal() and len(number) < 19:
            found.setdefault(name, set()).add(int(number))
    return found


def unseen(held: dict[str, set[int]], shown: Shown) -> list[str]:
    """Repositories that were shown before and are not any more, a line each."""
    names = {each.name for each in shown.repositories}
    return [
        f"{name} is not shown to this token any more: its {len(held[name])} items do not count"
        for name in sorted(held)
        if name not in names and not shown.missing
    ]


def numbered(gatherer: Gatherer, repository: str, *, asked: Sequence[int]) -> Iterator[Page]:
    """Single items by their numbers; one that GitHub says it has not is gone.

    Raises:
        NarrowsError: What the asker refuses.
    """
    owner, _, name = repository.partition("/")
    left = list(asked)

    def make(n_items: int) -> Question:
        some = left[: min(n_items, AT_ONCE)]
        given: dict[str, Json] = {f"n{n}": each for n, each in enumerate(some)}
        question = by_number(gatherer.able, len(some))
        return question, {"owner": owner, "name": name, **given}

    while left:
        asker = gatherer.asker
        try:
            told = as_object(asker.ask_some(make, f"repository «{repository}»").get("repository"))
        except TooLargeError:
            gatherer.lose(f"{repository}#{left.pop(0)}")
            continue
        if not any(place in told for place in ("i0", *asker.refused)):
            raise unreadable(f"repository «{repository}»")
        places = [place for n in range(len(left)) if (place := f"i{n}") in told]
        some, left[:] = left[: len(places)], left[len(places) :]
        gone: list[str] = []
        for number, place in zip(some, places, strict=True):
            refused = asker.refused.get(place)
            if refused and refused.slug == "tool-has-not":
                gone.append(f"{repository}#{number}")
        nodes = [told.get(each) for each in places if each not in asker.refused]
        yield Page(gatherer.batch(nodes), gone=gone)


def numbers(asker: Asker, repository: str, *, part: str) -> set[int]:
    """The numbers of all issues, or all pull requests, for the census.

    Raises:
        NarrowsError: `tool-lists-less`; what the asker refuses.
    """
    owner, _, name = repository.partition("/")
    about = f"repository «{repository}»"
    question = NUMBERS % ("issues" if part == "issues" else "pullRequests")

    def ask(after: str | None) -> Json:
        data = asker.ask(question, about, owner=owner, name=name, after=after)
        return fields(data, "repository", "part")

    found: set[int] = set()
    total = 0
    for page in pages(ask, about=about):
        total = page.total
        told = [as_object(each).get("number") for each in page.nodes]
        found |= {each for each in told if isinstance(each, int)}
    if len(found) < total:
        raise NarrowsError(
            "tool-lists-less",
            f"GitHub lists {len(found)} of {total} {part} of «{repository}»; the next sync asks "
            "again.",
        )
    return found
