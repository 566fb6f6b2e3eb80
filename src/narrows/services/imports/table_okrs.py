"""OKRs out of rows: one a key result, one a thing with its type, or key results side by side.

Spreadsheets and tools write one of three: a row for each key result with its objective beside it
(or only above it), a row for each thing that says what it is and what it stands under, or a row for
each objective with its key results in columns.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from narrows.services.imports.cycle_words import cycle_in
from narrows.services.imports.drafting import Drafting
from narrows.services.imports.labels import Label, Role, label_of
from narrows.services.imports.table_columns import Column
from narrows.services.imports.table_kinds import role_of
from narrows.services.imports.table_rows import Row, aim_in


@dataclass(slots=True)
class TableOkrs:
    """Rows while they are read.

    Attributes:
        drafting: Where it is collected.
        owner: Of objectives whose row names none.
        cycle: Of objectives whose row names none.
    """

    drafting: Drafting
    owner: str | None = None
    cycle: str | None = None
    _places: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _named: dict[str, tuple[Role, int]] = field(default_factory=dict)
    _n_owners: int = 0
    _first_owned: int = 0

    def read(self, rows: Sequence[Row]) -> None:
        """Read every row once."""
        is_tree = not any(row[Column.OBJECTIVE] or row[Column.KEY_RESULT] for row in rows)
        parents = {row[Column.PARENT].casefold() for row in rows if row[Column.PARENT]}
        for row in rows:
            if not row.cells:
                continue
            if is_tree:
                self._thing(row, parents)
            else:
                self._row(row)
        if self._n_owners:
            told = (
                "1 key result names"
                if self._n_owners == 1
                else f"{self._n_owners} key results name"
            )
            self.drafting.fault(
                f"{told} an owner of their own, which is left out: a "
                "key result belongs to whoever owns its objective, and nobody is counted.",
                self._first_owned,
            )

    def _row(self, row: Row) -> None:
        """An objective with key results and initiatives beside it, or what goes on from above."""
        results = [words for column, words in row.all if column is Column.KEY_RESULT]
        bets = [words for column, words in row.all if column is Column.INITIATIVE]
        if row[Column.OBJECTIVE]:
            self._open(row, label_of(row[Column.OBJECTIVE]))
        if not results and not row[Column.OBJECTIVE] and not bets:
            self.drafting.fault("The row names neither objective nor key result.", row.line)
        for words in results:
            self._key_result(row, label_of(words), is_alone=len(results) == 1)
        for words in bets:
            self.drafting.add_initiative(label_of(words), row.line)

    def _thing(self, row: Row, parents: set[str]) -> None:
        """One thing that says what it is, and what it stands under."""
        label = label_of(row[Column.TITLE])
        if not label.text:
            self.drafting.fault("The row has no title.", row.line)
            return
        role = label.role or role_of(row, parents)
        if role is None:
            self.drafting.leave_out(
                label.text, row.line, why=f"its type «{row[Column.TYPE]}» is none of an OKR"
            )
            return
        under = self._under(row)
        at: int | None
        if role is Role.OBJECTIVE:
            at = self._open(row, label)
            if under is not None:
                self.drafting.fault(
                    f"«{label.text}» stands under another in the file, and that is left out: "
                    "objectives have no parent here. Say what it does to the other by `ripples:`.",
                    row.line,
                )
        else:
            at = self.drafting.open if under is None else under
            self.drafting.open = at
            if role is Role.KEY_RESULT:
                self._key_result(row, label, is_alone=True)
            else:
                self.drafting.add_initiative(label, row.line)
        for name in (row[Column.ID], row[Column.TITLE]):
            if name and at is not None:
                self._named.setdefault(name.casefold(), (role, at))

    def _under(self, row: Row) -> int | None:
        """The objective that a row names as above it: by id, by title, or by «1.2» under «1»."""
        names = [row[Column.PARENT].casefold()]
        number = row[Column.ID].rstrip(".")
        while "." in number and re.fullmatch(r"[\d.]+", number):
            number = number.rpartition(".")[0]
            names.append(number)
        return next((self._named[name][1] for name in names if name in self._named), None)

    def _open(self, row: Row, label: Label) -> int:
        """The objective of a row: the one with the same words, owner and cycle, else a new one."""
        owner = row[Column.TEAM] or row[Column.OWNER] or self.owner
        cycle = cycle_in(row[Column.CYCLE]) or row[Column.CYCLE] or self.cycle
        key = (label.text.casefold(), owner or "", cycle or "")
        if not row[Column.KEY_RESULT] and key in self._places:
            self.drafting.fault(f"«{label.text}» stands here a second time.", row.line)
        if key in self._places:
            self.drafting.open = self._places[key]
            return self._places[key]
        self._places[key] = self.drafting.add_objective(label, row.line, owner=owner, cycle=cycle)
        if row[Column.WHY]:
            self.drafting.add_why(row[Column.WHY], row.line)
        if row[Column.NOTE] and not row[Column.KEY_RESULT]:
            self.drafting.note(row[Column.NOTE], row.line)
        return self._places[key]

    def _key_result(self, row: Row, label: Label, *, is_alone: bool) -> None:
        aim = aim_in(row, label.text, drafting=self.drafting) if is_alone else None
        self.drafting.add_key_result(label, row.line, aim=aim)
        if row[Column.NOTE] and is_alone:
            self.drafting.note(row[Column.NOTE], row.line)
        if row[Column.OWNER] and (row[Column.TEAM] or not row[Column.OBJECTIVE]):
            self._n_owners += 1
            self._first_owned = self._first_owned or row.line
