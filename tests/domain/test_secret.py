"""A secret does not show, and is not written down by anything that writes what it sees."""

import copy
import json
import pickle
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

import pytest

from narrows.domain.secret import Secret
from narrows.domain.syncs import Job

TOKEN = "canary-7c1e"  # noqa: S105 - to be looked for
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    token: Secret


def test_however_it_is_printed_it_is_hidden() -> None:
    secret = Secret(TOKEN)
    printed = (str(secret), repr(secret), f"{secret}", f"{secret!r:>9}", f"{Holder(secret)}")
    assert all(TOKEN not in each for each in printed)
    assert f"{secret}" == "***"
    assert secret.reveal() == TOKEN


def test_whatever_would_write_it_down_breaks() -> None:
    holder = Holder(Secret(TOKEN))
    for write in (pickle.dumps, json.dumps, copy.deepcopy, asdict, hash):
        with pytest.raises(TypeError) as broken:
            write(holder)
        assert TOKEN not in str(broken.value)


def test_two_are_the_same_where_their_texts_are() -> None:
    assert Secret(TOKEN) == Secret(TOKEN)
    assert Secret(TOKEN) != Secret("other")
    assert Secret(TOKEN) != TOKEN


def test_nothing_is_due_later_than_one_interval_from_now() -> None:
    job = Job("jira", NOON + timedelta(hours=3))
    assert not job.is_due(NOON)
    assert not job.is_due(NOON, timedelta(hours=2)), "the clock of another server goes otherwise"
    assert job.is_due(NOON, timedelta(minutes=90))
    assert not Job("log", None).is_due(NOON, timedelta(hours=1))
