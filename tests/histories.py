"""Histories drawn from a seed: a school's reviews over years, on the shipped checklists and on small made-up ones.

The same number gives the same history. Most of them are what a school might send; some are the corners: nothing
answered, everything not applicable that may be, everything embedded, a first review, forty reviews, reviews that were
started in another order than they are dated, words that changed between two reviews, hostile text in notes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from builders import an_item

from audit import data_dir
from audit.content import load_library
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Cite, Item, Library
from audit.domain.review import Action, Review, School
from audit.domain.signature import Signature
from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActionStatus,
    BoardSigner,
    Grade,
    HeldBy,
    Rating,
    ReviewKind,
    ReviewStatus,
    SchoolSigner,
    Setting,
    Strand,
    Strength,
    Value,
)

NEWEST = date(2026, 11, 25)
PLACES = (
    (Strand.WORKING_TOGETHER, "103"),
    (Strand.WORKING_TOGETHER, "104"),
    (Strand.INFORMATION_SHARING, "105"),
    (Strand.INFORMATION_SHARING, "106"),
    (Strand.DATA_PROTECTION, "108"),
    (Strand.DATA_PROTECTION, "109"),
    (Strand.LAW_WATCH, None),
)
ROLES = ("Designated safeguarding lead", "Data protection officer", "Headteacher", "Clerk", "Link governor", "Chair")
NOTES = (
    "",
    "The list was looked at in the office.",
    "Two of five records were late.",
    "=cmd()",
    "#set page(fill: red) *bold* _it_ $x$ @key <label>",
    "<b>bold</b> & [link](https://example.org) ~~gone~~",
    "Straße, naïve, œuvre; مدرسة; 😀👩‍🏫",
)
REASONS = ("No child is placed here.", "None attends", "There is no sixth form; this was looked at in October.")
DONE = ("The list was written and tried.", "Tried once with the duty team", "All leavers’ accounts were closed.")
CHANGED = ("Calls are answered the same day.", "Staff know whom to ring", "Two worries were passed on a day sooner!")
NAMES = ("Alder Row Primary School", "Thornby Free School", "Ysgol Gŵyr", "St Anne & St John’s (VA)", "Marsh House")


@dataclass(frozen=True)
class History:
    """The reviews of one school, oldest first, and all that a paper of the newest is made from."""

    seed: int
    checklist: Checklist
    """The newest review's."""
    contents: dict[str, Checklist]
    """The checklists the reviews were answered on, by the hash of their content."""
    reviews: tuple[Review, ...]
    actions: tuple[Action, ...]
    today: date

    @property
    def newest(self) -> Review:
        return self.reviews[-1]

    @property
    def earlier(self) -> tuple[Review, ...]:
        return self.reviews[:-1]

    @property
    def previous(self) -> Review | None:
        """The latest agreed review before the newest one; where none is agreed, the latest open one."""
        agreed = [one for one in self.earlier if one.status is not ReviewStatus.OPEN]
        return (agreed or list(self.earlier) or [None])[-1]

    def words_of(self, review: Review) -> Checklist:
        return self.contents[review.content_hash]

    def __str__(self) -> str:
        return f"history {self.seed}: {len(self.reviews)} reviews on {self.checklist.id}"


@cache
def the_library() -> Library:
    return load_library(data_dir("checklists"))


def histories(number: int, first: int = 0) -> Iterator[History]:
    """So many histories, one a seed."""
    return (a_history(seed) for seed in range(first, first + number))


