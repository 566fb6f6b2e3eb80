"""Two people who decide about the same things, each on what they saw when they read last."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Flag, auto

import pytest

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.sayings import About, Act, Saying
from narrows.services.plan.applying import Changes, apply, compare
from tests.store.insurer import NOON, with_teams


class Decides(Flag):
    """What somebody's updates are."""

    PLAN = auto()
    """A team more, by a plan file that is compared and applied."""
    SAYING = auto()
    """The last word about a bet."""
    BOTH = PLAN | SAYING
    """The two in one decision."""


@dataclass
class Case:
    """One interleaving.

    Attributes:
        repository: Where both save.
        about: What both talk about.
        is_careless: Whether what was seen is ignored: the control.
        teams: Those that were saved, in order.
        words: Those that were saved, in order.
        unseen: What was saved by somebody who had not seen what was there.
    """

    repository: Repository
    about: About
    is_careless: bool = False
    teams: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def lost(self) -> Sequence[str]:
        """What was saved, and is not there, not in order, or past somebody else's."""
        stored = self.repository.plan()
        assert stored is not None
        teams = list(stored.plan.streams[0].teams)
        words = [each.words for each in self.repository.sayings(self.about)]
        return [
            *([] if teams == self.teams else [f"teams: {teams}, saved {self.teams}"]),
            *(f"past another's: {each}" for each in self.unseen),
            *([] if words == self.words else [f"words: {words}, saved {self.words}"]),
        ]


@dataclass
class Editor:
    """One of the two.

    Attributes:
        case: What both work on.
        name: Theirs; an update is it with a number.
        decides: What their updates are.
    """

    case: Case
    name: str
    decides: Decides
    n_updates: int = 0
    saved: list[bool] = field(default_factory=list)
    _text: str = ""
    _changes: Changes | None = None
    _seen: int = 0
    _unseen: int = 0

    def read(self) -> None:
        """See what is there, and write the next update on top of it."""
        repository = self.case.repository
        self.n_updates += 1
        self._text = f"{self.name}-{self.n_updates}"
        if Decides.PLAN in self.decides:
            self._changes = compare(repository, with_teams(*self.case.teams, self._text))
        said = repository.sayings(self.case.about)
        self._seen = said[-1].number if said else 0
        self._unseen = self._n_others()

    def save(self) -> None:
        """Save the update, if nobody came between; else nothing of it may be saved."""
        is_outdated = self._n_others() > self._unseen and not self.case.is_careless
        if is_outdated:
            with pytest.raises(NarrowsError, match="meanwhile"):
                self._save()
        else:
            self._save()
            if self._n_others() > self._unseen:
                self.case.unseen.append(self._text)
            if Decides.PLAN in self.decides:
                self.case.teams.append(self._text)
            if Decides.SAYING in self.decides:
                self.case.words.append(self._text)
        self.saved.append(not is_outdated)

    def _save(self) -> None:
        repository, changes, seen = self.case.repository, self._changes, self._seen
        if self.case.is_careless:
            said = repository.sayings(self.case.about)
            seen = said[-1].number if said else 0
            if changes is not None:
                changes = replace(changes, revision=repository.stamp()[0])
        if self.decides is Decides.PLAN:
            assert changes is not None
            apply(changes, repository, now=NOON)
            return
        saying = Saying(0, self.case.about, Act.CHANGE, self._text, NOON, LOCAL_OWNER.name)
        decision = Decision((saying,), seen=seen)
        if changes is not None:
            decision = replace(decision, plan=changes.plan, revision=changes.revision)
        repository.decide(decision, request_key=f"{self.case.about.key}/{self._text}")

    def _n_others(self) -> int:
        """How many updates there are that this one has to be on top of."""
        of_plan = len(self.case.teams) if Decides.PLAN in self.decides else 0
        return of_plan + (len(self.case.words) if Decides.SAYING in self.decides else 0)
