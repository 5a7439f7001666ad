"""The shapes of ratings and judgements, drawn: they need no typeface and read without colour."""

from audit.domain.words import UNKNOWN, Judgement, Rating, Value
from audit.reports.charts.drawing import QUIET, TONES, box, path, place, words


def rating_shape(value: Value | None, x: float, y: float, r: float, ink: str) -> str:
    """The shape of a rating drawn around a point: ring, quarter, half, full; a question mark; nothing for no answer."""
    ring = circle(x, y, r, edge=ink)
    if value is Rating.NOT_IN_PLACE:
        return ring
    if value is Rating.PARTLY_IN_PLACE:
        return ring + path(f"M{place(x)} {place(y)} v{place(-r)} a{r:g} {r:g} 0 0 1 {r:g} {r:g} Z", edge="", fill=ink)
    if value is Rating.IN_PLACE:
        return ring + path(f"M{place(x)} {place(y - r)} a{r:g} {r:g} 0 0 1 0 {place(2 * r)} Z", edge="", fill=ink)
    if value is Rating.EMBEDDED:
        return circle(x, y, r, fill=ink)
    return words(x, y + 3.2, "?", strong=True, fill=ink, anchor="middle") if value is UNKNOWN else ""


def judgement_shape(judgement: Judgement | None, x: float, y: float, r: float) -> str:
    """The shape of a judgement around a point, in its colour; a quiet dash where nothing is judged yet."""
    if judgement is None:
        return path(f"M{place(x - r)} {place(y)} h{place(2 * r)}", edge=QUIET, thick=1)
    tone = TONES[judgement]
    if judgement is Judgement.ACT_NOW:
        steps = f"M{place(x)} {place(y - r)} l{r:g} {r:g} l{-r:g} {r:g} l{-r:g} {-r:g} Z"
    elif judgement is Judgement.GAPS_TO_CLOSE:
        steps = f"M{place(x)} {place(y - r)} L{place(x + r)} {place(y + r)} H{place(x - r)} Z"
    elif judgement is Judgement.SOUND:
        return circle(x, y, r, fill=tone)
    else:
        ticked = f"M{place(x - r)} {place(y)} L{place(x - r / 3)} {place(y + r * 0.8)} L{place(x + r)} {place(y - r)}"
        return path(ticked, edge=tone, thick=1.6)
    return path(steps, edge="", fill=tone)


def circle(x: float, y: float, r: float, *, fill: str = "none", edge: str = "") -> str:
    """A disc, or a ring."""
    look = f' stroke="{edge}" stroke-width="1"' if edge else ""
    return f'<circle cx="{place(x)}" cy="{place(y)}" r="{r:g}" fill="{fill}"{look}/>'


def square(x: float, y: float, r: float, *, fill: str, edge: str) -> str:
    """A small square about a point."""
    return box(x - r, y - r, 2 * r, 2 * r, fill=fill, edge=edge)
