"""A bakery's home with an objective, in a cycle that is over whenever the tests run."""

from pathlib import Path

from tests.commands import narrows

PLAN = """\
organisation: {name: Bakery, zone: Europe/Berlin}
metrics:
  - {id: nps, title: Customer NPS, unit: points, better: higher}
sources:
  - id: log
    connector: csv_file
    path: log.csv
    columns: {item: key, status: status, moved_at: at, item_type: kind}
streams:
  - id: bread
    zone: Europe/Berlin
    name: Bread
    value_metric: nps
    takes: [{source: log}]
    workflow:
      - {status: Ordered, state: new}
      - {status: Rising, state: waiting}
      - {status: Baking, state: active}
      - {status: Sold, state: done}
    item_types: {loaf: feature}
  - id: cake
    zone: Europe/Berlin
    workflow: [{status: Baking, state: active}, {status: Sold, state: done}]
cycles:
  - {id: spring, start: 2026-03-02, weeks: 13}
objectives:
  - id: fresh
    cycle: spring
    owner: bread
    text: Bread is fresh when people come
    key_results:
      - {id: time, metric: flow_time, baseline: 8, target: 2, counter_metric: {metric: nps}}
      - {id: sold, metric: flow_velocity, target: 9}
      - {id: nps, metric: nps, target: 40}
      - {id: rising, metric: status_wait, of: {status: Rising}, baseline: 3, target: 0}
      - {id: cakes, metric: flow_time, of: {stream: cake}, baseline: 3, target: 1}
      - {id: oven, metric: flow_load, low: 0, high: 2}
    initiatives:
      - {id: earlier, text: Begin at four, status: Rising, hypothesis: {key_result: time, change: -2, by_week: 4}}
"""


def log() -> str:
    """A loaf each Tuesday of March and April: risen for a day, baked for three."""
    rows = ["key,status,at,kind"]
    days = ("03-03", "03-10", "03-17", "03-24", "03-31", "04-07", "04-14")
    for number, day in enumerate(days):
        month, start = (int(part) for part in day.split("-"))
        moves = (("Rising", start), ("Baking", start + 1), ("Sold", start + 4))
        for status, at in moves:
            date = f"2026-{month:02}-{at:02}" if at < 32 else f"2026-{month + 1:02}-{at - 31:02}"
            rows.append(f"B-{number},{status},{date} 08:00,loaf")
    return "\n".join([*rows, "B-9,Baking,2026-05-13 08:00,loaf"])


def bakery(folder: Path, *, is_synced: bool = True) -> Path:
    """The home, made in a folder."""
    (folder / "log.csv").write_text(log(), "utf-8")
    (folder / "narrows.yaml").write_text(PLAN, "utf-8")
    home = folder / "home"
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    if is_synced:
        assert narrows("sync", "--home", home).code == 0
    return home


def grade_and_count_otherwise(home: Path, folder: Path) -> None:
    """Close the cycle, in which a day has 24 hours; since then it has eight."""
    there = ("--home", home)
    stops = narrows("cycle", "show", "spring", "--json", *there).json["cycle"]["stops"]
    reasons = [word for each in stops for word in ("--reason", f"{each['key']}=So be it")]
    assert narrows("cycle", "publish", "spring", *reasons, *there).code == 0
    assert narrows("cycle", "begin-closing", "spring", *there).code == 0
    assert narrows("cycle", "close", "spring", *there).code == 0
    plan = (folder / "narrows.yaml").read_text(encoding="utf-8")
    name = "    name: Bread\n"
    assert plan.count(name) == 1
    changed = folder / "changed.yaml"
    calendar = f'{name}    policy: {{calendar: "mon-fri 09:00-13:00, day 8h"}}\n'
    changed.write_text(plan.replace(name, calendar), encoding="utf-8")
    applied = narrows("apply", changed, *there)
    assert applied.code == 0, applied.err
