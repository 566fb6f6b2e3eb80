"""What pm4py answers of the same kind on the same log. Runs in an environment of its own.

Per stream, as ours: time from event to event by the performance graph (our visits), rework per
status, each case's duration (our flow time). Per stream and week, over the cases that ended in it:
durations (our velocity and flow time) and the performance graph (our wait per status). Which cases
those are is found by pandas, which is quicker than pm4py's own filters. Reading the file is not
counted, as it is not on our side.

Prints the time on the wall and the CPU time of three steps: bringing the log into pm4py's shape,
measuring it as one stream, and, without `--whole`, measuring it as the fifty that it has. [s]
"""

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pm4py


def main(path: Path, *, is_split: bool) -> None:
    """Measure the log at `path` and print how long that took."""
    rows = pd.read_csv(path)
    laps = [now()]
    log = pm4py.format_dataframe(
        rows, case_id="item", activity_key="status", timestamp_key="moved_at"
    )
    laps.append(now())
    measure_stream(log)
    laps.append(now())
    if is_split:
        for _, of_stream in log.groupby("project"):
            measure_stream(of_stream)
        laps.append(now())
    for begun, ended in pairwise(laps):
        print(ended[0] - begun[0], ended[1] - begun[1], end=" ")


def now() -> tuple[float, float]:
    """The time on the wall, and the CPU time of this process. [s, s]"""
    told = os.times()
    return time.perf_counter(), told.user + told.system


def measure_stream(log: pd.DataFrame) -> None:
    """All of one stream, then week by week."""
    pm4py.get_rework_cases_per_activity(log)
    measure_cases(log)
    case = log["case:concept:name"]
    ended = log.groupby("case:concept:name")["time:timestamp"].max()
    for week in pd.date_range(ended.min().normalize(), ended.max(), freq="W-MON"):
        is_of_week = (ended >= week) & (ended < week + pd.Timedelta(days=7))
        of_week = log[case.isin(ended.index[is_of_week])]
        if len(of_week):
            measure_cases(of_week)


def measure_cases(log: pd.DataFrame) -> None:
    """How long cases took, and how long they took from status to status."""
    pm4py.get_all_case_durations(log)
    pm4py.discover_performance_dfg(log)


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_split="--whole" not in sys.argv)
