"""Hypothesis strategies: checklists of a few paragraphs and reviews that answer them in every way."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from builders import a_checklist, a_review, an_item
from hypothesis import strategies as st

from audit.domain.answered_on import Contents
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Cite, Item
from audit.domain.review import Review, School
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Setting, Strand, Strength

DAY = date(2026, 11, 20)


@dataclass(frozen=True)
class History:
    """Reviews of one school, oldest first; `checklist` is the newest one's, `contents` hold every one's."""

    checklist: Checklist
    reviews: tuple[Review, ...]
    contents: Contents


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


@st.composite
def histories(draw: st.DrawFn, most: int = 6, *, editions: bool = True, items: int = 8, whole: bool = False) -> History:
    """A checklist and up to so many reviews of one school on it, oldest first: everything that can happen between two.

    Items come into force between reviews, are unanswered, not applicable, not asked of this setting; with `editions`
    some reviews were answered on an earlier content that shares some items with the newest, with other weights and
    targets. The last review is always on the newest content. With `whole`, most items are counted in every review, so
    that there is something to compare like for like.
    """
    newest = draw(checklists(least=items if whole else 1, most=items))
    length = draw(st.integers(1, most))
    days = sorted(draw(st.lists(st.integers(1, 2000), min_size=length, max_size=length, unique=True)), reverse=True)
    spread = [DAY - timedelta(days=days_before - 1) for days_before in days]
    if whole:
        always = [replace(item, applies_to=frozenset(Setting), in_force_from=None) for item in newest.items[2:]]
        newest = replace(newest, items=(*newest.items[:2], *always))
    else:
        newest = replace(newest, items=tuple(draw(_dated(item, spread)) for item in newest.items))
    old = draw(_earlier_content(newest, gone=2 if whole else None)) if editions and draw(st.booleans()) else newest
    turn = draw(st.integers(0, length - 1)) if old is not newest else 0
    found = []
    for place, day in enumerate(spread):
        asked = old if place < turn else newest
        review = draw(reviews(asked, day=day))
        if whole:
            kept = {item.id: Answer(item.id, draw(st.sampled_from([*Rating, UNKNOWN]))) for item in asked.items[1:]}
            review = replace(review, answers={**review.answers, **kept})
        found.append(replace(review, id=f"review-{place}", content_hash=asked.content_hash, edition=asked.edition))
    return History(newest, tuple(found), {old.content_hash: old, newest.content_hash: newest})


@st.composite
def _dated(draw: st.DrawFn, item: Item, days: list[date]) -> Item:
    """Perhaps it comes into force on the day of one of these reviews."""
    return replace(item, in_force_from=draw(st.sampled_from([None, None, None, *days])))


@st.composite
def _earlier_content(draw: st.DrawFn, newest: Checklist, *, gone: int | None = None) -> Checklist:
    """An edition before: some items gone since, some not asked yet (at most `gone`), others weighing otherwise."""
    new_since = draw(st.sets(st.sampled_from(sorted(newest.by_id)), max_size=gone))
    kept = [
        replace(
            item,
            target=draw(st.sampled_from([item.target, 1, 3])),
            **({"strength": Strength.SHOULD, "basis": None} if draw(st.booleans()) else {}),
        )
        for item in newest.items
        if item.id not in new_since
    ]
    left = [an_item(f"OO-{n:02}", strand=Strand.DATA_PROTECTION) for n in range(draw(st.integers(0 if kept else 1, 3)))]
    return replace(newest, items=(*left, *kept), edition="kcsie-2020", content_hash="o" * 64)
