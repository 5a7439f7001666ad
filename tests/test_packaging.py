"""What `pip install .` brings: the checklists, the sample data, the app and its settings, usable from any folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's content, unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--wheel-dir", str(folder), str(ROOT)],
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


@pytest.mark.slow
def test_the_wheel_works_from_an_empty_folder(unpacked: Path, tmp_path: Path):
    def command(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-m", "audit", "--json", "--db", str(tmp_path / "reviews.db"), *words],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(unpacked)},
            capture_output=True,
            text=True,
            check=False,
        )

    where = subprocess.run(
        [sys.executable, "-P", "-c", "import audit; print(audit.__file__)"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(unpacked) in where.stdout
    assert json.loads(command("checklist", "list").stdout)["checklists"][0]["id"] == "core-103-109"
    assert len(json.loads(command("demo").stdout)["reviews"]) == 12


@pytest.mark.slow
def test_the_wheel_holds_the_app_its_settings_and_its_data(unpacked: Path):
    for path in (
        "audit/_app.py",
        "audit/.streamlit/config.toml",
        "audit/_data/checklists/core-103-109/106.yaml",
        "audit/_data/sample_data/reviews.csv",
        "audit/reports/paper.typ",
        "audit/reports/fonts/NotoSansArabic-Regular.ttf",
        "audit/reports/fonts/LICENSE-Noto.txt",
        "audit/ui/theme.css",
        "audit/ui/live.js",
    ):
        assert (unpacked / path).is_file(), path
