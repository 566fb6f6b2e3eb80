"""What the words of a tool mean to a stream: a status's flow state, a type's item type."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream
from narrows.domain.work import INTERVALS_END, WAITS_FOR, FlowState, ItemType

IGNORE = "ignore"
"""What `moves.flow_state` says of a status that the workflow ignores."""


@dataclass(frozen=True, slots=True)
class StateMeant:
    """What a status means.

    Attributes:
        word: The flow state, or `IGNORE`.
        is_known: Whether a workflow or our own words say so; else it was the tool's category, or
            nobody.
    """

    word: str
    is_known: bool = True


def state_of(
    word: str,
    stream: ValueStream | None,
    *,
    streams: Sequence[ValueStream],
    source: LoadedSource,
) -> StateMeant:
    """What a status means to a stream, that is `None` for unaligned work.

    A status that the stream's workflow does not know is read by the tool's own category where it
    has one, else as waiting. Unaligned work has no workflow of its own: what a stream of the same
    source says of the word, else the category, else unknown. The words that intervals of work are
    told in are ours and need no workflow.
    """
    state = _known(stream, word) if stream else _lent(streams, word, source=source.id)
    is_planned = stream is None or stream.workflow is not None
    if state is None and (source.is_interval or not is_planned):
        state = _of_interval(stream, word)
    if state is not None:
        return StateMeant(state)
    guess = FlowState.WAITING if stream else FlowState.UNKNOWN
    return StateMeant(source.categories.get(word, guess).value, is_known=False)


def kind_of(word: str, stream: ValueStream | None) -> ItemType:
    """What a type means: as the stream says, else our own words, else untyped."""
    if stream and word in stream.item_types:
        return stream.item_types[word]
    try:
        return ItemType(word.lower())
    except ValueError:
        return ItemType.UNTYPED


def _known(stream: ValueStream | None, word: str) -> str | None:
    for each in stream.workflow.statuses if stream and stream.workflow else ():
        if each.status == word:
            return IGNORE if each.state is None else each.state.value
    return None


def _lent(streams: Sequence[ValueStream], word: str, *, source: str) -> str | None:
    """What a word of unaligned work means to the first stream that takes from its source.

    The tool is the same and mostly so are its words: without it nothing of such work was ever
    active or done, and the value score would say that no capacity went there.
    """
    of_source = [each for each in streams if source in {take.source for take in each.takes}]
    states = (_known(stream, word) for stream in of_source)
    return next((state for state in states if state is not None), None)


def _of_interval(stream: ValueStream | None, word: str) -> str | None:
    """What a word of intervals means, where no workflow says it."""
    is_planned = stream is not None and stream.workflow is not None
    if word == INTERVALS_END:
        # A workflow without it names a done activity: an item is done by that, not by its end.
        return IGNORE if is_planned else FlowState.DONE.value
    if word.startswith(WAITS_FOR):
        return FlowState.WAITING.value
    return None if is_planned else FlowState.ACTIVE.value
