"""What a look at a table need not wait for."""

import subprocess
import sys

SEEN = """
import sys
import narrows.bootstrap as bootstrap
assert {"csv_file", "github", "jira", "xes"} <= {*bootstrap.connectors()}
print(*(name for name in sys.modules if name.startswith("narrows.connectors.")))
"""


def test_knowing_the_connectors_imports_no_part_that_asks_a_tool() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", SEEN], capture_output=True, text=True, check=True
    ).stdout.split()
    parts = {name for name in asked if name.count(".") > 2}
    assert "narrows.connectors.csv_file.columns" in parts, "the control: parts would be seen"
    assert not {each for each in parts if each.endswith((".following", ".fetching", ".log"))}
