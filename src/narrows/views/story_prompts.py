"""What a team asks itself to find its next stories: one question for each key result and bet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.okr import Objective
from narrows.domain.sayings import Saying
from narrows.services.initiatives.states import UNDER_WAY, state_of
from narrows.services.reviewing import Review
from narrows.views.aims import aim, value_told
from narrows.views.key_result_words import title


@dataclass(frozen=True, slots=True)
class StoryPrompt:
    """One question that a story may answer.

    Attributes:
        question: In words.
        key_result: Id of the key result that it asks about; `None` for a bet.
        initiative: Id of the bet that it asks about; `None` for a key result.
    """

    question: str
    key_result: str | None = None
    initiative: str | None = None


def story_prompts(
    objective: Objective, review: Review, *, sayings: Sequence[Saying]
) -> tuple[StoryPrompt, ...]:
    """The questions of an objective, its key results first; what is reached already asks nothing.

    Args:
        objective: Which.
        review: Knows where its key results stand.
        sayings: About its initiatives, or all.
    """
    return (*_of_results(objective, review), *_of_bets(objective, sayings))


def _of_results(objective: Objective, review: Review) -> Iterator[StoryPrompt]:
    for each in objective.key_results:
        progress = review.progress[KeyResultKey(objective.id, each.id)]
        if not _is_reached(each, progress):
            name, way = title(each, review.plan, owner=objective.owner), _way(each, progress)
            question = f"What could we do this week that moves {name} ({way})?"
            yield StoryPrompt(question, key_result=each.id)


def _of_bets(objective: Objective, sayings: Sequence[Saying]) -> Iterator[StoryPrompt]:
    for each in objective.initiatives:
        if state_of(f"{objective.id}/{each.id}", sayings) in UNDER_WAY:
            question = f"What is the smallest next step of «{each.text}» that would show us more?"
            yield StoryPrompt(question, initiative=each.id)


def _is_reached(key_result: KeyResult, progress: KeyResultProgress) -> bool:
    if progress.state is not ProgressState.MEASURED or progress.current is None:
        return False
    if key_result.is_kept_within:
        return key_result.holds(progress.current)
    return progress.progress_ratio is not None and progress.progress_ratio >= 1


def _way(key_result: KeyResult, progress: KeyResultProgress) -> str:
    if progress.state is not ProgressState.MEASURED:
        return f"{aim(key_result, progress)}, not measured yet"
    now = value_told(progress.current, progress, bounds=key_result.bounds)
    return f"{aim(key_result, progress)}, now {now}"
