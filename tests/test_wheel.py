"""What people install is whole: the wheel works outside the project's folder."""

import hashlib
import subprocess
import sysconfig
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from narrows import __version__
from tests.house import ROOT

TOOLS = ROOT / ".tools" / "bin"
LARGEST_BYTES = 2_500_000

LOG = """\
item,status,moved_at
A-1,To do,2026-01-05T09:00:00Z
A-1,Doing,2026-01-06T09:00:00Z
A-1,Done,2026-01-08T09:00:00Z
A-2,To do,2026-01-06T09:00:00Z
A-2,Doing,2026-01-07T09:00:00Z
"""


def run(*command: str | Path, at: Path) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(TOOLS / "hatchling", "build", "-t", "wheel", "-d", folder, at=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel alone; what it depends on is borrowed from ours."""
    environment = tmp_path_factory.mktemp("environment")
    run(TOOLS / "uv", "venv", "-q", "--python", TOOLS / "python", environment, at=environment)
    python = environment / "bin" / "python"
    run(TOOLS / "uv", "pip", "install", "-q", "--python", python, "--no-deps", "--no-index", wheel,
        at=environment)  # fmt: skip
    (packages,) = environment.glob("lib/python*/site-packages")
    # Folders that a .pth adds are not searched for .pth files: our editable install stays out.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return environment


def test_the_wheel_is_small_and_holds_what_it_needs(wheel: Path) -> None:
    assert wheel.stat().st_size <= LARGEST_BYTES
    names = zipfile.ZipFile(wheel).namelist()
    ours = {path for path in (ROOT / "src").rglob("*") if path.is_file()}
    expected = {
        str(path.relative_to(ROOT / "src")) for path in ours if "__pycache__" not in str(path)
    }
    assert expected <= set(names)
    assert f"narrows-{__version__}.dist-info/licenses/LICENSE" in names
    assert not [name for name in names if name.startswith(("tests", "benchmarks", "scripts"))]


def test_the_wheel_holds_scripts_of_others_with_licence_and_checksum(wheel: Path) -> None:
    archive, folder = zipfile.ZipFile(wheel), "narrows/web/static/vendor/"
    sums = archive.read(folder + "SHA256SUMS").decode()
    assert sums == (ROOT / "third_party.sha256").read_text()
    pinned = [line.split("  ") for line in sums.splitlines()]
    names = {name for _, name in pinned}
    assert {"htmx.min.js", "htmx.LICENSE.txt", "echarts.min.js", "echarts.NOTICE.txt"} <= names
    for digest, name in pinned:
        assert hashlib.sha256(archive.read(folder + name)).hexdigest() == digest


def builders_told() -> str:
    """What is at hand by what the installed command borrows from here."""
    if find_spec("numba"):
        return "compiled pass (numba) from five million moves on, portable SQL"
    return "portable SQL (pip install 'narrows[fast]' adds the compiled pass)"


def test_the_installed_command_says_its_version(installed: Path, tmp_path: Path) -> None:
    shown = run(installed / "bin" / "narrows", "--version", at=tmp_path)
    assert shown.splitlines() == [
        f"narrows {__version__}",
        f"builders: {builders_told()}",
    ]
    where = "import narrows; print(narrows.__file__)"
    assert str(installed) in run(installed / "bin" / "python", "-c", where, at=tmp_path)


def test_the_installed_command_looks_at_a_log(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG)
    page = tmp_path / "page.html"
    shown = run(installed / "bin" / "narrows", "look", "log.csv", "--html", page, at=tmp_path)
    assert "Doing" in shown
    assert "Doing" in page.read_text(encoding="utf-8")
