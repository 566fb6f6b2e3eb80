"""Run by the Python that has Spark: the answers to queries over tables in Parquet, as hashes.

    python spark_answers.py FOLDER

FOLDER holds `tables/NAME.parquet`, and `queries.json`: `made`, the statements that build other
tables of them, and `asked`, the questions. It leaves `answers.json` there: of each question the
number of rows and their hash, or the engine's own words where it cannot.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from digests import digest
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

AT_ONCE = 4
"""Small questions keep Spark waiting for itself; several at once cost a third of the time."""
MOUNTED = "spark.hadoop.fs.viewfs.mounttable.store.link./"
STORE = "viewfs://store/"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""What runs for a minute only is done before Java has compiled it well: a fifth quicker without."""
OF_FEW_ROWS = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "1",
}
"""Getting ready for many rows costs more than going through few; all of it takes twice the CPU."""
OF_FOLDER = "o'brien"
"""Where Spark finds the folder by the name of a store, as in a bucket; it may hold a quote."""


def session(folder: Path, *, is_small: bool) -> SparkSession:
    """Spark on two cores of this machine, that speaks to nobody."""
    builder = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "4g")
        .config("spark.driver.extraJavaOptions", QUICK if is_small else "")
        .config("spark.driver.maxResultSize", "2g")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(folder / "spark"))
        .config(f"{MOUNTED}{OF_FOLDER}", folder.resolve().as_uri())
        .config("spark.log.level", "ERROR")
    )
    return builder.config(map=OF_FEW_ROWS if is_small else {}).getOrCreate()


def answer(spark: SparkSession, query: str) -> tuple[int, str] | str:
    """The number and hash of a query's rows, or why there are none."""
    try:
        return digest(tuple(row) for row in spark.sql(query).toLocalIterator())
    except PySparkException as error:
        return str(error).splitlines()[0]


def main(folder: Path) -> None:
    """Build what is to be made, then ask."""
    told = json.loads((folder / "queries.json").read_text())
    spark = session(folder, is_small=told["is_small"])
    for path in sorted((folder / "tables").iterdir()):
        spark.read.parquet(str(path)).createOrReplaceTempView(path.stem)
    for statement in told["made"]:
        spark.sql(statement)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda query: answer(spark, query), told["asked"].values())
        found = dict(zip(told["asked"], answers, strict=True))
    (folder / "answers.json").write_text(json.dumps(found))
    spark.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
