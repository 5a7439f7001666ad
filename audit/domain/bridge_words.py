"""The bridge in words: what led from one score to the other, each step with its items."""

from decimal import Decimal

from audit.domain.bridge import Bridge, ShownBridge, shown_bridge
from audit.domain.chart_words import ChartWords, read_aloud
from audit.domain.dates import long_date
from audit.domain.display import count, listed
from audit.domain.words import STEP_WORDS, Step

BRIDGE_HEADINGS = ("Step", "Per cent or points", "Items")
NOT_SHOWN = "not shown"
_DID = {
    Step.NO_LONGER_COUNTED: "no longer counted",
    Step.FOUND_OUT: "not known on one of the two days",
    Step.IMPROVED: "rated higher",
    Step.REGRESSED: "rated lower",
    Step.NEWLY_COUNTED: "newly counted",
}


def bridge_words(bridge: Bridge) -> ChartWords:
    """The bridge as a chart says it; where there are too few items in both, the steps have their items alone."""
    shown = shown_bridge(bridge) if bridge.worth_drawing else None
    rows = _rows(bridge, shown)
    return ChartWords(
        title="From one score to the other",
        finding=_finding(bridge, shown),
        alt=read_aloud([f"{name}: {', '.join(cell for cell in cells if cell)}" for name, *cells in rows]),
        headings=BRIDGE_HEADINGS,
        rows=rows,
    )


def points_text(points: Decimal) -> str:
    """`+9.1`, `−1.0`, `0.0`: percentage points with their direction."""
    return f"{'+' if points > 0 else '−' if points < 0 else ''}{abs(points)}"


def _finding(bridge: Bridge, shown: ShownBridge | None) -> str:
    before, after = long_date(bridge.before_on), long_date(bridge.after_on)
    if not bridge.known:
        return f"No item is counted both on {before} and on {after}, so nothing leads from one score to the other."
    if shown is None:
        counted = f"{'Only ' if bridge.matched else ''}{count(bridge.matched, 'item')}"
        return (
            f"{counted} {'is' if bridge.matched == 1 else 'are'} counted both on {before} and on {after}: "
            "too few to say what moved the score."
        )
    steps = [f"{behind(bridge, step)} {points_text(by)}" for step, by in _largest_first(shown)]
    if shown.before == shown.after:
        stayed = f"The score was {shown.before}% on {before} and is {shown.after}% on {after}"
        return f"{stayed}: {listed(steps)} points." if steps else f"{stayed}, and no step moved it."
    moved = "rose" if shown.after > shown.before else "fell"
    return f"The score {moved} from {shown.before}% on {before} to {shown.after}% on {after}: {listed(steps)} points."


def _largest_first(shown: ShownBridge) -> list[tuple[Step, Decimal]]:
    """The steps that show as more or less than nothing."""
    return sorted(((step, by) for step, by in shown.steps.items() if by), key=lambda pair: -abs(pair[1]))


def behind(bridge: Bridge, step: Step) -> str:
    """`7 items rated higher`; `2 items no longer counted and 1 item of another weight`."""
    reweighed = bridge.reweighed if step is Step.NO_LONGER_COUNTED else ()
    number = len(bridge.items[step]) - len(reweighed)
    said = [f"{count(number, 'item')} {_DID[step]}"] if number or not reweighed else []
    return listed([*said, *([f"{count(len(reweighed), 'item')} of another weight"] if reweighed else [])])


def _rows(bridge: Bridge, shown: ShownBridge | None) -> tuple[tuple[str, str, str], ...]:
    """Both ends and the five steps, as they are drawn."""
    steps = [
        (STEP_WORDS[step], points_text(shown.steps[step]) if shown else NOT_SHOWN, _items(bridge, step))
        for step in Step
    ]
    return (
        (f"Score on {long_date(bridge.before_on)}", f"{shown.before}%" if shown else NOT_SHOWN, ""),
        *steps,
        (f"Score on {long_date(bridge.after_on)}", f"{shown.after}%" if shown else NOT_SHOWN, ""),
    )


def _items(bridge: Bridge, step: Step) -> str:
    """`2 items: IS-01 and IS-02`."""
    ids = bridge.items[step]
    return f"{count(len(ids), 'item')}: {listed(ids)}" if ids else "no item"
