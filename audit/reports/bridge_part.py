"""The bridge as one part of the paper may show it.

Part 1 tells the steps of its own items alone. What the items it keeps back did to the score stands as one further step:
the difference between the headline scores, which are public, and the steps shown. So the ends are the same figures as
anywhere, and nobody learns from it more than those already tell (decision 17).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from audit.domain.bridge import Bridge, bridge_of, shown_bridge, steps_that_sum
from audit.domain.bridge_words import BRIDGE_HEADINGS, behind, bridge_words, points_text
from audit.domain.chart_words import ChartWords, read_aloud
from audit.domain.dates import long_date
from audit.domain.display import count, listed
from audit.domain.figures import rounded
from audit.domain.words import STEP_WORDS, Step
from audit.reports.charts.bridge import bars_of, bars_svg, bridge_svg, named_step
from audit.reports.paper_input import PaperInput

KEPT_BACK = "Confidential items, together"
NOT_COUNTED_HERE = "in Part 2"


@dataclass(frozen=True, slots=True)
class PartBridge:
    """The bridge in figures as they are shown, in words and as a drawing; the step None is what is kept back."""

    before: Decimal
    steps: Mapping[Step | None, Decimal]
    after: Decimal
    items: Mapping[Step, tuple[str, ...]]
    words: ChartWords
    svg: str

    @property
    def moved(self) -> bool:
        """Does any step show as more or less than nothing?"""
        return any(self.steps.values())


def bridge_in(paper: PaperInput) -> PartBridge | None:
    """The bridge from the previous review, as this part may show it; None where there is too little to say."""
    if paper.previous is None:
        return None
    part = bridge_of(paper.shown, paper.previous, paper.review, contents=paper.shown_contents)
    if not part.worth_drawing:
        return None
    if not paper.of_this_part:
        shown = shown_bridge(part)
        steps: dict[Step | None, Decimal] = {**shown.steps}
        return PartBridge(shown.before, steps, shown.after, part.items, bridge_words(part), bridge_svg(part))
    before, after = paper.figures_then(paper.previous).score, paper.whole.overall.score
    if before is None or after is None:
        return None
    return _with_the_rest(part, before, after)


def _with_the_rest(part: Bridge, before: float, after: float) -> PartBridge:
    """The steps of the items shown, and what is left between the headline scores."""
    exact: dict[Step | None, float] = {**part.steps, None: after - before - sum(part.steps.values())}
    was, now = rounded(before), rounded(after)
    shown = steps_that_sum(exact, now - was)
    words = _words(part, was, shown, now)
    steps = [(named_step(step, part.items[step]) if step else KEPT_BACK, by) for step, by in shown.items()]
    bars = bars_of(part.before_on, was, steps, part.after_on, now)
    return PartBridge(was, shown, now, part.items, words, bars_svg(bars, words.finding, words.alt))


def _words(part: Bridge, was: Decimal, shown: Mapping[Step | None, Decimal], now: Decimal) -> ChartWords:
    rows = [
        (f"Score on {long_date(part.before_on)}", f"{was}%", ""),
        *((STEP_WORDS[step] if step else KEPT_BACK, points_text(by), _items(part, step)) for step, by in shown.items()),
        (f"Score on {long_date(part.after_on)}", f"{now}%", ""),
    ]
    return ChartWords(
        title="From one score to the other",
        finding=_finding(part, was, shown, now),
        alt=read_aloud([f"{name}: {', '.join(cell for cell in cells if cell)}" for name, *cells in rows]),
        headings=BRIDGE_HEADINGS,
        rows=tuple(rows),
    )


def _items(part: Bridge, step: Step | None) -> str:
    if step is None:
        return NOT_COUNTED_HERE
    ids = part.items[step]
    return f"{count(len(ids), 'item')}: {listed(ids)}" if ids else "no item"


def _finding(part: Bridge, was: Decimal, shown: Mapping[Step | None, Decimal], now: Decimal) -> str:
    """What moved the score, the largest step first; the items kept back as one."""
    moved = sorted(((step, by) for step, by in shown.items() if by), key=lambda pair: -abs(pair[1]))
    steps = [f"{behind(part, step) if step else 'confidential items'} {points_text(by)}" for step, by in moved]
    before, after = long_date(part.before_on), long_date(part.after_on)
    if was == now:
        text = f"The score was {was}% on {before} and is {now}% on {after}"
        return f"{text}: {listed(steps)} points." if steps else f"{text}, and no step moved it."
    way = "rose" if now > was else "fell"
    return f"The score {way} from {was}% on {before} to {now}% on {after}: {listed(steps)} points."
