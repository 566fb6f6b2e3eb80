"""Run by the Python that has Spark: measures a folder that was laid out.

    python spark_weeks.py FOLDER [large]

It prints the CPU time that Spark took for it. [s] Spark is given an address of a store, as of a
bucket, and not the folder's: what asked the disk itself, or left the address out, would fail.
"""

import os
import sys
from pathlib import Path

from spark_answers import OF_FOLDER, STORE, session

from narrows.warehouse.spark import measure

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    spark = session(folder, is_small=len(sys.argv) == 2)
    measure(spark, f"{STORE}{OF_FOLDER}")
    spent = Path(f"/proc/{spark.sparkContext._gateway.proc.pid}/stat")
    if spent.exists():
        ticks = spent.read_text().rpartition(")")[2].split()
        print((int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK"))
    spark.stop()
