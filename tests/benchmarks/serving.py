"""Servers of the product and of the empty page, and a browser that looks at them; each ended by who started it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers its health check; `start_s` is how long it took from the start of its process."""

    url: str
    start_s: float
    process: int


@contextmanager
def the_product(database: Path) -> Iterator[Server]:
    """The product as its own command starts it, over this database file."""
    with _running("-m", "audit", "--db", str(database), "serve", "--port") as server:
        yield server


@contextmanager
def the_empty_page() -> Iterator[Server]:
    """A page that does nothing, served with the same settings (those of the folder it is started in)."""
    with _running("-m", "streamlit", "run", str(HERE / "empty_app.py"), "--server.port") as server:
        yield server


@contextmanager
def _running(*command: str) -> Iterator[Server]:
    port = _free_port()
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("STREAMLIT_", "AUDIT_"))}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command, str(port)], cwd=ROOT, env={**kept, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        yield Server(f"http://127.0.0.1:{port}", _wait_for(port, process, begun), process.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", begun: float) -> float:
    while time.perf_counter() - begun < PATIENCE_S:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5) as answer:
            if answer.read() == b"ok":
                return time.perf_counter() - begun
        if process.poll() is not None:
            raise RuntimeError("The server ended before it was well.")
        time.sleep(0.005)
    raise TimeoutError("The server did not come up.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def chromium(arguments: Sequence[str] = ARGUMENTS) -> Iterator[Browser]:
    """Chromium, found on the path."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        raise RuntimeError("Chromium is not installed (apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(arguments))
        try:
            yield browser
        finally:
            browser.close()
