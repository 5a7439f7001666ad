"""Which items a setting is asked, why another is left out, and who answers an item there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import assert_never

from audit.domain.checklist import Checklist, Item
from audit.domain.dates import long_date
from audit.domain.display import count, listed
from audit.domain.words import (
    ANSWERS_ONCE,
    BOARD_WORDS,
    CONTROLLER_NAMES,
    SETTING_WORDS,
    SITE_NAMES,
    STRAND_WORDS,
    HeldBy,
    Setting,
)

SETTING_HEADINGS = ("Kind of school", "Its board", "Items asked", "Items left out")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that a review does not ask, and why, in a sentence."""

    item: Item
    why: str


def why_left_out(item: Item, setting: Setting, assessed_on: date) -> str:
    """Why a review of this setting and day does not ask the item, in a sentence; empty where it does."""
    if setting not in item.applies_to:
        words = f"{item.id} is not asked of this kind of school: {SETTING_WORDS[setting]}."
        return f"{words} {item.applies_why}" if item.applies_why else words
    if item.in_force_from is not None and item.in_force_from > assessed_on:
        return f"{item.id} is asked from {long_date(item.in_force_from)} on, and this review is for a day before that."
    return ""


def left_out(checklist: Checklist, setting: Setting, assessed_on: date) -> tuple[LeftOut, ...]:
    """Every item that a review of this setting and day does not ask, in checklist order."""
    reasons = ((item, why_left_out(item, setting, assessed_on)) for item in checklist.items)
    return tuple(LeftOut(item, why) for item, why in reasons if why)


def settings_rows(checklist: Checklist, assessed_on: date) -> Sequence[tuple[str, str, int, str]]:
    """A row a setting: its name, what its board is called, how many items it is asked, and which it is not."""
    return [
        (
            SETTING_WORDS[setting],
            BOARD_WORDS[setting],
            len(checklist.in_scope(setting, assessed_on)),
            ", ".join(one.item.id for one in left_out(checklist, setting, assessed_on)) or "None",
        )
        for setting in Setting
    ]


def checklist_sentence(checklist: Checklist) -> str:
    """What a checklist is about: `56 items on working together, information sharing and data protection.`"""
    strands = list(dict.fromkeys(STRAND_WORDS[item.strand] for item in checklist.items))
    about = listed([f"{words[:1].lower()}{words[1:]}" for words in strands])
    return f"{count(len(checklist.items), 'item')} on {about}."


def the_board(setting: Setting) -> str:
    """`the governing body`, `the trust board`: the board of this setting within a sentence."""
    return f"the {BOARD_WORDS[setting]}"


def held_by_words(item: Item, setting: Setting) -> str:
    """Who answers the item in this setting, as a sentence: a trust once for all its schools, this school, or both."""
    controller, site = CONTROLLER_NAMES[setting], SITE_NAMES[setting]
    match item.held_by:
        case HeldBy.CONTROLLER:
            return (
                f"{_capital(controller)} answers this{ANSWERS_ONCE.get(setting, ', as the school’s own controller')}."
            )
        case HeldBy.SITE:
            return f"{_capital(site)} answers this, for what happens here."
        case HeldBy.BOTH:
            return f"{_capital(controller)} answers for the arrangements, and {site} for what happens here."
        case _:
            assert_never(item.held_by)


def held_by_mark(item: Item, setting: Setting) -> str:
    """The same in a few words, for a list: `trust answers`, `school answers`, `trust and school answer`."""
    controller = CONTROLLER_NAMES[setting].removeprefix("the ")
    site = SITE_NAMES[setting].removeprefix("this ")
    match item.held_by:
        case HeldBy.CONTROLLER:
            return f"{controller} answers"
        case HeldBy.SITE:
            return f"{site} answers"
        case HeldBy.BOTH:
            return f"{controller} and {site} answer"
        case _:
            assert_never(item.held_by)


def whose_answer(item: Item, setting: Setting) -> str:
    """`The trust’s answer` where a controller beyond the school answers once; empty where the school answers."""
    return f"{_capital(CONTROLLER_NAMES[setting])}’s answer" if answered_beyond(item, setting) else ""


def answered_beyond(item: Item, setting: Setting) -> bool:
    """Is it answered once by a controller that may hold more schools than this one?"""
    return item.held_by is HeldBy.CONTROLLER and setting in ANSWERS_ONCE


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
