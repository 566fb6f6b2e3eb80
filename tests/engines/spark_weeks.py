"""Run by the Python that has Spark: measures a folder that was laid out.

    python spark_weeks.py FOLDER [large]

It prints the CPU time that Spark took for it. [s]
"""

import os
import sys
from pathlib import Path

from spark_answers import session

from narrows.warehouse.spark import measure

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    spark = session(folder, is_small=len(sys.argv) == 2)
    measure(spark, str(folder))
    spent = Path(f"/proc/{spark.sparkContext._gateway.proc.pid}/stat")
    if spent.exists():
        ticks = spent.read_text().rpartition(")")[2].split()
        print((int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK"))
    spark.stop()
