"""A home is laid out in a bucket, Spark measures it there, and what it said is brought back."""

from pathlib import Path

import pytest

from tests.engines.buckets import a_bucket
from tests.engines.test_spark import python
from tests.engines.test_spark_weeks import measure, pages_read
from tests.laid import laid_home, part

__all__ = ["python"]

pytestmark = pytest.mark.soak


def test_what_spark_measured_in_a_bucket_is_taken_in(
    python: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse, laid = laid_home(tmp_path)
    part(laid)
    with a_bucket(tmp_path) as bucket:
        bucket.upload(laid)
        given = set(bucket.listed())
        measure(python, bucket.mounted / laid.name)
        left = {each for each in bucket.listed() if each not in given and not each.endswith("/")}
        assert left, "what Spark said lies in the bucket"
        assert all(each.startswith(f"{laid.name}/weeks/") for each in left), "and nothing else"
        bucket.download(f"{laid.name}/weeks/", tmp_path)
    pages_read(warehouse, laid, monkeypatch)
