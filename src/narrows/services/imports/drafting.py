"""A draft while it is read: what stands where, and what was left out."""

from dataclasses import dataclass, field, replace

from narrows.analytics.aims import Aim, aim_of
from narrows.domain.work import Fault
from narrows.services.imports.draft import (
    Draft,
    DraftInitiative,
    DraftKeyResult,
    DraftObjective,
)
from narrows.services.imports.labels import Label
from narrows.services.plan.part import LONGEST_WORDS

LONGEST_QUOTE = 60
"""Of words that are named in a fault. [characters]"""


def shortened(words: str) -> str:
    """The beginning of words, as far as a line has room for."""
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"


@dataclass(slots=True)
class Drafting:
    """The part of a file that was read so far.

    Attributes:
        file: Its name, for messages.
        open: Place of the objective that what follows belongs to; `None` where there is none.
    """

    file: str
    open: int | None = None
    _objectives: list[DraftObjective] = field(default_factory=list)
    _faults: list[Fault] = field(default_factory=list)
    _has_last: bool = False
    _is_bet_last: bool = False

    @property
    def n_key_results(self) -> int:
        """Of the open objective."""
        return 0 if self.open is None else len(self._objectives[self.open].key_results)

    def add_objective(
        self, label: Label, line: int, *, owner: str | None = None, cycle: str | None = None
    ) -> int:
        """Begin an objective; its place."""
        text = self._cut(label.text, line)
        self._objectives.append(
            DraftObjective(text, line, label.owner or owner, cycle, notes=label.notes)
        )
        self.open, self._has_last = len(self._objectives) - 1, False
        return self.open

    def add_key_result(self, label: Label, line: int, *, aim: Aim | None = None) -> None:
        """Add a key result to the open objective; without one it is left out, and said."""
        if self._is_kept(label, line):
            text = self._cut(label.text, line)
            told = DraftKeyResult(text, line, aim or aim_of(text), label.notes)
            self._put(key_results=(*self._now.key_results, told))
            self._has_last, self._is_bet_last = True, False

    def add_initiative(self, label: Label, line: int) -> None:
        """Add a bet to the open objective; without one it is left out, and said."""
        if self._is_kept(label, line):
            told = DraftInitiative(self._cut(label.text, line), line, label.notes)
            self._put(initiatives=(*self._now.initiatives, told))
            self._has_last, self._is_bet_last = True, True

    def add_why(self, text: str, line: int) -> None:
        """Say why the open objective is wanted."""
        if self._is_kept(Label(text), line):
            why = " ".join(filter(None, (self._now.why, text)))
            self._put(why=self._cut(why, line))

    def own(self, owner: str, line: int) -> None:
        """Say whose the open objective is."""
        if self._is_kept(Label(owner), line):
            self._put(owner=owner)

    def note(self, text: str, line: int, *, is_of_objective: bool = False) -> None:
        """Keep words beside what was read last, or beside the objective."""
        if not self._is_kept(Label(text), line):
            return
        now = self._now
        if is_of_objective or not self._has_last:
            self._put(notes=(*now.notes, text))
        elif self._is_bet_last:
            bet = replace(now.initiatives[-1], notes=(*now.initiatives[-1].notes, text))
            self._put(initiatives=(*now.initiatives[:-1], bet))
        else:
            result = replace(now.key_results[-1], notes=(*now.key_results[-1].notes, text))
            self._put(key_results=(*now.key_results[:-1], result))

    def leave_out(self, words: str, line: int, *, why: str) -> None:
        """Say that words were not taken."""
        self.fault(f"«{shortened(words)}» is left out: {why}.", line)

    def fault(self, message: str, line: int | None) -> None:
        """Say what could not be read, or only with doubt."""
        self._faults.append(Fault(self.file, message, line))

    def draft(self) -> Draft:
        """All that was read."""
        return Draft(self.file, tuple(self._objectives), tuple(self._faults))

    @property
    def _now(self) -> DraftObjective:
        return self._objectives[-1 if self.open is None else self.open]

    def _cut(self, words: str, line: int) -> str:
        """Words as long as a plan takes them; what is longer loses its end, and that is said."""
        if len(words) <= LONGEST_WORDS:
            return words
        self.fault(f"More than {LONGEST_WORDS:,} characters; the rest of it is not read.", line)
        return words[:LONGEST_WORDS].rstrip()

    def _is_kept(self, label: Label, line: int) -> bool:
        if self.open is None:
            self.leave_out(label.text, line, why="it stands under no objective")
        elif not label.text:
            self.fault("There are no words here.", line)
        return self.open is not None and bool(label.text)

    def _put(self, **parts: object) -> None:
        at = len(self._objectives) - 1 if self.open is None else self.open
        self._objectives[at] = replace(self._objectives[at], **parts)  # type: ignore[arg-type]
