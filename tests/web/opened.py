"""A home of its own for a test, made of a plan by the command, and a client of its pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import yaml
from fastapi.testclient import TestClient

from narrows.bootstrap import Home, open_home
from narrows.bootstrap.serving import open_desk
from narrows.web.app import create_app
from tests.commands import narrows
from tests.web.clients import asking

Opened: TypeAlias = tuple[Home, TestClient]


def opened_home(folder: Path, plan: Mapping[str, object]) -> Opened:
    """The home of a plan, and somebody who may ask it."""
    (folder / "narrows.yaml").write_text(yaml.safe_dump(dict(plan)))
    home = folder / "home"
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    opened = open_home(home)
    return opened, asking(create_app(open_desk(opened)))
