"""The data pack: the figures behind the board paper as plain tables, one a sheet, with the charts drawn from them."""

from audit.domain.data_pack import DataPack
from audit.domain.dates import long_date
from audit.domain.words import CROWN_COPYRIGHT, KIND_WORDS, SETTING_WORDS
from audit.reports.closing import nearest_words, numbering, own_assessment, readiness
from audit.reports.pack_figures import figures_sheet, judgements_sheet
from audit.reports.pack_gaps import bridge_sheet, gaps_sheet, life_sheet
from audit.reports.pack_items import actions_sheet, items_sheet, working_sheet
from audit.reports.pack_knowing import knowing_sheet, strands_sheet
from audit.reports.pack_trend import movement_sheet, trend_sheet
from audit.reports.paper_input import PaperInput
from audit.reports.phrases import build_words, count

HOW_TO_READ = (
    "Each sheet holds one table, what it found above it, and its chart where there is one. Per cents are rounded "
    "to one decimal, as they are everywhere else. A blank cell says that there is nothing to say."
)
PARTS = {
    1: "Part 1, fit to publish: it holds no finding on a confidential item.",
    2: "Part 2, confidential: not for publication.",
}
STATES = {
    True: "PROPOSED: the board has not agreed this review yet.",
    False: "AGREED: the board has agreed this review.",
}


def data_pack(paper: PaperInput) -> DataPack:
    """Every sheet of the pack, from the same functions as the board paper."""
    review = paper.review
    state = "PROPOSED" if paper.proposed else "AGREED"
    sheets = (
        figures_sheet(paper),
        judgements_sheet(paper),
        items_sheet(paper),
        working_sheet(paper),
        trend_sheet(paper),
        movement_sheet(paper),
        bridge_sheet(paper),
        gaps_sheet(paper),
        life_sheet(paper),
        knowing_sheet(paper),
        strands_sheet(paper),
        actions_sheet(paper),
    )
    return DataPack(
        title=f"{review.school.name}, {long_date(review.assessed_on)}, {state}, Part {paper.part}",
        about=(*_about(paper), ("Sheets", ", ".join(sheet.name for sheet in sheets)), *_closing(paper)),
        sheets=sheets,
        footer=build_words(paper.product, paper.checklist),
        product=paper.product,
        day=paper.today,
    )


def _about(paper: PaperInput) -> tuple[tuple[str, str], ...]:
    review = paper.review
    board_name = paper.letterhead.board_name.strip() if paper.letterhead else ""
    return (
        ("What this is", f"Data pack to the board paper: {paper.checklist.subject}"),
        ("School", f"{review.school.name}, URN {review.school.urn}"),
        *((("Board", board_name),) if board_name else ()),
        ("Kind of school", SETTING_WORDS[review.school.setting]),
        ("Review", f"{KIND_WORDS[review.kind]} as at {long_date(review.assessed_on)}"),
        ("Status", STATES[paper.proposed]),
        ("Part", PARTS[paper.part]),
        ("Meeting", paper.meeting or "to be fixed"),
        ("Agenda item", paper.agenda_item or "to be fixed"),
        ("Prepared by", paper.prepared_by),
        ("Guidance", f"{paper.edition.name}. {numbering(paper)}"),
        ("How to read it", HOW_TO_READ),
    )


def _closing(paper: PaperInput) -> tuple[tuple[str, str], ...]:
    held_back = ()
    if paper.withheld:
        text = (
            f"The figures of the whole review include {count(paper.withheld, 'confidential item')}. So they are not "
            "the sum of the lines of this part. What was found on confidential items is in Part 2."
        )
        held_back = (("What it leaves out", text),)
    return (
        ("What it does not tell", " ".join([own_assessment(paper), *readiness(paper), *nearest_words(paper)])),
        *held_back,
        ("Made by", f"{paper.product} on {long_date(paper.today)}"),
        ("Checklist", f"{paper.checklist.id}, content {paper.checklist.content_hash}"),
        ("Source", CROWN_COPYRIGHT),
    )
