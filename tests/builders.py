"""Builders: each gives a whole, valid thing, so that a test names only what it is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from audit.domain.answers import Answer
from audit.domain.checklist import Basis, Checklist, Cite, Edition, Item, Library
from audit.domain.review import Review, School
from audit.domain.words import HeldBy, Rating, Setting, Strand, Strength, Value

TODAY = date(2026, 11, 22)
ASSESSED_ON = date(2026, 11, 20)
A_SCHOOL = School("900001", "Alder Row Primary School", Setting.MAINTAINED_SCHOOL)


def an_item(item_id: str = "IS-01", **changes: Any) -> Item:
    """An item of ¶105 that every school is asked; a `must` names its law unless `basis` is given."""
    if changes.get("strength") is Strength.MUST:
        changes.setdefault("basis", Basis("Data Protection Act 2018, section 2", "Personal data is kept safe."))
    item = Item(
        id=item_id,
        strand=Strand.INFORMATION_SHARING,
        question=f"Does the school do what {item_id} asks?",
        why="Because a child may be harmed where nobody tells.",
        cites=(Cite("kcsie-2021", "105", "105.s2", "Schools and colleges have clear powers to share."),),
        on_whom="The governing body",
        held_by=HeldBy.SITE,
        strength=Strength.SHOULD,
        ask=("Designated safeguarding lead",),
        evidence=("The written procedure", "The log of requests"),
        levels=("Nothing is shown.", "A draft exists.", "It is complete and known.", "It was also sampled this year."),
        challenge="How do we know?",
    )
    return replace(item, **changes) if changes else item


def a_checklist(*items: Item, checklist_id: str = "core-103-109", **changes: Any) -> Checklist:
    """A checklist of the items given, or of six: two of each strand, one of which may be not applicable."""
    chosen = items or (
        an_item("WT-01", strand=Strand.WORKING_TOGETHER, strength=Strength.MUST),
        an_item("WT-02", strand=Strand.WORKING_TOGETHER),
        an_item("IS-01", critical=True),
        an_item("IS-02", na_when="No child has ever moved to this school."),
        an_item("DP-01", strand=Strand.DATA_PROTECTION, strength=Strength.EXPECTED),
        an_item("DP-02", strand=Strand.DATA_PROTECTION),
    )
    whole = Checklist(checklist_id, "Paragraphs 103 to 109", "kcsie-2021", tuple(chosen), "0" * 64)
    return replace(whole, **changes) if changes else whole


def a_library(*checklists: Checklist, **changes: Any) -> Library:
    """Content holding the checklists given, or the one of `a_checklist` and a second of two items."""
    second = a_checklist(
        an_item("RD-01", strand=Strand.SUPPLY), an_item("LW-01", strand=Strand.LAW_WATCH), checklist_id="related-duties"
    )
    library = Library(
        checklists={c.id: c for c in checklists or (a_checklist(), second)},
        sentences=(),
        editions=(
            Edition("kcsie-2021", "Keeping children safe in education 2021", date(2021, 9, 1), date(2022, 8, 31)),
        ),
        crosswalk={},
        roles=("Designated safeguarding lead", "Data protection officer", "Headteacher", "Clerk"),
    )
    return replace(library, **changes) if changes else library


def an_answer(item: str = "IS-01", value: Value | None = Rating.IN_PLACE, **changes: Any) -> Answer:
    """An answer: in place, told."""
    return Answer(item=item, value=value, **changes)


def a_review(answers: Mapping[str, Value | Answer | None] | None = None, **changes: Any) -> Review:
    """An open review of Alder Row Primary School on the core checklist; `answers` by item id, as values or whole."""
    given = {
        item: answer if isinstance(answer, Answer) else Answer(item=item, value=answer)
        for item, answer in (answers or {}).items()
    }
    review = Review(
        id="review-1",
        school=A_SCHOOL,
        checklist="core-103-109",
        edition="kcsie-2021",
        content_hash="0" * 64,
        assessed_on=ASSESSED_ON,
        answers=given,
    )
    return replace(review, **changes) if changes else review
