"""Builders for papers: a checklist of 54 items in seven paragraphs, reviews drawn from a seed, and a paper of them."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from builders import A_SCHOOL, an_item

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Cite, Item
from audit.domain.letterhead import Letterhead
from audit.domain.review import Action, Review, School
from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActionStatus,
    Grade,
    Rating,
    ReviewStatus,
    Setting,
    Strand,
    Strength,
    Value,
)
from audit.reports.paper_input import EditionWords, PaperInput

EDITION = EditionWords("KCSIE 2021", "Keeping children safe in education 2021", "KCSIE 2026")
ASSESSED = date(2026, 11, 25)
TODAY = date(2026, 11, 22)
PLACES = (
    ("WT", Strand.WORKING_TOGETHER, "103", 7),
    ("WT", Strand.WORKING_TOGETHER, "104", 4),
    ("IS", Strand.INFORMATION_SHARING, "105", 5),
    ("IS", Strand.INFORMATION_SHARING, "106", 12),
    ("IS", Strand.INFORMATION_SHARING, "107", 5),
    ("DP", Strand.DATA_PROTECTION, "108", 11),
    ("DP", Strand.DATA_PROTECTION, "109", 10),
)
QUESTION = (
    "Is there a step-by-step route for {}, urgent and out of hours, with a check that each referral was answered?"
)
CHALLENGE = "Which of last term’s {} cases would you show us first, and what changed after it?"
TOPICS = (
    "early help",
    "police requests",
    "leavers’ access",
    "training",
    "privacy notices",
    "retention",
    "supply staff",
)
ROLES = ("DSL", "DPO", "Head", "Clerk", "Link governor")


def a_full_checklist(seed: int = 1) -> Checklist:
    """54 items in the shape of the core checklist; DP-08 and DP-16 are confidential."""
    dice = random.Random(seed)
    items: list[Item] = []
    for prefix, strand, paragraph, number in PLACES:
        for _ in range(number):
            code = f"{prefix}-{sum(i.id.startswith(prefix) for i in items) + 1:02d}"
            topic = dice.choice(TOPICS)
            strength = dice.choices(tuple(Strength), (2, 6, 2))[0]
            items.append(
                an_item(
                    code,
                    strand=strand,
                    question=QUESTION.format(topic),
                    challenge=CHALLENGE.format(topic),
                    cites=(Cite("kcsie-2021", paragraph, f"{paragraph}.s1", "Schools should share."),),
                    strength=strength,
                    critical=strength is Strength.SHOULD and dice.random() < 0.15,
                    ask=(dice.choice(ROLES),),
                    na_when="No child is placed here." if dice.random() < 0.2 else None,
                    confidential=code in ("DP-08", "DP-16"),
                )
            )
    title = "Sharing information and protecting data (KCSIE 2021, paragraphs 103 to 109)"
    return Checklist("core-103-109", title, "kcsie-2021", tuple(items), "3f9c0d27aa41" + "0" * 52)


def a_drawn_review(checklist: Checklist, seed: int, weights: tuple[int, ...], **changes: Any) -> Review:
    """A review with answers drawn by `weights` for 0, 1, 2, 3, don't know, not applicable and no answer."""
    dice = random.Random(seed)
    day = changes.get("assessed_on", ASSESSED)
    answers = {item.id: _drawn(item, dice, weights, day) for item in checklist.items}
    review = Review("r", A_SCHOOL, checklist.id, checklist.edition, checklist.content_hash, day, answers=answers)
    fields = {name: getattr(review, name) for name in review.__slots__} | changes
    return Review(**fields)


def _drawn(item: Item, dice: random.Random, weights: tuple[int, ...], day: date) -> Answer:
    value: Value | None = dice.choices((*Rating, UNKNOWN, NOT_APPLICABLE, None), weights)[0]
    if value is NOT_APPLICABLE and item.na_when is None:
        value = Rating.IN_PLACE
    rated = isinstance(value, Rating)
    return Answer(
        item.id,
        value,
        na_reason="No child is placed here." if value is NOT_APPLICABLE else "",
        grade=dice.choices((*Grade, None), (6, 7, 3, 1, 2))[0] if rated else None,
        evidence_date=day - timedelta(days=dice.randint(5, 500)) if rated and dice.random() < 0.8 else None,
        evidence_by=dice.choice(ROLES) if rated else "",
        evidence_ref="Policy file 3" if rated else "",
        note=f"secret-note-{item.id}",
    )


