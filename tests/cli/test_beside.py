"""What `narrows look` imports beside the engine, in a process that has imported nothing yet."""

import subprocess
import sys

TOLD = """
import sys, threading
import narrows.cli.looked
from narrows.cli.beside import LATER, TO_SHOW, beside

named = {*LATER, *TO_SHOW}
print(sorted(named & set(sys.modules)))
heard = []
told = beside(lambda what, fraction: heard.append((what, fraction)), is_json=%s)
told("reading", None)
told("reading", 1.0)
for each in threading.enumerate():
    if each is not threading.main_thread():
        each.join()
print(sorted(named - set(sys.modules)))
print(heard)
"""


def test_what_is_needed_later_waits_until_the_engine_is_busy() -> None:
    before, lacking, heard = _said(is_json=False)
    assert before == "[]"
    assert lacking == "[]"
    assert heard == "[('reading', None), ('reading', 1.0)]"


def test_what_draws_is_not_imported_for_a_machine() -> None:
    _, lacking, _ = _said(is_json=True)
    assert lacking == "['narrows.cli.render.look_report', 'narrows.views.look']"


def _said(*, is_json: bool) -> list[str]:
    run = [sys.executable, "-c", TOLD % is_json]
    return subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()
