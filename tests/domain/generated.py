"""Hypothesis strategies: checklists of a few paragraphs and reviews that answer them in every way."""

from datetime import date, timedelta

from builders import a_checklist, a_review, an_item
from hypothesis import strategies as st

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Cite
from audit.domain.review import Review, School
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Setting, Strand, Strength

DAY = date(2026, 11, 20)
PARAGRAPHS = (
    (Strand.WORKING_TOGETHER, "103"),
    (Strand.INFORMATION_SHARING, "106"),
    (Strand.DATA_PROTECTION, "108"),
    (Strand.DATA_PROTECTION, "109"),
    (Strand.LAW_WATCH, None),
)


@st.composite
def checklists(draw: st.DrawFn, least: int = 1, most: int = 14) -> Checklist:
    """A checklist whose items differ in everything a rule looks at."""
    items = []
    for number in range(draw(st.integers(least, most))):
        strand, paragraph = draw(st.sampled_from(PARAGRAPHS))
        strength = draw(st.sampled_from(list(Strength)))
        items.append(
            an_item(
                f"XX-{number + 1:02}",
                strand=strand,
                strength=strength,
                cites=(Cite("kcsie-2021", paragraph, None, None),) if paragraph else (),
                critical=strength is Strength.SHOULD and draw(st.booleans()),
                target=draw(st.sampled_from([2, 2, 2, 1, 3])),
                fresh_days=draw(st.sampled_from([400, 100])),
                na_when="None attends." if draw(st.booleans()) else None,
                applies_to=draw(st.sampled_from([frozenset(Setting)] * 4 + [frozenset({Setting.COLLEGE})])),
                in_force_from=draw(st.sampled_from([None, None, None, DAY, DAY + timedelta(days=1)])),
            )
        )
    return a_checklist(*items)


@st.composite
def answers(draw: st.DrawFn, item: str) -> Answer:
    """Any answer an item can have, evidence without a rating included."""
    value = draw(st.sampled_from([*Rating, *Rating, UNKNOWN, NOT_APPLICABLE, None]))
    return Answer(
        item,
        value,
        na_reason="None attends." if value is NOT_APPLICABLE else "",
        grade=draw(st.sampled_from([None, *Grade])),
        evidence_date=draw(
            st.sampled_from([None, *(DAY + timedelta(days=n) for n in (1, 0, -1, -99, -100, -101, -400, -401))])
        ),
    )


@st.composite
def reviews(draw: st.DrawFn, checklist: Checklist, *, day: date = DAY) -> Review:
    """A review of a maintained school in which each item is answered somehow, or not at all."""
    given = {item.id: draw(st.one_of(st.none(), answers(item.id), answers(item.id))) for item in checklist.items}
    return a_review(
        {key: answer for key, answer in given.items() if answer is not None},
        assessed_on=day,
        school=School("900001", "Alder Row", Setting.MAINTAINED_SCHOOL),
    )


@st.composite
def checklists_with_reviews(draw: st.DrawFn, reviewed: int = 1) -> tuple[Checklist, *tuple[Review, ...]]:
    """A checklist and some reviews of it."""
    checklist = draw(checklists())
    return checklist, *(draw(reviews(checklist)) for _ in range(reviewed))