def some_actions(checklist: Checklist) -> tuple[Action, ...]:
    """Eight actions: two done, one dropped, five to do, of which two are overdue on TODAY."""
    chosen = [item.id for item in checklist.items[3:51:6]]
    found: list[Action] = []
    for n, item in enumerate(chosen):
        what = "Write down who answers a request out of hours, and try it once with the duty team."
        owner, due = ROLES[n % len(ROLES)], TODAY + timedelta(days=30 * n - 75)
        if n in (5, 6):
            found.append(
                Action(
                    str(n),
                    "r",
                    item,
                    what,
                    owner,
                    due,
                    ActionStatus.DONE,
                    done_what="Tried on 3 October.",
                    done_on=date(2026, 10, 3),
                    impact="Two children were heard a day sooner.",
                )
            )
        elif n == 7:
            found.append(Action(str(n), "r", item, what, owner, due, ActionStatus.DROPPED, dropped_reason="Merged."))
        else:
            found.append(Action(str(n), "r", item, what, owner, due))
    return tuple(found)


MOSTLY_GOOD = (2, 8, 50, 25, 3, 10, 0)
OPEN_ENDED = (4, 8, 30, 12, 8, 8, 20)
MOSTLY_POOR = (10, 10, 10, 5, 10, 2, 0)
EMBEDDED = (0, 0, 0, 1, 0, 0, 0)
NOTHING = (0, 0, 0, 0, 0, 0, 1)


def a_paper(
    *, seed: int = 7, weights: tuple[int, ...] = MOSTLY_GOOD, first: bool = False, **changes: Any
) -> PaperInput:
    """A realistic paper: 54 items, a previous review and one before it, eight actions."""
    checklist = changes.pop("checklist", None) or a_full_checklist()
    agreed = ReviewStatus.AGREED
    previous = a_drawn_review(checklist, seed + 1, MOSTLY_GOOD, assessed_on=date(2025, 11, 18), status=agreed)
    older = a_drawn_review(checklist, seed + 2, MOSTLY_GOOD, assessed_on=date(2024, 11, 19), status=agreed)
    fields: dict[str, Any] = {
        "checklist": checklist,
        "edition": EDITION,
        "review": a_drawn_review(checklist, seed, weights),
        "today": TODAY,
        "product": "Governor Self-Audit 0.1.0",
        "previous": None if first else previous,
        "earlier": () if first else (older, previous),
        "actions": some_actions(checklist),
        "agenda_item": "7",
        "meeting": "Full governing body, 25 November 2026",
        "prepared_by": "Clerk",
    }
    return PaperInput(**(fields | changes))


HOSTILE = (
    '#read("/etc/passwd") *bold* _it_ = Heading $x^2$ @ref <label> \\ // /* `raw`',
    "<script>alert(1)</script> &amp; <b>x</b> **md** [a](http://x)",
    "Ysgol Gŵyr 😀 👩‍👩‍👧 مدرسة בית ספר 学校 \u202e\u200f\u0000 e\u0301",
    "x" * 200,
    "=cmd|' /C calc'!A0 { PAGE } [[HYPERLINK]] \u00ab",
)


def with_words_everywhere(words: str) -> PaperInput:
    """A Part 2 paper with these words in every place a person can write in."""
    head = Letterhead("900001", words[:200].strip())
    paper = a_paper(part=2, agenda_item=words, meeting=words, prepared_by=words, letterhead=head)
    answers = {
        key: replace(a, note=words, evidence_ref=words, evidence_by=words, na_reason=words)
        for key, a in paper.review.answers.items()
    }
    review = replace(
        paper.review,
        answers=answers,
        minute_reference=words,
        school=School("900001", words[:200].strip(), Setting.MAINTAINED_SCHOOL),
    )
    actions = tuple(replace(action, what=words, owner=words, impact=words) for action in paper.actions)
    return replace(paper, review=review, actions=actions)
