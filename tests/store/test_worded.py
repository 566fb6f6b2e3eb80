"""Stores of a process share what was put in words, and nothing else."""

from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, Table, event, insert, select

from narrows.store.sqlite import sqlite_engine

NUMBERS = Table("numbers", MetaData(), Column("number", Integer))


def test_what_one_store_worded_is_known_to_the_next_and_each_reads_its_own(tmp_path: Path) -> None:
    heard: list[str] = []

    def hear(*told: object) -> None:
        heard.append(told[4].cache_hit.name)  # type: ignore[attr-defined]

    for number, hit in ((1, "CACHE_MISS"), (2, "CACHE_HIT")):
        engine = sqlite_engine(tmp_path / f"{number}.db")
        with engine.begin() as connection:
            NUMBERS.create(connection)
            connection.execute(insert(NUMBERS), {"number": number})
            event.listen(engine, "before_cursor_execute", hear)
            assert connection.execute(select(NUMBERS)).all() == [(number,)]
        engine.dispose()
        assert heard.pop() == hit
