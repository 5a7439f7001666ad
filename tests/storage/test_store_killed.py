"""A killed process: what it acknowledged is there."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

from storage_builders import opened

import audit

SAVES, KILLED_AFTER = 1000, 300
CHILD = textwrap.dedent(
    """
    import sys
    from storage_builders import an_answer, opened, saving, starting

    with opened(sys.argv[1]) as store:
        store.write(starting())
        for number in range(int(sys.argv[2])):
            item = f"IS-{number % 60:02}"
            kept = store.get("r1").answers.get(item)
            store.write(saving(an_answer(item, note=str(number), version=kept.version if kept else 0)))
            print(number, flush=True)
    """
)


def test_every_answer_acknowledged_before_a_kill_is_there_after_it(file: Path):
    seen = os.pathsep.join([str(Path(audit.__file__).parent.parent), str(Path(__file__).parent)])
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(file), str(SAVES)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": seen},
    )
    with child:
        assert child.stdout is not None
        acknowledged: list[int] = []
        for line in child.stdout:
            if line.endswith("\n"):
                acknowledged.append(int(line))
            if len(acknowledged) == KILLED_AFTER:
                child.kill()  # SIGKILL: nothing in the child gets to tidy up; what it still said is read on

    assert KILLED_AFTER <= len(acknowledged) < SAVES
    assert child.returncode != 0
    with opened(file) as store:
        kept = store.get("r1").answers
        last = {f"IS-{number % 60:02}": number for number in acknowledged}
        assert all(int(kept[item].note) >= number for item, number in last.items())
        assert kept[f"IS-{acknowledged[-1] % 60:02}"].note == str(acknowledged[-1])
        assert len(store.trail("r1")) - 1 in (len(acknowledged), len(acknowledged) + 1)
        assert store.verify("r1") is None
