"""A copy of the shipped checklists that a test may break."""

import shutil
from pathlib import Path

import pytest
from copies import Copy

from audit import data_dir


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(data_dir("checklists"), tmp_path / "checklists")
    return Copy(tmp_path / "checklists")
