"""All that a home decided, observed and said, as files that need no Narrows to be read."""

import csv
import json
from collections.abc import Mapping
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from narrows.connectors.push import lines_of
from narrows.domain.gate import Gate
from narrows.domain.repository import Repository, StoredPlan
from narrows.domain.streams import PUSH
from narrows.services.plan.document import document_of
from narrows.services.plan.yaml_text import write_yaml
from narrows.views.as_json import plain

READ_ME = """\
Everything that was decided, observed and said in a home of Narrows.

narrows.yaml       the plan; `narrows apply narrows.yaml` makes it the plan of another home
observations.csv   business metrics; `narrows observe --file observations.csv` brings them there
sayings.json       what people said and decided, in order
check-ins.json     what was seen and written week by week
snapshots.json     what key results were at the end of each week
audit.json         who changed what, in order
pushed/            what programs pushed, a file for each source and a change a line, each as
                   `POST /api/v1/changes` takes it; no sync could bring that again

It is no backup: sayings, check-ins and the trail can be read, and not be put back. What happened
in the tools that are asked, and in files, is not in it; `narrows sync` brings that again. No token
and no secret is in it.
"""
FIRST = (1980, 1, 1, 0, 0, 0)
"""The time of each file in the archive: the same content has the same bytes."""


def everything(
    repository: Repository, stored: StoredPlan, *, gate: Gate | None
) -> Mapping[str, str]:
    """File → its text.

    Args:
        repository: What was observed, said and kept.
        stored: The plan as it is now.
        gate: Where programs push to; `None` is that none can.
    """
    sources = [each.id for each in stored.plan.sources if each.connector == PUSH]
    pushed = {each: gate.pushed(each) for each in sources} if gate else {}
    return {
        "README.txt": READ_ME,
        "narrows.yaml": write_yaml(document_of(stored.plan)),
        "observations.csv": _observations(repository),
        "sayings.json": _json(repository.sayings()),
        "check-ins.json": _json(repository.check_ins()),
        "snapshots.json": _json(repository.snapshots()),
        "audit.json": _json(repository.audit()),
        **{
            f"pushed/{source}.jsonl": lines_of(changes).decode("ascii")
            for source, changes in pushed.items()
            if changes
        },
    }


def zipped(files: Mapping[str, str]) -> bytes:
    """Files as one archive."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = ZipInfo(name, FIRST)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return written.getvalue()


def _observations(repository: Repository) -> str:
    """As `narrows observe --file` takes them; ids of metrics are no formula to a spreadsheet."""
    written = StringIO(newline="")
    table = csv.writer(written)
    table.writerow(("metric", "value", "at"))
    for each in repository.observations():
        table.writerow((each.metric, each.value, plain(each.at)))
    return written.getvalue()


def _json(told: object) -> str:
    listed = list(told) if isinstance(told, list | tuple) else told
    return json.dumps(plain(listed), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
