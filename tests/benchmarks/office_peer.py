"""LibreOffice kept warm, the peer of a board paper: opens a Word document and exports it as PDF, when it is told to."""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's own, which `uno` is installed for."""
PATIENCE_S = 30


class Office:
    """A running office and the process that talks to it, one path a line."""

    def __init__(self, talker: subprocess.Popen[str]) -> None:
        assert talker.stdin is not None
        assert talker.stdout is not None
        self._in: IO[str] = talker.stdin
        self._out: IO[str] = talker.stdout

    def export(self, path: Path) -> None:
        """Open the document and write it as PDF beside itself."""
        self._in.write(f"{path.as_uri()}\n")
        self._in.flush()
        assert self._out.readline() == "done\n"


def _can_talk() -> bool:
    if not Path(SYSTEM_PYTHON).exists():
        return False
    return not subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode


@contextmanager
def a_warm_office() -> Iterator[Office | None]:
    """An office that listens, or None where there is none or nothing can talk to it."""
    command = shutil.which("soffice")
    if command is None or not _can_talk():
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="audit-office-") as folder:
        name = Path(folder).name
        profile = f"-env:UserInstallation={Path(folder).as_uri()}"
        listening = subprocess.Popen(
            [command, profile, "--headless", "--norestore", f"--accept=pipe,name={name};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        talker = subprocess.Popen(
            [SYSTEM_PYTHON, __file__, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            yield Office(talker)
        finally:
            assert talker.stdin is not None
            talker.stdin.close()  # it closes the office, then ends
            talker.wait(PATIENCE_S)
            listening.wait(PATIENCE_S)


def version() -> str:
    """`LibreOffice 7.4.7.2`."""
    said = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True).stdout
    return " ".join(said.split()[:2])


def talk(name: str) -> None:
    """Run by the system's Python: connect, then export what stdin names."""
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException

    def option(key: str, value: object) -> object:
        found = PropertyValue()
        found.Name, found.Value = key, value
        return found

    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            there = resolver.resolve(f"uno:pipe,name={name};urp;StarOffice.ComponentContext")
            break
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
    desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    for line in sys.stdin:
        url = line.strip()
        document = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
        document.storeToURL(f"{url}.pdf", (option("FilterName", "writer_pdf_Export"),))
        document.close(True)
        print("done", flush=True)
    desktop.terminate()


if __name__ == "__main__":
    talk(sys.argv[1])