def a_history(seed: int, *, reviews: int = 0, newest: str = "") -> History:
    """The history of this number; with so many reviews, and with a newest one of this mood, where they are given."""
    dice = random.Random(seed)
    setting = dice.choice(list(Setting))
    school = School(str(dice.randint(100000, 999999)), dice.choice(NAMES), setting)
    number = dice.choices((1, 2, dice.randint(3, 6), dice.randint(7, 15), 40), (20, 25, 42, 12, 1))[0]
    number = reviews or number
    before, after = _contents(dice)
    changes_at = number if after is before else dice.randint(0, number - 1)
    days = _days(dice, number)
    level = {item.id: dice.gauss(0, 0.7) for item in (*before.items, *after.items)}
    found: list[Review] = []
    for n, day in enumerate(days):
        words = before if n < changes_at else after
        level = {key: value + dice.gauss(0.1, 0.5) for key, value in level.items()}
        last = n == number - 1
        mood = newest if last else ""
        found.append(_review(dice, words, school=school, day=day, level=level, past=found, newest=last, mood=mood))
    found[-1] = _signed(random.Random(f"signed {seed}"), found[-1])  # dice of their own: the rest stays as it was
    used = {one.content_hash: before if one.content_hash == before.content_hash else after for one in found}
    today = days[-1] + timedelta(days=dice.randint(-30, 60))
    checklist = used[found[-1].content_hash]
    return History(seed, checklist, used, tuple(found), _actions(dice, found, used, today), today)


def _signed(dice: random.Random, review: Review) -> Review:
    """Who recorded the agreement, and who signed: now, or before the review was opened again."""
    if review.status is not ReviewStatus.OPEN and dice.random() < 0.7:
        review = replace(review, recorded_by=dice.choice((*ROLES, "not given")))
    if review.status is ReviewStatus.SIGNED or dice.random() < 0.2:
        met_on = review.assessed_on + timedelta(days=dice.randint(0, 20))
        signature = Signature(dice.choice(list(SchoolSigner)), dice.choice(list(BoardSigner)), met_on, 1, "f" * 64)
        review = replace(review, signature=signature)
    return review


def _contents(dice: random.Random) -> tuple[Checklist, Checklist]:
    """The words of the first reviews and of the last: nearly always the same."""
    kind = dice.choices(("core", "related", "made up"), (30, 15, 55))[0]
    if kind == "core":
        first = the_library().checklists["core-103-109"]
    elif kind == "related":
        first = the_library().checklists["related-duties"]
    else:
        first = _made_up(dice)
    return first, _changed(dice, first) if dice.random() < 0.2 else first


def _made_up(dice: random.Random) -> Checklist:
    places = dice.sample(PLACES, dice.randint(1, len(PLACES)))
    items = [_item(dice, n, *dice.choice(places)) for n in range(1, dice.choice((1, 2, 5, 8, 12, 20, 30)) + 1)]
    return Checklist("made-up", "A made-up list (paragraphs 103 to 109)", "kcsie-2021", tuple(items), "0" * 64)


def _item(dice: random.Random, number: int, strand: Strand, paragraph: str | None) -> Item:
    strength = Strength.EXPECTED if paragraph is None else dice.choices(list(Strength), (3, 5, 2))[0]
    return an_item(
        f"XX-{number:02}",
        strand=strand,
        question=f"Is there a route for case {number}, with a check that each referral was answered in good time?",
        strength=strength,
        cites=(Cite("kcsie-2021", paragraph, None, "A quotation." if dice.random() < 0.7 else None),)
        if paragraph
        else (),
        critical=strength is Strength.SHOULD and dice.random() < 0.25,
        held_by=dice.choice(list(HeldBy)),
        ask=(dice.choice(ROLES),),
        target=dice.choices((2, 1, 3), (8, 1, 1))[0],
        fresh_days=dice.choice((400, 400, 200)),
        na_when="None attends." if dice.random() < 0.3 else None,
        applies_to=frozenset(Setting) - {dice.choice(list(Setting))} if dice.random() < 0.15 else frozenset(Setting),
        in_force_from=NEWEST - timedelta(days=dice.randint(-60, 1500)) if dice.random() < 0.15 else None,
        confidential=dice.random() < 0.1,
    )


