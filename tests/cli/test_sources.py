"""`narrows sources show`: what is suggested of a status, and where nothing is."""

from pathlib import Path

from tests.cli.bakery import bakery, log
from tests.commands import narrows


def test_where_nothing_tells_what_a_status_means_nothing_is_suggested(tmp_path: Path) -> None:
    home = bakery(tmp_path)
    strange = "\nB-9,Grmbl,2026-05-14 08:00,loaf\nB-9,Waiting for flour,2026-05-15 08:00,loaf"
    (tmp_path / "log.csv").write_text(log() + strange, encoding="utf-8")
    assert narrows("sync", "--home", home).code == 0
    shown = " ".join(narrows("sources", "show", "log", "--home", home).out.split())
    assert "«Grmbl» is in no workflow; nothing tells what it may mean." in shown
    assert "«Waiting for flour» is in no workflow; it may mean waiting (" in shown
    assert "unknown" not in shown
