"""A real server, a real browser, a database of its own: what every test at the screen stands on."""

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import pytest

sys.path.insert(0, str(Path(__file__).parent))

PATIENCE_S = 60.0
"""How long a server may take to come up on a busy machine."""
ROOT = Path(__file__).parents[2]
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PORTS = range(8621, 8641)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for the browser is slow, whether or not its file says so."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def a_free_port() -> int:
    """A port on loopback that nobody listens on; any, where those set aside for tests are taken."""
    for port in (*random.sample(PORTS, len(PORTS)), 0):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise AssertionError("no port is free")


@dataclass
class Server:
    """The product as a person starts it: `python -m audit serve`."""

    folder: Path
    port: int = field(default_factory=a_free_port)
    clone: Path = ROOT
    """The product that is started: this tree, or a copy of it whose content a test changes."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.folder / "reviews.db"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text(encoding="utf-8", errors="replace")

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """`python -m audit --db … words`, to its end."""
        return subprocess.run(
            [sys.executable, "-m", "audit", "--db", str(self.database), *words],
            cwd=self.clone, env=surroundings(self.clone), capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    def start(self) -> "Server":
        """Start it and wait until it says that it is well."""
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "audit", "--db", str(self.database), "serve", "--port", str(self.port)],
                cwd=self.clone, env=surroundings(self.clone), stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5) as answer:
                if answer.read() == b"ok" and self.listens:
                    return self
            assert self.process.poll() is None, self.log
            time.sleep(0.1)
        raise AssertionError(f"the server did not come up in {PATIENCE_S:.0f} s:\n{self.log}")

    @property
    def listens(self) -> bool:
        """Whether it is this server that answers at the port, not another that was quicker to take it."""
        assert self.process is not None
        family = [psutil.Process(self.process.pid), *psutil.Process(self.process.pid).children(recursive=True)]
        return any(one.laddr.port == self.port for process in family for one in process.net_connections("tcp"))

    def kill(self) -> None:
        """End it as a power cut would: no goodbye, no last write."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)
            self.process = None


def surroundings(clone: Path = ROOT) -> dict[str, str]:
    """The environment of the product: its own tree first, no settings of the person who runs the tests."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("STREAMLIT_", "AUDIT_"))}
    return {**kept, "PYTHONPATH": str(clone), "PYTHONUNBUFFERED": "1"}


def the_chromium() -> str | None:
    """Where the browser is, None where there is none."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def a_browser() -> Iterator[Any]:
    """The browser, running."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=the_chromium(), args=list(CHROMIUM_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser. Without it the tests are skipped, unless the environment says that they must run."""
    if the_chromium() is None:
        reason = "Chromium is not installed (apt-get install chromium)"
        if os.environ.get("AUDIT_TESTS_NEED_CHROMIUM") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    with a_browser() as browser:
        yield browser


def a_server(*, sample: bool = False, name: str = "audit") -> Iterator[Server]:
    """A server over a database of its own, empty or with the sample schools; `name` is that of its folder."""
    whole = Path(tempfile.mkdtemp())
    folder = whole / name
    folder.mkdir()
    server = Server(folder)
    if sample:
        loaded = server.command("demo")
        assert loaded.returncode == 0, loaded.stderr or loaded.stdout
    try:
        yield server.start()
    finally:
        server.kill()
        shutil.rmtree(whole, ignore_errors=True)


@pytest.fixture(scope="module")
def empty_server() -> Iterator[Server]:
    """A server with an empty database, one for each file of tests."""
    yield from a_server()


@pytest.fixture(scope="module")
def sample_server() -> Iterator[Server]:
    """A server with the sample schools, one for each file of tests."""
    yield from a_server(sample=True)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server with an empty database for one test alone."""
    yield from a_server()