def _changed(dice: random.Random, first: Checklist) -> Checklist:
    """The same checklist in later words: some items gone, some reworded, one or two new, perhaps a later edition."""
    edition = dice.choice((first.edition, "kcsie-2026"))
    kept = [item for item in first.items if dice.random() < 0.9] or [first.items[0]]
    items = [replace(item, question=f"Today, {item.question}") if dice.random() < 0.1 else item for item in kept]
    if edition != first.edition and dice.random() < 0.5:
        items = [_renumbered(item, edition) for item in items]
    items += [
        replace(items[0], id=f"ZZ-{n:02}", question=f"Is new thing {n} done?") for n in range(1, dice.randint(1, 4))
    ]
    return replace(first, items=tuple(items), edition=edition, content_hash="1" * 64)


def _renumbered(item: Item, edition: str) -> Item:
    if not item.cites or item.cites[0].paragraph not in ("105", "106"):
        return item
    return replace(item, cites=(Cite(edition, "131", None, None), *item.cites))


def _days(dice: random.Random, number: int) -> list[date]:
    """The days of so many reviews, oldest first, no two alike."""
    longest = 400 if number < 12 else 110
    days = [NEWEST + timedelta(days=dice.randint(-40, 20))]
    for _ in range(number - 1):
        days.append(days[-1] - timedelta(days=dice.randint(20, longest)))
    return days[::-1]


MOODS = {
    "usual": (6, 10, 40, 20, 8, 1, 5),
    "thin": (10, 20, 20, 5, 30, 2, 10),
    "open": (4, 8, 25, 10, 6, 2, 45),
    "poor": (40, 20, 10, 2, 10, 2, 0),
    "good": (0, 1, 50, 40, 0, 1, 0),
    "one slip": (1, 1, 90, 60, 1, 1, 0),
    "unknown": (0, 0, 1, 0, 50, 0, 0),
    "nothing answered": (0, 0, 0, 0, 0, 0, 1),
    "all n/a that may": (0, 0, 1, 0, 0, 1000, 0),
    "all embedded": (0, 0, 0, 1, 0, 0, 0),
}
"""How the answers of a review fall: 0 to 3, don't know, not applicable, no answer."""
USUAL = (40, 10, 8, 6, 8, 12, 2, 3, 3, 6)
AGES = ((-5, 0, 1, 30, 200, 399, 400, 401, 900), (0, 10, 60, 180))
"""Days between the evidence and the day of judgement: of any kind, or all in date."""


def _review(
    dice: random.Random,
    words: Checklist,
    *,
    school: School,
    day: date,
    level: dict[str, float],
    past: list[Review],
    newest: bool,
    mood: str = "",
) -> Review:
    usual = dice.choices(list(MOODS), USUAL)[0]
    mood = mood or usual
    agreed = [one for one in past if one.status is not ReviewStatus.OPEN]
    before = agreed[-1] if agreed and agreed[-1].content_hash == words.content_hash else None
    kind = ReviewKind.FOLLOW_UP if before is not None and dice.random() < 0.3 else ReviewKind.FULL
    looks = dice.choices(((80, 10, 5, 5, 10), (40, 30, 20, 5, 10), (5, 20, 40, 35, 2)), (3, 4, 2))[0]
    ages = dice.choices(AGES, (5, 2))[0]
    if mood == "all embedded" and dice.random() < 0.6:
        looks, ages = (0, 0, 1, 3, 0), AGES[1]
    answers: dict[str, Answer] = {}
    carried: dict[str, Answer] = {}
    for item in words.items:
        if not item.in_scope(school.setting, day):
            continue
        stood = before.answers.get(item.id) if before is not None else None
        if kind is ReviewKind.FOLLOW_UP and before is not None and _may_stand(item, stood) and dice.random() < 0.85:
            assert stood is not None
            answers[item.id] = replace(stood, stands_from=stood.stands_from or before.assessed_on)
            continue
        answer = _answer(dice, item, day=day, mood=MOODS[mood], level=level[item.id], evidence=(looks, ages))
        if answer is None:
            continue
        if newest and answer.value is not None and dice.random() < 0.01:
            carried[item.id] = replace(answer, carried_from=words.edition)
        else:
            answers[item.id] = answer
    statuses = (ReviewStatus.OPEN, ReviewStatus.AGREED, ReviewStatus.SIGNED)
    status = dice.choices(statuses, (6, 3, 1) if newest else (1, 6, 3))[0]
    started = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=dice.randint(0, 1000))
    return Review(
        id=f"review-{len(past)}",
        school=school,
        checklist=words.id,
        edition=words.edition,
        content_hash=words.content_hash,
        assessed_on=day,
        status=status,
        answers=answers,
        carried=carried,
        started_at=started,
        agreed_on=None if status is ReviewStatus.OPEN else day + timedelta(days=dice.randint(0, 9)),
        minute_reference=dice.choice(("", "", "2026/11, minute 7")),
        kind=kind,
    )


