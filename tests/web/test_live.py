"""What pages show follows what changes, and nobody waits for it but the very first."""

import threading
from collections.abc import Callable
from threading import Event, Thread

import pytest

from narrows.domain.errors import NarrowsError
from narrows.web.live import Live


class Sources:
    """A stamp and what is made at it."""

    def __init__(self) -> None:
        self.stamp = 1
        self.made: list[int] = []
        self.is_broken = False

    def make(self) -> int:
        if self.is_broken:
            raise NarrowsError("workflow-missing", "Add one.")
        self.made.append(self.stamp)
        return self.stamp

    def live(self, make: Callable[[], int] | None = None) -> Live[int]:
        return Live(make or self.make, lambda: self.stamp)


def test_it_is_made_once_while_nothing_changes() -> None:
    sources = Sources()
    live = sources.live()
    assert [live(), live(), live()] == [1, 1, 1]
    assert sources.made == [1]


def test_after_a_change_the_old_one_is_served_until_the_new_one_is_made() -> None:
    sources, may_go_on = Sources(), Event()
    is_first = True

    def make() -> int:
        nonlocal is_first
        if not is_first:
            assert may_go_on.wait(120)
        is_first = False
        return sources.make()

    live = sources.live(make)
    assert live() == 1
    sources.stamp = 2
    assert [live() for _ in range(50)] == [1] * 50
    may_go_on.set()
    live.settle()
    assert live() == 2
    assert sources.made == [1, 2]


def test_what_changes_while_it_is_made_is_made_once_more() -> None:
    sources = Sources()

    def make() -> int:
        made = sources.make()
        if sources.stamp == 2:
            sources.stamp = 3
        return made

    live = sources.live(make)
    live()
    sources.stamp = 2
    for _ in range(2):
        live()
        live.settle()
    assert live() == 3


def test_what_cannot_be_made_leaves_the_last_good_one_and_is_not_tried_again_and_again() -> None:
    sources = Sources()
    live = sources.live()
    live()
    sources.stamp, sources.is_broken = 2, True
    for _ in range(3):
        assert live() == 1
        live.settle()
    sources.is_broken, sources.stamp = False, 3
    live()
    live.settle()
    assert live() == 3


def test_what_cannot_be_made_at_first_is_refused() -> None:
    sources = Sources()
    sources.is_broken = True
    with pytest.raises(NarrowsError, match="Add one"):
        sources.live()()


def test_many_who_ask_at_once_have_it_made_once() -> None:
    sources = Sources()
    live = sources.live()
    threads = [Thread(target=live) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sources.made == [1]


def test_who_waits_gets_all_that_was_there_when_it_asked() -> None:
    """What is being made just then knows less, and is not enough."""
    sources, begun, may_go_on = Sources(), Event(), Event()

    def make() -> int:
        made = sources.make()
        if made == 2:
            begun.set()
            assert may_go_on.wait(120)
        return made

    live = sources.live(make)
    assert live() == 1
    sources.stamp = 2
    assert live() == 1
    assert begun.wait(120)
    sources.stamp = 3
    found: list[int] = []
    waiting = Thread(target=lambda: found.append(live.settled()))
    waiting.start()
    may_go_on.set()
    waiting.join(120)
    assert found == [3]


def test_who_waits_is_not_kept_where_it_cannot_be_made() -> None:
    sources = Sources()
    live = sources.live()
    assert live.settled() == 1
    sources.stamp, sources.is_broken = 2, True
    assert live.settled() == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_who_waits_is_told_where_making_it_breaks(caplog: pytest.LogCaptureFixture) -> None:
    """Pages go on with the last good one; programs would take it for all that was saved."""
    sources = Sources()

    def make() -> int:
        if sources.stamp == 2:
            raise OverflowError
        return sources.make()

    live = sources.live(make)
    assert live.settled() == 1
    sources.stamp = 2
    with pytest.raises(NarrowsError) as refused:
        live.settled()
    # Its thread ends with the fault after that was told: later, another test would hear of it.
    for each in threading.enumerate():
        if each.name.endswith("(_make_anew)"):
            each.join(120)
    assert refused.value.slug == "measuring-broken"
    assert "Measuring broke" in caplog.text
    assert live() == 1
    assert "fault of Narrows" in (live.trouble or "")
    sources.stamp = 3
    assert live.settled() == 3
    assert live.trouble is None


def test_what_no_longer_fits_is_told_as_it_is_refused() -> None:
    sources = Sources()
    live = sources.live()
    assert (live(), live.trouble) == (1, None)
    sources.stamp, sources.is_broken = 2, True
    assert live.settled() == 1
    assert live.trouble == "Add one."
