from collections.abc import Iterator
from pathlib import Path

import pytest
from storage_builders import opened

from audit.domain.store import ReviewStore
from audit.storage import MemoryStore
from audit.storage.sql_store import SqlStore


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database may be made."""
    return tmp_path / "data" / "audit.db"


@pytest.fixture
def sql_store(file: Path) -> Iterator[SqlStore]:
    with opened(file) as store:
        yield store


@pytest.fixture(params=["memory", "sql"])
def store(request: pytest.FixtureRequest) -> ReviewStore:
    """Each of the stores in turn: what is promised of one is promised of both."""
    return MemoryStore() if request.param == "memory" else request.getfixturevalue("sql_store")