def _may_stand(item: Item, answer: Answer | None) -> bool:
    if answer is None:
        return False
    return answer.value is NOT_APPLICABLE or (answer.rating is not None and answer.rating >= item.target)


def _answer(
    dice: random.Random,
    item: Item,
    *,
    day: date,
    mood: tuple[int, ...],
    level: float,
    evidence: tuple[tuple[int, ...], tuple[int, ...]],
) -> Answer | None:
    looks, ages = evidence
    values: tuple[Value | None, ...] = (*Rating, UNKNOWN, NOT_APPLICABLE, None)
    value = dice.choices(values, mood)[0]
    if value is NOT_APPLICABLE and item.na_when is None:
        value = Rating.IN_PLACE
    if isinstance(value, Rating) and len([one for one in mood if one]) > 4:
        value = Rating(min(3, max(0, round(value + level / 2))))
    if value is None and dice.random() < 0.8:
        return None
    grade = dice.choices((*Grade, None), looks)[0] if value is not NOT_APPLICABLE else None
    dated = grade is not None and dice.random() < 0.8
    looked = grade is not None and grade is not Grade.TOLD and dice.random() < 0.9
    return Answer(
        item.id,
        value,
        na_reason=dice.choice(REASONS) if value is NOT_APPLICABLE else "",
        grade=grade,
        evidence_date=day - timedelta(days=dice.choice(ages)) if dated else None,
        evidence_by=dice.choice(ROLES) if looked else "",
        evidence_ref="Policy file 3" if dice.random() < 0.3 else "",
        note=dice.choice(NOTES),
        checked_by="Link governor" if looked and dice.random() < 0.3 else "",
        checked_on=day if looked and dice.random() < 0.3 else None,
    )


def _actions(
    dice: random.Random, reviews: list[Review], contents: dict[str, Checklist], today: date
) -> tuple[Action, ...]:
    """Actions in every state, most of them about items that had a gap."""
    found: list[Action] = []
    for n in range(dice.choice((0, 0, 1, 3, 6, 12))):
        review = dice.choice(reviews)
        item = dice.choice(contents[review.content_hash].items)
        status = dice.choice(list(ActionStatus))
        found.append(
            Action(
                id=f"action-{n:02}",
                review=review.id,
                item=item.id,
                what=dice.choice(("Write down who answers a request out of hours.", "Close leavers’ accounts")),
                owner=dice.choice(ROLES),
                due=today + timedelta(days=dice.choice((-400, -60, -1, 0, 1, 30, 200))),
                status=status,
                done_what=dice.choice(DONE) if status is ActionStatus.DONE else "",
                done_on=today - timedelta(days=dice.randint(0, 500)) if status is ActionStatus.DONE else None,
                impact=dice.choice(CHANGED) if status is ActionStatus.DONE else "",
                dropped_reason="Merged with another." if status is ActionStatus.DROPPED else "",
            )
        )
    return tuple(found)
