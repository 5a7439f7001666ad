"""The bridge from one score to another: a row a step, what raised it full and to the right, what lowered it hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from audit.domain.bridge import Bridge, shown_bridge
from audit.domain.bridge_words import bridge_words, points_text
from audit.domain.dates import short_date
from audit.domain.display import count
from audit.domain.words import STEP_WORDS, Step
from audit.reports.charts.drawing import INK, QUIET, RAMP, WIDTH, box, hatched, path, place, said, sheet, wide, words

LABELS, NUMBERS, TALL, AIR = 132, 44, 12, 6
THINNEST = 0.6
"""A step too small to be seen is still a stroke."""


@dataclass(frozen=True, slots=True)
class BridgeBar:
    """One row: what it is called, from where to where it goes, its figure, and whether it is an end."""

    name: str
    start: Decimal
    stop: Decimal
    end: bool = False

    @property
    def figure(self) -> str:
        """`62.5%` at an end, `+1.9` of a step."""
        return f"{self.stop}%" if self.end else points_text(self.stop - self.start)

    def then(self, name: str, size: Decimal) -> "BridgeBar":
        """The row after it: a step that begins where it stops."""
        return BridgeBar(name, self.stop, self.stop + size)


def bridge_svg(bridge: Bridge) -> str:
    """The bridge as SVG; a sentence where there are too few items for one."""
    known = bridge_words(bridge)
    if not bridge.worth_drawing:
        return said(known.finding, known.alt)
    shown = shown_bridge(bridge)
    steps = [(named_step(step, bridge.items[step]), by) for step, by in shown.steps.items()]
    bars = bars_of(bridge.before_on, shown.before, steps, bridge.after_on, shown.after)
    return bars_svg(bars, known.finding, known.alt)


def named_step(step: Step, ids: Sequence[str]) -> str:
    """`Rated higher (6 items)`."""
    return f"{STEP_WORDS[step]} ({count(len(ids), 'item')})" if ids else STEP_WORDS[step]


def bars_of(
    before_on: date, before: Decimal, steps: Sequence[tuple[str, Decimal]], after_on: date, after: Decimal
) -> list[BridgeBar]:
    """The rows from one score by the steps to the other; each begins where the last one stops."""
    bars = [BridgeBar(f"Score on {short_date(before_on)}", Decimal(0), before, end=True)]
    for name, by in steps:
        bars.append(bars[-1].then(name, by))
    return [*bars, BridgeBar(f"Score on {short_date(after_on)}", Decimal(0), after, end=True)]


def bars_svg(bars: Sequence[BridgeBar], title: str, described: str) -> str:
    """These rows as SVG, one under the other, each joined to the next where it stops."""
    labels = max(LABELS, *(wide(bar.name, strong=bar.end) + 8 for bar in bars))
    scale = (WIDTH - labels - NUMBERS) / 100
    shapes = [path(f"M{place(labels)} 0 V{len(bars) * (TALL + AIR)}", edge=QUIET)]
    for n, bar in enumerate(bars):
        top = n * (TALL + AIR) + 2
        low, high = sorted((float(bar.start), float(bar.stop)))
        left, width = labels + low * scale, max((high - low) * scale, THINNEST)
        shapes.append(words(0, top + 9, bar.name, strong=bar.end))
        if bar.stop < bar.start:
            shapes.append(hatched(left, top, width, TALL))
        else:
            shapes.append(box(left, top, width, TALL, fill=RAMP[2] if bar.end else RAMP[4]))
        shapes.append(words(left + width + 5, top + 9, bar.figure, strong=True, fill=INK))
        if n + 1 < len(bars):
            here = place(labels + float(bar.stop) * scale)
            shapes.append(path(f"M{here} {place(top + TALL)} v{AIR}", edge=QUIET, dash="1.5 1.5"))
    return sheet(shapes, len(bars) * (TALL + AIR) + 2, title, described)
