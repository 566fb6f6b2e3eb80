"""What a draft lacks until it can be applied, and how much it holds."""

from collections.abc import Iterator, Sequence

from narrows.analytics.aims import Aim
from narrows.analytics.kept_back import kept_back
from narrows.domain.okr import ORGANISATION
from narrows.rules.persons import is_person
from narrows.services.imports.cycle_words import begins
from narrows.services.imports.draft import Draft, DraftKeyResult
from narrows.services.imports.slugs import lettered, owner_id, slug_of


def size_of(draft: Draft) -> str:
    """How much was read."""
    n_initiatives = sum(len(each.initiatives) for each in draft.objectives)
    return (
        f"{count(len(draft.objectives), 'objective')}, "
        f"{count(len(_key_results(draft)), 'key result')} and {count(n_initiatives, 'initiative')}"
    )


def count(number: int, noun: str) -> str:
    """A number with its noun: «1 objective», «2 objectives»."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def cycle_id(words: str) -> str:
    """The id of a cycle: as it is written where that is an id, else made from its words."""
    is_id = bool(lettered(words[:1])) and all(lettered(each) or each in "-._" for each in words)
    return words if is_id else slug_of(words, usual="cycle")


def cycle_ids(draft: Draft) -> Sequence[str]:
    """The cycles that it names, in order."""
    named = (cycle_id(each.cycle) for each in draft.objectives if each.cycle is not None)
    return list(dict.fromkeys(named))


def _key_results(draft: Draft) -> Sequence[DraftKeyResult]:
    return [each for objective in draft.objectives for each in objective.key_results]


def stands_still(aim: Aim) -> bool:
    """Whether it ends where it starts, which no home takes."""
    return aim.target is not None and aim.target == aim.baseline


def missing_of(draft: Draft) -> Iterator[str]:
    """What people have to decide, a sentence each."""
    key_results = _key_results(draft)
    if key_results:
        yield f"`metric:` of {count(len(key_results), 'key result')}: what each is measured by."
    open_ = [each for each in key_results if not each.aim.has_number]
    n_kept_back = sum(kept_back(each.text) is not None for each in open_)
    if n_kept_back:
        yield f"`target:` of {n_kept_back} whose words keep the number back, such as «N5»."
    n_open = len(open_) - n_kept_back
    if n_open:
        yield f"`target:`, or `low:` and `high:`, of {n_open} whose words name no number to reach."
    n_still = sum(stands_still(each.aim) for each in key_results)
    if n_still:
        yield f"Another target for {n_still} that end where they start."
    n_bare = sum(not each.key_results for each in draft.objectives)
    if n_bare:
        yield f"Key results of {count(n_bare, 'objective')} that have none."
    yield from _missing_owners(draft)
    yield from _missing_cycles(draft)
    yield (
        "The rest of the plan around it, as `narrows export` has it: an applied file is all of it."
    )


def _missing_owners(draft: Draft) -> Iterator[str]:
    owners = list(dict.fromkeys(each.owner for each in draft.objectives))
    if None in owners:
        n_objectives = sum(each.owner is None for each in draft.objectives)
        yield (
            f"`owner:` of {count(n_objectives, 'objective')}: a stream; the {ORGANISATION} unless "
            "said. `--owner` says it for all."
        )
    for owner in owners:
        if owner is not None and is_person(owner):
            yield (
                f"`{owner_id(owner)}` is a person: an objective is owned by a stream or the "
                f"{ORGANISATION}."
            )
        elif owner is not None and owner_id(owner) != ORGANISATION:
            yield f"`{owner_id(owner)}` under `streams:`, or another `owner:`."


def _missing_cycles(draft: Draft) -> Iterator[str]:
    n_without = sum(each.cycle is None for each in draft.objectives)
    if n_without:
        yield f"`cycle:` of {count(n_without, 'objective')}; `--cycle` says it for all."
    for cycle in cycle_ids(draft):
        start = begins(cycle)
        if start is None:
            yield f"The Monday that the cycle `{cycle}` begins on."
        else:
            yield f"Whether the cycle `{cycle}` begins on {start}: that is guessed."
