"""Timing, and what is said of a measurement: medians, ratios, the machine, versions."""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

ROUNDS = 7
"""How often each measurement is repeated; what is reported is the median."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one piece of work showed: a table, and what must be known to read it."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    result: str
    notes: Sequence[str] = field(default=())

    def markdown(self) -> str:
        """The section as Markdown."""
        lines = [f"## {self.title}", "", f"**{self.result}**", ""]
        lines += [_row(cells) for cells in (self.headings, ["---"] * len(self.headings), *self.rows)]
        return "\n".join([*lines, "", *(f"* {note}" for note in self.notes)]).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def seconds_each(work: Callable[[], object], times: int) -> float:
    """How long one call takes, over a number of calls in a row."""
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times


def in_turn(works: Sequence[tuple[Callable[[], object], int]], rounds: int = ROUNDS) -> list[float]:
    """The median seconds of each piece of work, done in turn so that a noisy moment meets all of them alike.

    Each comes with how many calls make one of its measurements; one round more is run first and thrown away.
    """
    measured: list[list[float]] = [[] for _ in works]
    for turn in range(rounds + 1):
        for place, (work, times) in enumerate(works):
            took = seconds_each(work, times)
            if turn:
                measured[place].append(took)
    return [statistics.median(each) for each in measured]


def milliseconds(seconds: float) -> str:
    """`1.24 ms`."""
    return f"{seconds * 1e3:.3g} ms" if seconds < 1 else f"{seconds * 1e3:,.0f} ms"


def microseconds(seconds: float) -> str:
    """`142 µs`."""
    return f"{seconds * 1e6:,.0f} µs"


def times(seconds: float, base: float) -> str:
    """How many times as long: `23 ×`."""
    ratio = seconds / base
    return f"{ratio:.2f} ×" if ratio < 10 else f"{ratio:,.0f} ×"


def verdict(holds: bool) -> str:
    """Said the same way everywhere."""
    return "met" if holds else "NOT met"


def machine() -> str:
    """Processor, cores, memory, and how busy it is: a figure means nothing without them."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GiB, {platform.system()} {platform.release()}; "
        f"load average {load()}"
    )


def load() -> str:
    """How many processes wanted a core, over 1, 5 and 15 minutes; above the number of cores, figures are too long."""
    return ", ".join(f"{one:.1f}" for one in os.getloadavg())


def versions(*packages: str) -> str:
    """`Python 3.11.7, pandas 3.1.1`."""
    return ", ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in packages)])


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:  # noqa: PTH123  (a pseudo-file)
            names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> float:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    except (ValueError, OSError):
        return float("nan")
