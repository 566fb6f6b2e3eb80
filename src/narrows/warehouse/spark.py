"""Measuring on Spark what `narrows lay-out` laid out: a folder of Parquet, on any storage it reads.

    spark-submit spark.py FOLDER

The statements stand in the folder; this file needs pyspark and nothing of Narrows, so that it can
be handed to a cluster as it is. `narrows take-weeks` takes in what it leaves.
"""

import json
import sys
from importlib import import_module
from typing import Any
from uuid import uuid4

TOLD = "asked.json"
"""What is to be made and asked of the tables: `narrows.warehouse.laid_out` writes it."""
WEEKS = "weeks"
PARTS = 1
"""Files of the rows of one metric: a metric says little of a week."""


def measure(session: Any, folder: str) -> list[str]:  # noqa: ANN401 - Spark is not here
    """Build visits and items, and write what each metric says of the weeks that are over.

    What is built lies in the folder meanwhile, in a database of its own that is dropped at the end.

    Args:
        session: A `pyspark.sql.SparkSession`.
        folder: Its path or address, as Spark has it: `s3a://bucket/claims`.

    Returns:
        The names of what was asked; each has a folder of rows in `weeks/`.
    """
    lines = session.read.text(f"{folder}/{TOLD}", wholetext=True)
    told = json.loads(lines.first()[0])
    for table in told["tables"]:
        session.read.parquet(f"{folder}/tables/{table}").createOrReplaceTempView(table)
    built = f"narrows_{uuid4().hex}"
    address = f"{folder}/built/{built}".replace("\\", r"\\").replace("'", r"\'")
    session.sql(f"CREATE DATABASE {built} LOCATION '{address}'")
    before = session.catalog.currentDatabase()
    try:
        session.sql(f"USE {built}")
        for statement in told["made"]:
            session.sql(statement)
        for name, query in told["asked"].items():
            rows = session.sql(query).coalesce(PARTS)
            rows.write.mode("overwrite").parquet(f"{folder}/{WEEKS}/{name}")
    finally:
        session.sql(f"USE {before}")
        session.sql(f"DROP DATABASE {built} CASCADE")
    return list(told["asked"])


def main(folder: str) -> None:
    """Measure a folder in a session as `spark-submit` sets it up."""
    # By name: Narrows itself does without Spark.
    session = import_module("pyspark.sql").SparkSession.builder.getOrCreate()
    measure(session, folder)
    session.stop()


if __name__ == "__main__":
    main(sys.argv[1])
