"""What the services' tests share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from service_builders import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()
