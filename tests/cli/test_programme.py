"""`narrows programme` as coaches and scripts use it."""

from pathlib import Path

from tests.commands import narrows

PLAN = """\
metrics: [{id: regulars, title: Customers who come back, unit: percent}]
streams: [{id: bread, value_metric: regulars}]
cycles: [{id: autumn, start: 2026-10-05, weeks: 52}]
objectives:
  - id: warm
    cycle: autumn
    owner: bread
    text: Bread is warm
    why: Who burns their fingers comes back.
    key_results:
      - {id: back, metric: regulars, baseline: 40, target: 60}
      - {id: oven, metric: flow_time, baseline: 2, target: 1, text: Buy a second oven}
"""


def test_what_was_mended_is_told(tmp_path: Path) -> None:
    path, home = tmp_path / "narrows.yaml", tmp_path / "home"
    for text in (PLAN, PLAN.replace("Buy a second oven", "Bread waits for no oven")):
        path.write_text(text, encoding="utf-8")
        assert narrows("apply", path, "--home", home).code == 0
    told = narrows("programme", "--home", home, "--json").json
    assert len(told["weeks"]) == 1
    row = next(each for each in told["rows"] if each["rule"] == "deliverable_key_result")
    assert (row["owner"], row["n_found"], row["n_mended"], row["n_open"]) == ("bread", 1, 1, 0)
    assert row["weekly"] == [0]
    finding = next(each for each in told["findings"] if each["rule"] == row["rule"])
    assert (finding["where"], finding["outcome"]) == ("bread/warm/oven", "mended")
    assert "ignores_bottleneck" in told["unfollowed"]
    shown = narrows("programme", "--home", home)
    assert shown.code == 0
    assert "deliverable_key_result" in shown.out
    assert "mended" in shown.out


def test_a_missing_home_is_refused(tmp_path: Path) -> None:
    assert narrows("programme", "--home", tmp_path / "none").code == 2
