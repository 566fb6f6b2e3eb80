"""What to do next, while there is nothing or little to see."""

from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one step that shows the most.

    Attributes:
        title: What is missing.
        text: Why that matters, and what to do.
        commands: To type, in order.
        links: Address and words of each page on which it is done.
    """

    title: str
    text: str
    commands: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()


def next_step(review: Review) -> NextStep | None:
    """The first of what is missing: a plan, history, objectives; `None` where all is there."""
    plan = review.plan
    if not plan.streams and not plan.objectives:
        return NextStep(
            "Nothing is planned yet",
            "Seven steps lead from why to the first objectives, together and in any number of "
            "sittings. Or begin with an export of your tool, and see first where work waits. All "
            "of it can be written into one file and applied, too; or look at an insurer first.",
            ("narrows apply narrows.yaml", "narrows demo"),
            (("/workshop", "Begin the workshop"), ("/connect", "Hand over a file of your work")),
        )
    if plan.streams and not review.streams:
        return _history(plan)
    if not plan.objectives:
        return NextStep(
            "No objectives yet",
            _to_write(plan),
            ("narrows lint narrows.yaml", "narrows apply narrows.yaml"),
            (("/write", "Write the first objective"),)
            if plan.cycles
            else (("/workshop", "Begin the workshop"),),
        )
    return None


def _history(plan: Plan) -> NextStep:
    """What brings the first history, or where to see that it is on its way."""
    if plan.sources:
        # Whoever has just connected one would else be asked for it again while it is brought.
        return NextStep(
            "No history yet",
            "The streams have a source, and nothing of it is measured yet. While it is being "
            "brought, first numbers come within a minute; how far it is, and what holds it up, "
            "stands with the sources.",
            ("narrows sync",),
            (("/sources", "See how the sources stand"), ("/connect", "Hand over a file")),
        )
    return NextStep(
        "No history yet",
        "The streams are planned, and no source tells of their work yet. Bring one, and each "
        "stream shows its river and its narrows.",
        ("narrows sources",),
        (("/connect", "Hand over a file"), ("/sources", "Connect a tool")),
    )


def _to_write(plan: Plan) -> str:
    what = "What shall be true of the streams in 13 weeks? Two or three are enough: "
    if plan.cycles:
        return (
            f"{what}write the first one here, with what the rules say as you type, or into the "
            "plan file."
        )
    return (
        f"{what}they live in a cycle, and none is planned yet. The workshop leads to it and to the "
        "first one; or write both into the plan file."
    )
