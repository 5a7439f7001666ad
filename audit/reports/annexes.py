"""Annex A every item, Annex B the arithmetic, Annex C the confidential items (Part 2 only), Annex D every action.

Annex E, the charts over time, has a module of its own.
"""

from collections.abc import Sequence

from audit.domain.answers import Answer
from audit.domain.applies import held_by_mark, left_out
from audit.domain.checklist import Item
from audit.domain.dates import short_date
from audit.domain.display import paragraphs_text
from audit.domain.explain import line_of
from audit.domain.figures import Figures
from audit.domain.follow_up import asked_items, stands_words
from audit.domain.gaps import in_scope_with_answers, stale
from audit.domain.review import Action
from audit.domain.tally import KNOWN_GRADES, assured
from audit.domain.words import GRADE_WORDS, NOT_APPLICABLE, RATING_SHAPES, RATING_WORDS, STRAND_WORDS, ReviewKind
from audit.reports.chart import CHART_HEADINGS, chart_rows, row_name
from audit.reports.knowing import ACTION_HEADINGS, action_rows
from audit.reports.over_time import IN_PART_2, NONE, over_time
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Table, Words
from audit.reports.phrases import count, judged, per_cent, score_words, shortened
from audit.reports.since import since_table

ITEM_HEADINGS = ("Item", "Question", "Answer", "Points", "How we know")
IN_ANNEX_A = "Annex A gives the points of each item."
LONGEST_REFERENCE = 90
"""Signs of an evidence reference in Annex A; Annex C has it in full."""
CONFIDENTIAL_HEADINGS = (*ITEM_HEADINGS, "Note and reference")


def annexes(paper: PaperInput) -> tuple[Section, ...]:
    """The annexes of this part, in order."""
    found = [every_item(paper), arithmetic(paper)]
    if paper.part == 2:
        found.append(confidential_items(paper))
    if known := paper.known_actions:
        found.append(every_action(paper, known))
    return (*found, over_time(paper))


def every_action(paper: PaperInput, known: Sequence[Action]) -> Section:
    """All actions; its letter is the same in both parts, so that a minute may cite it."""
    table = Table("Actions, those still to do first", ACTION_HEADINGS, action_rows(paper, known), "actions")
    where = (Words("Annex C, the confidential items, stands in Part 2 only."),) if paper.part == 1 else ()
    return Section("Annex D: every action", (*where, table))


def every_item(paper: PaperInput) -> Section:
    """A table for each strand with every item in scope; a confidential one's finding only in Part 2."""
    strands: dict[str, list[tuple[Item, Answer | None]]] = {}
    for item, answer in in_scope_with_answers(paper.checklist, paper.review):
        strands.setdefault(STRAND_WORDS[item.strand], []).append((item, answer))
    blocks = tuple(
        Table(
            strand,
            ITEM_HEADINGS,
            tuple(item_row(paper, *pair) for pair in pairs),
            "items",
            asides=tuple(item_aside(paper, *pair) for pair in pairs),
        )
        for strand, pairs in strands.items()
    )
    return Section("Annex A: every item", (*since_table(paper), *follow_up(paper), *blocks, *not_asked(paper)))


def item_row(paper: PaperInput, item: Item, answer: Answer | None) -> tuple[str, ...]:
    """One item under ITEM_HEADINGS."""
    if item.confidential and paper.part == 1:
        return (item.id, item.question, IN_PART_2, NONE, NONE)
    return (item.id, item.question, *finding(paper, item, answer))


def item_aside(paper: PaperInput, item: Item, answer: Answer | None) -> str:
    """The paragraph with its edition, who answers, since when it stands, the evidence, why it is not applicable."""
    parts = [paper.place(item), held_by_mark(item, paper.review.school.setting)]
    if not (item.confidential and paper.part == 1):  # that it stands would tell that it had no gap
        parts.append(stands_words(answer))
        reference = (
            shortened(answer.evidence_ref, LONGEST_REFERENCE)
            if answer is not None and answer.rating is not None
            else ""
        )
        parts.append(f"Evidence: {reference}" if reference else "")
        parts.append(why_not(answer))
    return " · ".join(part for part in parts if part)


def not_asked(paper: PaperInput) -> tuple[Words, ...]:
    """What this review leaves out, and why."""
    out = left_out(paper.checklist, paper.review.school.setting, paper.review.assessed_on)
    return tuple(Words(f"Not asked: {one.why}") for one in out)


def follow_up(paper: PaperInput) -> tuple[Words, ...]:
    """In a follow-up, how many items of those this part shows it asked; the others stand."""
    if paper.review.kind is ReviewKind.FULL:
        return ()
    items = paper.shown.in_scope(paper.review.school.setting, paper.review.assessed_on)
    asked = len(asked_items(items, paper.review))
    these = " of this part" if paper.withheld else ""
    if asked == len(items):
        every = "the one item" if asked == 1 else f"all {asked} items"
        return (Words(f"This review is a follow-up. It asked {every}{these}, so none stands from before."),)
    others = "the other stands" if len(items) - asked == 1 else "the others stand"
    words = (
        f"This review is a follow-up. It asked {asked} of {count(len(items), 'item')}{these}; {others} as the board "
        "agreed before, with the evidence and the dates given then, each from the day beside it."
    )
    return (Words(words),)


