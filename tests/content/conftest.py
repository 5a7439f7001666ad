"""A copy of the shipped checklists that a test may break."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from copies import Copy

from audit import data_dir


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(data_dir("checklists"), tmp_path / "checklists")
    return Copy(tmp_path / "checklists")
