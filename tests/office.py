"""LibreOffice as an office uses it, for the tests that open what the product wrote. They are slow: mark them so."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

PATIENCE_S = 120
"""How long one conversion may take on a busy machine; the first of a run makes its profile."""
NOT_ABOUT_THE_FILE = ("failed to launch javaldx",)
"""What an office without Java says on every start, whatever it opens."""
HARMLESS = ("convert ", "Overwriting: ", "Writing sheet ")
"""How the lines begin in which it says what it does."""


def the_office() -> str:
    """LibreOffice's command. Without it the test is skipped, unless the environment says that it must run."""
    found = shutil.which("soffice")
    if found is None:
        reason = "LibreOffice is not installed (apt-get install libreoffice-writer-nogui libreoffice-calc-nogui)"
        if os.environ.get("AUDIT_TESTS_NEED_LIBREOFFICE") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@cache
def _profile() -> str:
    """A profile for this run alone, so that no other office is in the way."""
    folder = tempfile.mkdtemp(prefix="audit-office-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).as_uri()


def convert(path: Path, to: str, folder: Path) -> Path:
    """The file opened and saved as another kind (`pdf`, `odt`, `xlsx` …), without a word of warning."""
    command = [the_office(), f"-env:UserInstallation={_profile()}", "--headless", "--convert-to", to]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    said = [line for line in f"{done.stdout}\n{done.stderr}".splitlines() if line.strip()]
    amiss = [
        line
        for line in said
        if not line.startswith(HARMLESS) and not any(known in line for known in NOT_ABOUT_THE_FILE)
    ]
    made = folder / f"{path.stem}.{to.partition(':')[0]}"
    assert (done.returncode, amiss) == (0, []), f"LibreOffice on {path.name}: {done.returncode}, {amiss}"
    assert made.stat().st_size > 0, f"LibreOffice made nothing of {path.name}"
    return made