def finding(paper: PaperInput, item: Item, answer: Answer | None) -> tuple[str, str, str]:
    """The answer in shape and words, its points, and how the board knows."""
    if answer is None or answer.value is None:
        return ("No answer yet", NONE, NONE)
    words = f"{RATING_SHAPES[answer.value]} {RATING_WORDS[answer.value]}"
    if answer.value is NOT_APPLICABLE:
        return (words, NONE, NONE)
    line = line_of(item, paper.review)
    points = f"{line.weight} × {answer.rating or 0} = {line.points} of {line.possible}"
    return (words, points, how_known(paper, item, answer))


def why_not(answer: Answer | None) -> str:
    """`Reason: none placed`, where an item is not applicable."""
    return f"Reason: {answer.na_reason}" if answer is not None and answer.value is NOT_APPLICABLE else ""


def how_known(paper: PaperInput, item: Item, answer: Answer) -> str:
    """`We read it, Clerk, 3 Nov 2025`; and where a look does not count, why not."""
    if answer.rating is None or answer.grade is None:
        return NONE
    dated = short_date(answer.evidence_date) if answer.evidence_date else ""
    said = ", ".join(text for text in (GRADE_WORDS[answer.grade], answer.evidence_by.strip(), dated) if text)
    if answer.grade not in KNOWN_GRADES or assured(item, answer, paper.review.assessed_on):
        return said
    if stale(item, answer, paper.review.assessed_on):
        return f"{said}; too old to count"
    return f"{said}; not counted: {'dated after the review' if dated else 'no date'}"


def arithmetic(paper: PaperInput) -> Section:
    """The sums, and the chart's data; each item's points stand beside its answer in Annex A."""
    blocks = [Words(text) for text in sums(paper, paper.visible)]
    return Section("Annex B: the arithmetic", (*blocks, by_paragraph(paper)))


def sums(paper: PaperInput, shown: Figures, *, where: str = IN_ANNEX_A) -> list[str]:
    """How the figures follow from the sums, in words and numbers; `where` says where each item’s points are."""
    weights = (
        "A legal duty and a critical item weigh 3, another should 2, good practice 1. Points are weight times rating, "
        f"0 to 3; a don’t-know counts 0; what is not applicable or has no answer is not counted. {where}"
    )
    if paper.withheld:
        left_out = count(paper.withheld, "confidential item")
        whole = paper.whole.overall
        counts = "" if whole.score is None else f", which the score of the whole, {score_words(whole)}, also counts"
        return [weights, f"The lines below leave out {left_out}{counts}."]
    if shown.score is None:
        return [weights, "Nothing has been answered, so there is no score."]
    if shown.few:
        return [weights, f"Points: {score_words(shown)}, too few items for a per cent. Gap points: {shown.gap_points}."]
    text = f"Score = 100 × {shown.earned} ÷ {shown.possible} = {per_cent(shown.score)}"
    if shown.unanswered or shown.unknown:
        text += "; with every unknown or missing answer at 0 it is "
        text += f"{per_cent(shown.low)}, at 3 it is {per_cent(shown.high)}"
    return [weights, f"{text}. Gap points: {shown.gap_points}."]


def by_paragraph(paper: PaperInput) -> Table:
    """The chart as a table, with each paragraph's score and judgement."""
    hidden = {row_name(item) for item, _ in paper.confidential} if paper.withheld else set[str]()
    known = {STRAND_WORDS[strand]: found for strand, found in paper.whole.strands.items()}
    known |= {paragraphs_text([number], paper.checklist): found for number, found in paper.whole.paragraphs.items()}
    rows: list[tuple[str, ...]] = []
    for row in chart_rows(paper.shown, paper.review):
        found = known.get(row.name)
        last = (NONE, NONE) if found is None else (score_words(found), judged(found.judgement))
        rows.append((*row.row(), *((IN_PART_2, IN_PART_2) if row.name in hidden else last)))
    return Table(
        "The chart’s data: items by paragraph", (*CHART_HEADINGS, "Score", "Judgement"), tuple(rows), "paragraphs"
    )


def confidential_items(paper: PaperInput) -> Section:
    """The confidential items in full."""
    rows = tuple(
        (item.id, item.question, *finding(paper, item, answer), note_of(answer)) for item, answer in paper.confidential
    )
    if not rows:
        return Section("Annex C: confidential items", (Words("No confidential item is asked in this review."),))
    table = Table("Not for publication", CONFIDENTIAL_HEADINGS, rows, "confidential")
    return Section("Annex C: confidential items", (table,))


def note_of(answer: Answer | None) -> str:
    """Why it is not applicable, the note and the reference, or a dash."""
    if answer is None:
        return NONE
    said = (why_not(answer), answer.note.strip(), answer.evidence_ref.strip())
    return " · ".join(text for text in said if text) or NONE
