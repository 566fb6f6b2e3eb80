"""Steps that are SQL: a file for each kind of database, one statement a paragraph."""

from pathlib import Path

from alembic import op


def run_beside(step: str, revision: str) -> None:
    """Run the SQL of a step, for the kind of database that it runs on.

    Args:
        step: Path of the step's Python file.
        revision: Its number, with which the names of its SQL begin.
    """
    connection = op.get_bind()
    file = Path(step).parent / f"{revision}_{connection.dialect.name}.sql"
    for statement in file.read_text(encoding="utf-8").split("\n\n"):
        connection.exec_driver_sql(statement)
