"""A cycle's review as Markdown: one page, to be sent or kept beside the plan."""

import re
from collections.abc import Iterable, Iterator, Sequence

from narrows.views.review import ReviewPage
from narrows.views.review_bets import BetRow, SaidRow
from narrows.views.review_flow import FlowTable
from narrows.views.review_objectives import GradeRow, ReviewObjective

SAME_WAY = "Are we still working the same way as three months ago?"
"""The test question of every review."""

NO_CAUSE = "Before and after stand beside each other; what moved them is not said."

GRADED = "A grade is the measured progress, kept within 0 and 1."

# What Markdown would take for its own: people's words stay words.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!])")
# At the beginning of a line these would begin a list, a quote, a heading or a rule.
LEADING = re.compile(r"^(\d*)([-+=.)])(?=[\s=-]|$)")
BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def review_markdown(page: ReviewPage) -> str:
    """The whole page."""
    return "\n".join(_lines(page)).rstrip() + "\n"


def _lines(page: ReviewPage) -> Iterator[str]:
    yield from (f"# {plain(page.title)}", "", f"{plain(page.sub)} · {page.state}", "")
    yield from ("## Objectives", "")
    for objective in page.objectives:
        yield from _objective(objective, page.stood)
    if not page.objectives:
        yield from ("No objective names this cycle.", "")
    for words in page.graded_by:
        yield from (plain(words), "")
    yield from ("## Flow before and after", "", NO_CAUSE, "")
    for flow in page.flow:
        yield from _flow(flow)
    if not page.flow:
        yield from ("Nothing was synced yet.", "")
    for words in page.flow_by:
        yield from (plain(words), "")
    yield from ("## Initiatives", "")
    yield from _bets(page.hits, page.bets)
    yield from ("## Refusals", "")
    yield from _said((*page.refusals, *page.refused), nothing="Nothing was refused.")
    if page.is_looked_back:
        yield from _looked_back(page)
    yield f"Measured at {plain(page.measured_at)}. {GRADED}"


def _looked_back(page: ReviewPage) -> Iterator[str]:
    yield from ("## Lessons", "")
    yield from _said(page.learned, nothing="No lesson was written down yet.")
    if page.n_learned_more:
        yield from (f"{page.n_learned_more} earlier ones stand in the check-ins.", "")
    yield from ("## What we stop", "")
    yield from _said(page.stop, nothing="Nothing yet.")
    yield from (f"## {SAME_WAY}", "")
    yield from _said(page.same_way, nothing="Nobody answered yet.")
    yield from (page.record, "")


def plain(words: str) -> str:
    """People's words on one line, with nothing in them that Markdown takes for its own."""
    line = BREAKS.sub(" ", words).strip()
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", line))


def _objective(objective: ReviewObjective, stood: str) -> Iterator[str]:
    yield from (f"### {plain(objective.owner)}: {plain(objective.text)}", "")
    graded = f"grade {objective.mean}." if objective.is_graded else f"{objective.mean}."
    told = [plain(objective.why), objective.ambition, graded[0].upper() + graded[1:]]
    yield from (" · ".join(part for part in told if part), "")
    header = ("key result", "aim", stood, "grade", "as measured", "comment")
    yield from _table(header, [_grade(each) for each in objective.grades])


def _grade(row: GradeRow) -> Sequence[str]:
    guard = f"; guarded by {row.counter}" if row.counter else ""
    return (f"{row.title}{guard}", row.aim, row.current, row.grade, row.beyond, row.comment)


def _flow(flow: FlowTable) -> Iterator[str]:
    header = (flow.stream, f"before: {flow.before}", f"in the cycle: {flow.after}", "moved")
    yield from _table(header, [(e.name, e.before, e.after, e.moved) for e in flow.rows])


def _bets(hits: Sequence[SaidRow], bets: Sequence[BetRow]) -> Iterator[str]:
    yield from _said(hits, nothing="No initiative was planned.")
    header = ("initiative", "of", "state", "should move", "moved meanwhile", "its owners say")
    yield from _table(header, [(e.text, e.owner, e.state, e.should, e.moved, e.told) for e in bets])


def _said(rows: Iterable[SaidRow], *, nothing: str) -> Iterator[str]:
    told = [f"- {plain(f'{e.who}: {e.words}' if e.who else e.words)}" for e in rows]
    yield from (*(told or [nothing]), "")


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield _row(header)
        yield _row(["---"] * len(header), is_told=False)
        yield from (_row(each) for each in rows)
        yield ""


def _row(cells: Sequence[str], *, is_told: bool = True) -> str:
    return f"| {' | '.join(plain(each) if is_told else each for each in cells)} |"
