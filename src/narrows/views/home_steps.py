"""What to do next, while there is nothing or little to see."""

from dataclasses import dataclass

from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one step that shows the most.

    Attributes:
        title: What is missing.
        text: Why that matters, and what to do.
        commands: To type, in order.
    """

    title: str
    text: str
    commands: tuple[str, ...]


def next_step(review: Review) -> NextStep | None:
    """The first of what is missing: a plan, history, objectives; `None` where all is there."""
    plan = review.plan
    if not plan.streams and not plan.objectives:
        return NextStep(
            "Nothing is planned yet",
            "Write down your value streams, where their history comes from and what you want, in "
            "one file; see what it would change, then apply it. Or look at an insurer first.",
            ("narrows plan narrows.yaml", "narrows apply narrows.yaml", "narrows demo"),
        )
    if plan.streams and not review.streams:
        return NextStep(
            "No history yet",
            "The streams are planned, but nothing was brought from their sources. Bring it, and "
            "each stream shows its river and its narrows.",
            ("narrows sync",),
        )
    if not plan.objectives:
        return NextStep(
            "No objectives yet",
            "What shall be true of the streams in 13 weeks? Add a cycle and two or three "
            "objectives to the plan file, read what the linter says of them, and apply it.",
            ("narrows lint narrows.yaml", "narrows apply narrows.yaml"),
        )
    return None
