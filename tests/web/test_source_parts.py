"""How a source stands, in the words of its pages."""

from types import SimpleNamespace

import pytest

from narrows.web.rendering import environment


@pytest.mark.parametrize(
    ("n_items", "doing", "said"),
    [
        (0, "", "It begins.</p>"),
        (7, "", "It begins. What came is measured already.</p>"),
        (7, "reading 2026", "reading 2026. What came is measured already.</p>"),
    ],
)
def test_nothing_is_said_to_be_measured_before_anything_came(
    n_items: int, doing: str, said: str
) -> None:
    last = SimpleNamespace(done_ratio=None, doing=doing, left_seconds=None)
    source = SimpleNamespace(
        id="log", state=SimpleNamespace(value="syncing"), last=last, n_items=n_items
    )
    parts = environment().get_template("source_parts.html").module
    assert parts.going_on(source, lambda _: "").strip().endswith(said)  # type: ignore[attr-defined]
