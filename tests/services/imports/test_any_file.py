"""Whatever stands in a file: it is read, or refused in one line, and its draft is a plan."""

from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.errors import NarrowsError
from narrows.services.imports.drafted import plan_of, write_draft
from narrows.services.imports.reading import read_okrs
from narrows.services.plan.file import parse_draft

PIECES = st.sampled_from(
    [
        "# ", "## ", "### ", "- ", "  - ", "    - ", "1. ", "\n", "\n\n", "|", "|---|---|\n", "**",
        "*", "`", "> ", "    ", "---\n", "title: ", "<b>", "<!--", "-->", "~~~\n", "[a](b)", "![c]",
        "Objective: ", "KR1: ", "KR ", "Key results", "Initiatives:", "Why: ", "Owner: ", "OKRs",
        "2026 Q4", "FY27-Q1", "P1 - ", "@ada ", "O1", " => ", "->", "from ", " to ", "between ",
        "3", "-3", "4,5", "1,000", "5m", "12 %", "$1.5M", "x", "bread", "Waiting for flour", ": ",
        "#", "'", '"', "\t", "\r", "\0", "\u2028", "\ufeff", "\x1b[31m", "{", "}", "&a", "null",
        "Objective,Key result,Target\n", ",", ";", "Type,Title,Parent\n", "objective,", "kr,", "1.1",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)


@given(text=TEXTS, file=st.sampled_from(["a.md", "a.csv"]))
@settings(max_examples=100)
def test_a_file_is_read_or_refused(text: str, file: str) -> None:
    for begun in (text, f"## Bread\n\n- {text}", f"Objective,Key result\nBread,{text}"):
        try:
            draft = read_okrs(begun, file=file)
        except NarrowsError as refused:
            told = refused.message
        else:
            told = ""
            plan = plan_of(draft)
            assert plan == parse_draft(write_draft(draft).text, file=file)
            assert len(plan.objectives) == len(draft.objectives) > 0
            n_lines = begun.count("\n") + begun.count("\r") + 1
            assert all(1 <= each.line <= n_lines for each in draft.objectives)
        assert "\n" not in told
