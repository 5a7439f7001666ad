"""A return: what one file says about one school on one day, before anything of it is believed or kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Library
from audit.domain.display import short_edition
from audit.domain.review import Person
from audit.domain.words import NOT_APPLICABLE, SETTING_WORDS, Setting
from audit.errors import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Return:
    """One return as read. With any problem it stores and scores nothing.

    `urn`, `checklist` are "" and `assessed_on` None where the file gives none that can be used. `given` holds, for each
    item, the answer fields (names of `Answer`) whose cells are not blank; `places` the place of each (item, field).
    Under the item "" stand the places of what is said of the whole return, blank or not: urn, school, setting,
    assessed_on, checklist (and completed_by in a workbook). `edition` is the one whose items it answers, "" where it
    does not say and the items do not tell.
    """

    urn: str
    school: str
    setting: Setting | None
    checklist: str
    assessed_on: date | None
    answers: Mapping[str, Answer]
    given: Mapping[str, tuple[str, ...]]
    places: Mapping[tuple[str, str], str]
    completed_by: Person | None = None
    review_id: str | None = None
    review_version: int | None = None
    edition: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def cells(self) -> int:
        """How many non-blank cells of the answer columns it has."""
        return sum(len(fields) for fields in self.given.values())


@dataclass(frozen=True, slots=True)
class FileRead:
    """All that one file says: its returns (each with its own problems) and what is wrong with the file itself.

    `notes` are sentences the person should read although nothing is wrong, such as that macros were ignored.
    """

    file: str
    returns: tuple[Return, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = field(default=())


def checklist_of(given: Return, library: Library) -> Checklist | None:
    """The checklist whose items a return answers: of its own edition, or the current one where it names none."""
    if given.edition:
        return library.of_edition(given.checklist, given.edition)
    return library.checklists.get(given.checklist)


def problems_with_edition(given: Return, checklist: Checklist, *, of_a_review: bool) -> tuple[Problem, ...]:
    """Why a return cannot go where the items of this checklist are asked, with what to do about it.

    `of_a_review`: a review that is kept here is answered on it; else it is what a new review would be started on.
    """
    named = short_edition(checklist.edition)
    where = f"the review kept here is answered on {named}" if of_a_review else f"a new review follows {named}"
    if given.edition and given.edition != checklist.edition:
        message = (
            f"This file follows {short_edition(given.edition)}, and {where}. Take a fresh workbook"
            f"{' of that review' if of_a_review else ''} and copy the answers into it, item by item."
        )
        return (Problem(ProblemCode.EDITION_WRONG, given.places.get(("", "checklist"), ""), message),)
    return tuple(
        Problem(
            ProblemCode.ITEM_UNKNOWN,
            next((given.places[item, field] for field in fields if (item, field) in given.places), ""),
            f"{item} is not an item of {named}, and {where}. Take its row out.",
        )
        for item, fields in given.given.items()
        if item in given.answers and item not in checklist.by_id
    )


def problems_with_content(given: Return, checklist: Checklist, setting: Setting) -> tuple[Problem, ...]:
    """What the checklist forbids in this return, once its setting is settled."""
    found: list[Problem] = []
    for item_id, answer in given.answers.items():
        item = checklist.by_id[item_id]
        place = given.places.get((item_id, "value"), "")
        if setting not in item.applies_to and given.given.get(item_id):
            fields = given.given[item_id]
            found.append(
                Problem(
                    ProblemCode.ITEM_NOT_IN_SETTING,
                    given.places.get((item_id, fields[0]), place),
                    f"{item_id} is not asked of this kind of school ({SETTING_WORDS[setting].lower()}). "
                    f"{item.applies_why or ''} Leave its row blank.".replace("  ", " "),
                )
            )
        elif answer.value is NOT_APPLICABLE and item.na_when is None:
            found.append(
                Problem(
                    ProblemCode.NA_NOT_ALLOWED,
                    place,
                    f"{item_id} cannot be “not applicable”. Give a rating from 0 to 3, or “don’t know”.",
                )
            )
    return tuple(found)
