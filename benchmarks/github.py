"""Claims: a first sync of a GitHub costs as little as that of a Jira."""

from collections.abc import Iterator

from benchmarks.jira import SIZES, sync
from benchmarks.measure import Claim
from benchmarks.synthetic_github import N_ENTRIES


def claims(sizes: tuple[int, ...] = (20_000,)) -> Iterator[Claim]:
    """Of a first sync of so many issues with eight events each."""
    for n_issues in sizes:
        cpu_s, peak_mib = SIZES[n_issues]
        cost = sync(n_issues, "github")
        what = f"a first sync of {n_issues:,} issues of GitHub with {N_ENTRIES} events each"
        yield Claim(f"processor time of {what}", cost.cpu_s, cpu_s, unit="s")
        yield Claim(f"most memory of {what}", cost.peak_mib, peak_mib, unit="MiB")
