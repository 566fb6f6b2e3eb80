"""What Polars or pandas takes for the same log. Runs in an environment of its own.

From a Parquet file of integers (item, stream, status, moved_us) in the order of time: visits, items
with flow time and time in active and waiting, and each stream's weekly velocity, flow time at the
50th, 85th and 95th percentile by nearest rank, flow efficiency, wait per status and load at the
week's end. No reopening, no policies, no types: less than ours answers.

Prints the CPU time of reading the columns, and of all of it with the reading; and the most memory
that the process held. [s, s, MiB]
"""

import os
import resource
import sys
from pathlib import Path

ACTIVE = (2, 4, 6, 8, 10)
WAITING = (1, 3, 5, 7, 9)
DONE = 11
WEEK_US = 7 * 86_400_000_000
QUANTILES = (0.5, 0.85, 0.95)


def main(engine: str, path: Path) -> None:
    """Measure the log at `path` with one of the two."""
    read, measure = {"polars": (read_polars, polars), "pandas": (read_pandas, pandas)}[engine]
    begun_s = cpu_s()
    read(path)
    read_s = cpu_s() - begun_s
    begun_s = cpu_s()
    n_rows = measure(path)
    if not n_rows:
        raise SystemExit("nothing was measured")
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(read_s, cpu_s() - begun_s, peak_mib)


def cpu_s() -> float:
    """CPU time of this process. [s]"""
    told = os.times()
    return told.user + told.system


def read_polars(path: Path) -> object:
    """The columns, decoded."""
    import polars as pl  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415

    return pl.read_parquet(path)


def read_pandas(path: Path) -> object:
    """The columns, decoded."""
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415

    return pd.read_parquet(path)


def polars(path: Path) -> int:
    """How many rows all measurements have."""
    import polars as pl  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415

    rows = pl.read_parquet(path).sort("item", "moved_us", maintain_order=True)
    visits = rows.with_columns(left_us=pl.col("moved_us").shift(-1).over("item"))
    stay_us = pl.col("left_us") - pl.col("moved_us")
    items = visits.group_by("item", "stream").agg(
        started_us=pl.col("moved_us").filter(pl.col("status").is_between(1, 10)).min(),
        done_us=pl.col("moved_us").filter(pl.col("status") == DONE).max(),
        last=pl.col("status").last(),
        active_us=stay_us.filter(pl.col("status").is_in(ACTIVE)).sum(),
        waiting_us=stay_us.filter(pl.col("status").is_in(WAITING)).sum(),
    )
    done = items.filter(pl.col("last") == DONE).with_columns(
        week=pl.col("done_us") // WEEK_US, flow_us=pl.col("done_us") - pl.col("started_us")
    )
    weeks = done.group_by("stream", "week").agg(
        pl.len(),
        pl.col("active_us").sum(),
        pl.col("waiting_us").sum(),
        *(pl.col("flow_us").quantile(q, "higher").alias(f"p{q}") for q in QUANTILES),
    )
    waits = (
        visits.join(done.select("item", "week"), on="item")
        .group_by("stream", "week", "status")
        .agg(stay_us.sum())
    )
    edges = pl.concat(
        [
            done.select("stream", us="done_us", step=pl.lit(-1)),
            items.filter(pl.col("started_us").is_not_null()).select(
                "stream", us="started_us", step=pl.lit(1)
            ),
        ]
    )
    load = edges.group_by("stream", week=pl.col("us") // WEEK_US).agg(pl.col("step").sum())
    load = load.sort("week").with_columns(pl.col("step").cum_sum().over("stream"))
    return len(weeks) + len(waits) + len(load)


def pandas(path: Path) -> int:
    """How many rows all measurements have."""
    import pandas as pd  # type: ignore[import-not-found, import-untyped, unused-ignore]  # noqa: PLC0415

    rows = pd.read_parquet(path).sort_values(["item", "moved_us"], kind="stable")
    rows["left_us"] = rows.groupby("item", sort=False)["moved_us"].shift(-1)
    rows["stay_us"] = rows["left_us"] - rows["moved_us"]
    of_item = rows.groupby("item", sort=False)
    items = of_item.agg(stream=("stream", "first"), last=("status", "last"))
    for name, statuses in (("active_us", ACTIVE), ("waiting_us", WAITING)):
        spent = rows[rows["status"].isin(statuses)].groupby("item", sort=False)["stay_us"]
        items[name] = spent.sum()
    begun = rows[rows["status"].between(1, 10)].groupby("item", sort=False)["moved_us"]
    items["started_us"] = begun.min()
    ended = rows[rows["status"] == DONE].groupby("item", sort=False)["moved_us"]
    items["done_us"] = ended.max()
    done = items[items["last"] == DONE].copy()
    done["week"] = done["done_us"] // WEEK_US
    done["flow_us"] = done["done_us"] - done["started_us"]
    of_week = done.groupby(["stream", "week"])
    weeks = of_week[["active_us", "waiting_us"]].sum()
    for q in QUANTILES:
        weeks[f"p{q}"] = of_week["flow_us"].quantile(q, interpolation="higher")
    waits = rows.join(done["week"], on="item", how="inner")
    waits = waits.groupby(["stream", "week", "status"])["stay_us"].sum()
    begins = items.dropna(subset=["started_us"])
    load = pd.concat(
        [
            pd.DataFrame({"stream": begins["stream"], "us": begins["started_us"], "step": 1}),
            pd.DataFrame({"stream": done["stream"], "us": done["done_us"], "step": -1}),
        ]
    )
    load = load.groupby(["stream", load["us"] // WEEK_US])["step"].sum().groupby("stream").cumsum()
    return len(weeks) + len(waits) + len(load)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
