"""Run by a Python that has another DuckDB: the answers to queries over tables in Parquet.

    python duck_answers.py FOLDER

FOLDER is as for `spark_answers.py`; it leaves `answers.json` there, and says which DuckDB it is.
"""

import json
import sys
from pathlib import Path

import duckdb
from digests import digest  # type: ignore[import-not-found]  # beside it, where it runs


def main(folder: Path) -> None:
    """Build what is to be made, then ask."""
    told = json.loads((folder / "queries.json").read_text())
    with duckdb.connect(config={"threads": 2}) as con:
        for path in sorted((folder / "tables").iterdir()):
            con.execute(f"CREATE VIEW {path.stem} AS FROM read_parquet('{path}')")
        for statement in told["made"]:
            con.execute(statement)
        found = {
            name: digest(iter(con.execute(query).fetchall()))
            for name, query in told["asked"].items()
        }
    (folder / "answers.json").write_text(json.dumps(found))
    sys.stdout.write(duckdb.__version__)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
