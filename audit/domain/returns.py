"""A return: what one file says about one school on one day, before anything of it is believed or kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.review import Person
from audit.domain.words import NOT_APPLICABLE, SETTING_WORDS, Setting
from audit.errors import Problem, ProblemCode


@dataclass(frozen=True, slots=True)
class Return:
    """One return as read. With any problem it stores and scores nothing.

    `urn`, `checklist` are "" and `assessed_on` None where the file gives none that can be used. `given` holds, for each
    item, the answer fields (names of `Answer`) whose cells are not blank; `places` the place of each (item, field).
    Under the item "" stand the places of what is said of the whole return, blank or not: urn, school, setting,
    assessed_on, checklist (and completed_by in a workbook).
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
