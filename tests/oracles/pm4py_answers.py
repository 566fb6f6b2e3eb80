"""What pm4py says of XES logs. Runs in an environment of its own: pm4py is AGPL.

    python pm4py_answers.py LOG.xes …

Prints JSON: of each log the seconds that each case lasts, the seconds from each activity to the
next (which may be the same), and in how many cases each activity comes again.
"""

import json
import sys
import warnings

import pm4py


def answer(path: str) -> dict[str, object]:
    """The answers of one log."""
    log = pm4py.read_xes(path, show_progress_bar=False)
    performance, _, _ = pm4py.discover_performance_dfg(log, perf_aggregation_key="all")
    stays: dict[str, float] = {}
    for (activity, _), told in performance.items():
        stays[activity] = stays.get(activity, 0.0) + float(told["sum"])
    return {
        "durations": sorted(map(float, pm4py.get_all_case_durations(log))),
        "stays": stays,
        "rework": pm4py.get_rework_cases_per_activity(log),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(json.dumps([answer(path) for path in sys.argv[1:]]))
