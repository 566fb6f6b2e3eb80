"""A disk that takes no more while a command goes on: what it says of what was saved is true."""

from pathlib import Path

from tests.commands import narrows
from tests.faults.full_disk import files_at_most

PLAN = """\
organisation: {{name: Oven, zone: UTC}}
sources:
  - {{id: oven, connector: csv_file, path: log.csv, columns: {{item: key, status: status, moved_at: at}}}}
streams:
  - id: bread
    takes: [{{source: oven}}]
    policy: {{start: {start}}}
    workflow:
      - {{status: Ordered, state: waiting}}
      - {{status: Baking, state: active}}
      - {{status: Sold, state: done}}
"""
LOG = "key,status,at\n" + "".join(
    f"B-{n},{status},2026-{1 + n // 28:02}-{1 + n % 28:02} {hour}:00\n"
    for n in range(180)
    for status, hour in (("Ordered", "06"), ("Baking", "09"), ("Sold", "18"))
)
"""Half a year of whole weeks, which are told otherwise where flow time starts later."""
STEP_BYTES = 1 << 16


def test_a_plan_that_is_saved_is_not_said_to_be_lost_where_only_its_weeks_were(
    tmp_path: Path,
) -> None:
    home, plan = tmp_path / "home", tmp_path / "narrows.yaml"
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")

    def applied(start: str, *, n_bytes: int | None = None) -> str:
        plan.write_text(PLAN.format(start=start), encoding="utf-8")
        if n_bytes is None:
            ended = narrows("apply", plan, "--home", home)
        else:
            with files_at_most(n_bytes):
                ended = narrows("apply", plan, "--home", home)
        return ended.err if ended.code else ""

    applied("commitment")
    narrows("sync", "--home", home)
    told, n_bytes = set(), 0
    while refused := applied("first_active", n_bytes=n_bytes):
        assert "cannot be written" in refused
        is_saved = "first_active" in narrows("export", "--home", home).out
        assert is_saved == ("What was changed or synced is saved" in refused), refused
        told.add(is_saved)
        assert not applied("commitment")
        n_bytes += STEP_BYTES
    assert told == {False, True}
    found = narrows("restatements", "--json", "--home", home).json["restatements"]
    assert {each["cause"] for each in found} == {"policy"}
