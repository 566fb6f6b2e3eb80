"""`narrows layers`: three bakeries wait for flour, and their leaders are told so."""

from pathlib import Path

from tests.commands import narrows

STREAM = """\
  - id: {id}
    takes: [{{source: log, where: {{project: [{id}]}}}}]
    workflow:
      - {{status: Ordered, state: new}}
      - {{status: Waiting for flour, state: waiting}}
      - {{status: Baking, state: active}}
      - {{status: Sold, state: done}}
"""
PLAN = """\
organisation: {name: Bakers}
sources:
  - id: log
    connector: csv_file
    path: log.csv
    columns: {item: key, status: status, moved_at: at, project: of}
cycles: [{id: spring, start: 2026-03-30}]
objectives: [{id: warm, cycle: spring, owner: bread, text: Bread is warm,
  initiatives: [{id: early, text: Begin at four, status: Baking}]}]
streams:
"""


def bakers(folder: Path) -> Path:
    """A home in which each of three streams waits three days for flour before a day of baking."""
    rows = ["key,status,at,of"]
    names = ("bread", "cake", "pie")
    for name in names:
        for day in range(2, 24):
            moves = (("Waiting for flour", day), ("Baking", day + 3), ("Sold", day + 4))
            rows += [f"{name}-{day},{status},2026-03-{at:02},{name}" for status, at in moves]
    (folder / "log.csv").write_text("\n".join(rows), "utf-8")
    streams = "".join(STREAM.format(id=name) for name in names)
    beside = streams.replace("- id: pie\n", "- id: pie\n    roadmap: https://pies.example/plan\n")
    (folder / "narrows.yaml").write_text(PLAN + beside, "utf-8")
    home = folder / "home"
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


def test_what_three_streams_wait_for_is_drafted_dropped_and_taken(tmp_path: Path) -> None:
    home = ("--home", bakers(tmp_path))
    shown = narrows("layers", "show", *home).out
    for told in (
        "Bakers builds a canal",
        "bread widens its canal",
        "Begin at four, at «Baking»",
        "never graded: https://pies.example/plan",
        "Drafted for leaders: No stream waits in «Waiting for flour» (take it or drop it)",
        "cake in «Waiting for flour»: 75 % of its flow time, 3 d an item",
    ):
        assert told in shown
    dropped = narrows("layers", "drop", "waiting for flour", "a second mill comes", *home)
    assert dropped.out == "Saved as number 1: organisation: drop in cycle spring.\n"
    taken = narrows("layers", "take", "Waiting for flour", "--target", "0.5", *home)
    assert "take as objective no-wait-waiting-for-flour in cycle spring" in taken.out
    after = narrows("layers", "show", "--json", *home).json
    assert after["drafts"] == []
    assert after["layers"][0]["objectives"][0]["id"] == "no-wait-waiting-for-flour"
    (objective, *_) = (
        each
        for each in narrows("okrs", "--json", *home).json["objectives"]
        if each["owner"] == "organisation"
    )
    assert [each["target"] for each in objective["key_results"]] == [0.5, 0.5, 0.5]
    assert [each["baseline"] for each in objective["key_results"]] == [3, 3, 3]
