"""Every store that was ever written opens, and its schema is what the tables say."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, MetaData, Table

from narrows.domain.repository import LOCAL_OWNER
from narrows.store import migrations
from narrows.store.database import connect
from narrows.store.migrations import REVISIONS
from narrows.store.repository import StoredRepository
from narrows.store.schema import bring_up_to_date
from narrows.store.tables import metadata
from tests.store.conftest import GOLDEN, golden
from tests.store.insurer import INSURER, NOON, with_teams
from tests.store.test_check_ins import FIRST, SECOND
from tests.store.test_observations import nps
from tests.store.test_snapshots import EMPTY, KEPT

FOLDER = Path(migrations.__file__).parent
RELEASED = {
    "0001_sqlite.sql": "1dd3d415bbf2d613a8871df0d400a6dc3d41bbb4b136df2cb893a9794b2b9e75",
    "0001_postgresql.sql": "7cf753339dbd000e6467f7f78f58000c5c8b0c032274a9cfe2aa987a4b7c1a28",
    "0002_sqlite.sql": "6c66465bbefec76fe95243a65696d24e6ae5a7ad78e76caad4dce60913442423",
    "0002_postgresql.sql": "b6c11fffff0567044380f252c9e787702ce87ade36f2b1cdd5595360ae0a5f4b",
    "0003_sqlite.sql": "bad71e2a9836dc5c1533999a70ec0e509fd03332138a13dd73e212f1f6d516aa",
    "0003_postgresql.sql": "0b9ce249cefed8f68831d6a5522c3e0cc43712d84775a6ea0c6b65987a0fa870",
    "0004_sqlite.sql": "b3b797e4e0fe8a4780babaabec3a45a3e9f442151eba7710996c43b1ffa64e15",
    "0004_postgresql.sql": "274b6fb66a1777de24ca9b81dcfd439d96c58e30e4b1d01650177afd68a22d8d",
    "0005_sqlite.sql": "4fba881c4c29123837ac5439b2fd8e56d9f263e88e2881b454db250302b6e859",
    "0005_postgresql.sql": "8a5ac5a8b3f09c4f6e293e6b2a31c52ba5159d20633c991c575842041b5f222a",
    "0006_sqlite.sql": "1cf611f9f89b5fa2bc798d6418f567042af49eb3941ea28bf7cdbd09147a9fbd",
    "0006_postgresql.sql": "ccbee4a629b22d627e0070583fd39ad7f3e5ba66b00ba6eae73d98d32ccdfc74",
    "0007_sqlite.sql": "a37af39e03e8b9a6c3ad27f80b64ea1c354ca81a014e27a6c84428789f48ed2d",
    "0007_postgresql.sql": "28ea6e8fa46b2bf523d7ba26537880073cfeb01e4f549e8ac3b3b4ddee89f4d9",
    "0008_sqlite.sql": "a339421dc7b26c0b0a2b21b0e84068bdf743ff6913c0427eaaf1b7bb27837147",
    "0008_postgresql.sql": "ee9692d31fad30fc2ba630f547782809382d96ad4d043f94c116da9a60b98c63",
    "0009_sqlite.sql": "cab36fd8e5db5ad6177dab7f08358d465f0688fa08a641281996a0debe5ca0b6",
    "0009_postgresql.sql": "2d04297acca3fae65baf7369362614af8be5bff07243c025ef8392afb726bd3e",
}
"""SHA-256 of steps that stores out there have taken: they never change again."""


def differences(address: str, wanted: MetaData) -> list[object]:
    database = connect(address)
    try:
        with database.reading() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return list(compare_metadata(context, wanted))
    finally:
        database.close()


def test_the_steps_lead_to_the_tables_that_the_store_works_on(address: str) -> None:
    assert differences(address, metadata) == []


def test_a_column_that_no_step_made_is_seen(address: str) -> None:
    """The negative control."""
    wanted = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(wanted)
    Table("mute", wanted, Column("until", Integer), extend_existing=True)
    assert len(differences(address, wanted)) == 1


def test_the_list_of_steps_is_what_the_folder_holds() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    steps = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_a_step_that_stores_have_taken_never_changes() -> None:
    found = {path.name: path.read_bytes() for path in (FOLDER / "versions").glob("*.sql")}
    assert {name: sha256(text).hexdigest() for name, text in found.items()} == RELEASED


def test_there_is_a_golden_store_of_each_schema() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.sql")) == sorted(REVISIONS)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_store_of_each_schema_still_says_what_it_said(tmp_path: Path, revision: str) -> None:
    database = connect(golden(tmp_path / "store.db", revision))
    bring_up_to_date(database)
    repository = StoredRepository(database, LOCAL_OWNER)
    stored = repository.plan()
    assert stored is not None
    assert (stored.plan, stored.revision) == (INSURER, 2)
    assert repository.observations() == [nps(30, later=1)]
    assert repository.check_ins() == [FIRST, SECOND]
    assert repository.snapshots() == [KEPT, EMPTY]
    assert repository.stamp() == (2, 2)
    assert repository.verify().is_whole
    changed = repository.audit()[-5]
    assert (changed.what, changed.key, changed.before) == (
        "stream",
        "policy",
        (("teams", "mobile"),),
    )
    later = NOON + timedelta(days=9)
    assert repository.replace_plan(with_teams("new"), revision=2, at=later) == 3
    assert repository.verify().is_whole
    database.close()
