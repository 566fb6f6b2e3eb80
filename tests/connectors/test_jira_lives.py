"""Random lives of a Jira: whatever happens between syncs, what is complete is all there is."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fakes.jira_model import JiraModel, days
from tests.fakes.jira_pages import NOW
from tests.fakes.jira_reading import Home, home, truth
from tests.fakes.jira_server import FakeJira

STEPS = st.tuples(
    st.sampled_from([
        "create", "change", "change", "change", "move", "delete", "hide", "show", "sync", "sync",
        "die", "wait",
    ]),
    st.integers(0, 1000),
)  # fmt: skip


class Life:
    """A Jira with two projects, of which one home takes both and another takes one."""

    def __init__(self, *, is_cloud: bool, lag_seconds: int) -> None:
        self.jira = FakeJira(
            JiraModel(is_cloud=is_cloud), per_page=3, shown_entries=4,
            lag=timedelta(seconds=lag_seconds),
        )  # fmt: skip
        for project in ("PAY", "CLM"):  # Neither is ever empty, which would be a lost permission.
            self.jira.model.create(project, days(0))
        self.homes = (home("PAY", "CLM"), home("PAY"))

    @property
    def keys(self) -> list[str]:
        return [key for key in self.jira.model.issues if not key.endswith("-1")]

    def take(self, step: str, number: int) -> None:
        self.jira.clock += timedelta(seconds=20)
        model, at = self.jira.model, self.jira.clock
        if step == "wait":
            self.jira.clock += timedelta(minutes=number)
        elif step == "create":
            model.create(
                "PAY" if number % 2 else "CLM", at, points=str(number) if number % 3 else None
            )
        elif step in ("sync", "die"):
            for each in self.homes:
                each.sync(self.jira, now=at, die_after=1 + number % 4 if step == "die" else None)
                assert_kept(each, self.jira)
        elif self.keys:
            self._touch(step, self.keys[number % len(self.keys)], number=number)

    def _touch(self, step: str, key: str, *, number: int) -> None:
        model, at = self.jira.model, self.jira.clock
        if step == "change":
            model.change(
                key, at, status=("To Do", "Doing", "Done")[number % 3],
                components=["web", "ui", "db"][number % 4 :], labels=["b", "a"][: number % 3],
                parent=f"PAY-{number % 5}" if number % 5 else "", noise=number,
            )  # fmt: skip
        elif step == "move":
            model.move(key, "CLM" if key.startswith("PAY") else "PAY", at)
        elif step == "delete":
            del model.issues[key]
        else:
            model.issues[key].is_hidden = step == "hide"


def assert_kept(kept: Home, jira: FakeJira) -> None:
    """After a sync that says it is complete, all until then is held, as it was."""
    if kept.incomplete is not None or kept.complete_until is None:
        return
    held = kept.held()
    for key, told in truth(jira, kept.source).items():
        if jira.model.issues[key].updated > kept.complete_until:
            continue  # It may have moved here since.
        assert held[key] == told
        assert all(at <= kept.complete_until for of in told.values() for at, _ in of)


@settings(max_examples=60)
@given(
    steps=st.lists(STEPS, max_size=30), is_cloud=st.booleans(), lag_seconds=st.sampled_from([0, 45])
)
def test_a_home_holds_what_there_is(
    steps: list[tuple[str, int]], is_cloud: bool, lag_seconds: int
) -> None:
    life = Life(is_cloud=is_cloud, lag_seconds=lag_seconds)
    for step, number in steps:
        life.take(step, number)
    life.take("wait", 2)
    life.take("sync", 0)
    for each in life.homes:
        assert (each.incomplete, each.faults) == (None, [])
        assert each.held() == truth(life.jira, each.source)
        fresh = home(*each.source.take)
        fresh.sync(life.jira, now=life.jira.clock)
        assert fresh.held() == each.held()
    before = [dict(each.changes) for each in life.homes]
    life.take("sync", 0)
    assert [each.changes for each in life.homes] == before


def test_the_clock_of_the_lives_runs() -> None:
    life = Life(is_cloud=True, lag_seconds=0)
    life.take("wait", 5)
    later: datetime = life.jira.clock
    assert later > NOW
