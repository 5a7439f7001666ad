"""`python tests/benchmarks/run.py [W1 W1b W4 W5 W6 W8] [--write]`: measure on this machine, print or keep the results.

Without names, all of them. `--write` puts the results of all of them into docs/benchmarks.md.
"""

import argparse
import importlib
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

from measuring import ROUNDS, Section, load, machine  # noqa: E402  (the folder is named above)

from audit import PRODUCT, __version__  # noqa: E402

WORK = {"W1": "w1_score", "W1b": "w1b_save", "W4": "w4_paper", "W5": "w5_click", "W6": "w6_over_time", "W8": "w8_start"}
PEERS = HERE / "peers_not_rerun.md"


def main() -> int:
    """Measure what was asked for."""
    names = {name.lower(): name for name in WORK}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", nargs="*", metavar="WORK", type=str.lower, choices=[*names, []], help=", ".join(WORK))
    parser.add_argument("--write", action="store_true", help="keep the results in docs/benchmarks.md (measures all)")
    options = parser.parse_args()
    chosen = [*WORK] if options.write or not options.work else [names[name] for name in options.work]
    head = heading()
    print(head)
    sections: list[Section] = []
    for name in chosen:
        found: Section = importlib.import_module(WORK[name]).run()
        sections.append(replace(found, notes=(*found.notes, f"Load average when it ended: {load()}.")))
        print(sections[-1].markdown(), flush=True)
    if options.write:
        parts = [head, *(section.markdown() for section in sections), PEERS.read_text(encoding="utf-8")]
        (ROOT / "docs" / "benchmarks.md").write_text("\n".join(parts), encoding="utf-8")
    return 0


def heading() -> str:
    """When, where and how this was measured."""
    now = datetime.now(UTC)
    return (
        f"# Benchmarks\n\nMade by `python tests/benchmarks/run.py --write` on {now.day} {now:%B %Y} "
        f"with {PRODUCT} {__version__},\non data it makes itself. Figures are medians of {ROUNDS} runs or more, "
        "in turn with the peer on the same input.\n"
        "The ratio is the result: it moves less from machine to machine than the figure does.\n\n"
        f"Machine: {machine()} when the run began.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
