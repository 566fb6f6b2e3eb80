"""What pm4py answers of the same kind on the same log. Runs in an environment of its own.

Over the log: time from event to event (our visits) by the performance graph, rework per status,
each case's duration (our flow time). Per week: the durations of the cases that ended in it (our
weekly velocity and flow time), found by pandas, which is quicker than pm4py's own filters. Reading
the file is not counted, as it is not on our side.

Prints two numbers: bringing the log into pm4py's shape, and measuring. [s]
"""

import sys
import time
from pathlib import Path

import pandas as pd
import pm4py


def main(path: Path) -> None:
    """Measure the log at `path` and print how long that took."""
    rows = pd.read_csv(path)
    begun = time.perf_counter()
    log = pm4py.format_dataframe(
        rows, case_id="item", activity_key="status", timestamp_key="moved_at"
    )
    shaped = time.perf_counter()
    pm4py.discover_performance_dfg(log)
    pm4py.get_rework_cases_per_activity(log)
    pm4py.get_all_case_durations(log)
    case = log["case:concept:name"]
    ended = log.groupby("case:concept:name")["time:timestamp"].max()
    for week in pd.date_range(ended.min().normalize(), ended.max(), freq="W-MON"):
        is_of_week = (ended >= week) & (ended < week + pd.Timedelta(days=7))
        of_week = log[case.isin(ended.index[is_of_week])]
        if len(of_week):
            pm4py.get_all_case_durations(of_week)
    print(shaped - begun, time.perf_counter() - shaped)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
