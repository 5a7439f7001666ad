"""The arithmetic of a set of items in words and sums, beside its working, so that anybody can add it up again."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.domain.display import in_place_text, percent
from audit.domain.explain import Line
from audit.domain.figures import Figures
from audit.domain.tally import TOP_RATING
from audit.domain.words import NOT_APPLICABLE, UNKNOWN


@dataclass(frozen=True, slots=True)
class Sums:
    """Whole-number sums of a working. Weights: `applicable`, `answered`, `open` (unanswered or unknown), `known`."""

    points: int
    possible: int
    gap_points: int
    applicable: int
    answered: int
    open: int
    known: int
    known_items: int
    answered_items: int

    def cells(self) -> tuple[str | int, ...]:
        """The sums as a last row under EXPLAIN_HEADINGS."""
        return ("Sum", "", "", "", self.points, self.possible, self.gap_points, f"{self.known_items} yes", "")


def sums_of(lines: Sequence[Line]) -> Sums:
    """Add a working up."""
    applicable = [line for line in lines if line.value is not NOT_APPLICABLE]
    answered = [line for line in applicable if line.value is not None]
    return Sums(
        points=sum(line.points for line in lines),
        possible=sum(line.possible for line in lines),
        gap_points=sum(line.gap_points for line in lines),
        applicable=sum(line.weight for line in applicable),
        answered=sum(line.weight for line in answered),
        open=sum(line.weight for line in applicable if line.value is None or line.value is UNKNOWN),
        known=sum(line.weight for line in lines if line.assured),
        known_items=sum(line.assured for line in lines),
        answered_items=len(answered),
    )


def assurance_text(lines: Sequence[Line], figures: Figures) -> str:
    """How we know: counts always, and the share by weight where there are enough items for one."""
    sums = sums_of(lines)
    if figures.assurance is None:
        return "How we know: nothing has been answered yet"
    rest = f"{sums.known_items} of {sums.answered_items} answered rest"
    text = f"How we know: {rest} on what was seen, sampled or tested in date"
    return text if figures.few else f"{text} ({percent(figures.assurance)} by weight)"


def arithmetic(lines: Sequence[Line], figures: Figures) -> tuple[str, ...]:
    """Each figure in one sentence with the numbers it is made of; a set of fewer than eight items has no per cents."""
    sums = sums_of(lines)
    if not sums.answered:
        return ("Nothing is answered in this set, so there is no score.",)

    def equals(value: float | None) -> str:
        return "" if figures.few else f" = {percent(value)}"

    whole = TOP_RATING * sums.applicable
    of = f"{TOP_RATING} × {sums.answered} (the weight answered) = {sums.possible}"
    said = [
        "Points are weight × rating (0 to 3); a don’t know counts 0; not applicable counts nowhere.",
        f"Score: {sums.points} points of {of}: {sums.points} ÷ {sums.possible}{equals(figures.score)}.",
    ]
    if sums.open:
        best = sums.points + TOP_RATING * sums.open
        least = f"{sums.points} ÷ ({TOP_RATING} × {sums.applicable}) = {sums.points} ÷ {whole}{equals(figures.low)}"
        most = f"({sums.points} + {TOP_RATING} × {sums.open}) ÷ {whole} = {best} ÷ {whole}{equals(figures.high)}"
        said.append(f"At the least, if all that is unanswered or unknown is not in place: {least}.")
        said.append(f"At the most, if all of it is embedded: {most}.")
    known = f"weight {sums.known} of {sums.answered} answered was seen, sampled or tested in date"
    said.append(f"How we know: {known}{equals(figures.assurance)}.")
    said.append(f"Gap points: weight × steps below target, added up = {sums.gap_points}.")
    said.append(f"{in_place_text(figures)}.")
    return tuple(said)
