"""A link begins one session, within ten minutes; a session lasts a week."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.access import Passes
from narrows.domain.errors import NarrowsError
from narrows.services.access.signing_in import new_link, sign_in, sign_out, signed_in_until
from narrows.vault.passes import FOLDER, FolderPasses

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def passes(tmp_path: Path) -> Passes:
    made = FolderPasses(tmp_path)
    assert new_link(made, "link", now=NOON) == NOON + 10 * MINUTE
    return made


def refused(passes: Passes, link: str, now: datetime) -> bool:
    with pytest.raises(NarrowsError) as refusal:
        sign_in(passes, link, session="second", now=now)
    assert signed_in_until(passes, "second", now=now) is None
    return refusal.value.slug == "link-refused"


def test_a_link_opens_once(passes: Passes) -> None:
    assert sign_in(passes, "link", session="first", now=NOON + MINUTE) == NOON + MINUTE + 7 * DAY
    assert refused(passes, "link", NOON + MINUTE)
    assert signed_in_until(passes, "first", now=NOON + DAY) is not None


def test_a_link_is_over_after_ten_minutes_and_not_before(passes: Passes) -> None:
    new_link(passes, "another", now=NOON)
    assert refused(passes, "another", NOON + 10 * MINUTE)
    sign_in(passes, "link", session="in time", now=NOON + 10 * MINUTE - timedelta(seconds=1))


@pytest.mark.parametrize("made_up", ["", "other", "link ", "../link-x", "l" * 100_000])
def test_what_is_no_link_opens_nothing(passes: Passes, made_up: str) -> None:
    assert refused(passes, made_up, NOON)


def test_a_session_ends_after_a_week_and_when_it_is_signed_out(passes: Passes) -> None:
    sign_in(passes, "link", session="mine", now=NOON)
    assert signed_in_until(passes, "mine", now=NOON + 7 * DAY - MINUTE) is not None
    assert signed_in_until(passes, "mine", now=NOON + 7 * DAY) is None
    sign_out(passes, "mine")
    assert signed_in_until(passes, "mine", now=NOON) is None
    sign_out(passes, "mine")


def test_nothing_that_opens_is_kept(passes: Passes, tmp_path: Path) -> None:
    sign_in(passes, "link", session="canary-5f", now=NOON)
    new_link(passes, "canary-6e", now=NOON)
    kept = [each.name + each.read_text() for each in (tmp_path / FOLDER).iterdir()]
    assert len(kept) == 2
    assert not any("canary" in each for each in kept)
