"""The one place where the parts are put together. Pages, commands and tests all start here.

What a part does not need is not loaded: scoring a file brings in neither the database nor the paper.
"""

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from audit import PRODUCT, __version__, data_dir
from audit.content import load_library
from audit.domain.agenda import USUAL_MINUTES
from audit.domain.agenda_sheet import agenda_sheet
from audit.domain.blank_sheet import blank_sheet
from audit.domain.checklist import Checklist, Item, Library
from audit.domain.dates import long_date, today_in_london
from audit.domain.edition_changes import changed_words
from audit.domain.item_sheet import item_sheet
from audit.domain.numbering import numbers_text
from audit.domain.returns import FileRead
from audit.domain.review import URN, Action, Review
from audit.domain.visit import VISIT_MINUTES, visit
from audit.domain.visit_sheet import visit_sheet
from audit.domain.words import ReportFormat, Setting
from audit.errors import NotAllowedError, NotFoundError

if TYPE_CHECKING:
    from audit.content.last_good import Content, LastGood
    from audit.domain.agenda_sheet import AgendaSheet
    from audit.domain.data_pack import DataPack
    from audit.domain.store import ReviewStore
    from audit.domain.visit_sheet import VisitSheet
    from audit.reports.paper import PaperContent, PaperInput
    from audit.reports.sheet_input import SheetInput
    from audit.services.follow_ups import FollowUpService
    from audit.services.imports import ImportService
    from audit.services.many_papers import Made
    from audit.services.new_words import NewWordsService
    from audit.services.opened import Opened
    from audit.services.papers import Beside, PaperService
    from audit.services.reviews import ReviewService
    from audit.services.signing import SigningService

DATABASE_VARIABLE = "AUDIT_DATABASE_URL"
DATABASE_FILE = "reviews.db"
APP_FOLDER = "governor-self-audit"
OUTLIVES_CONTENT = frozenset({"library", "store", "_last_good"})
"""The parts that stay when the content changes; every other one is made anew from it."""
CLERK = "Clerk"
"""Who prepares a paper where nobody says."""


@dataclass(frozen=True, slots=True)
class WorkbookOrder:
    """Which workbook is wanted: of a review kept here, or blank for a school that may be named already."""

    checklist: Checklist
    items: tuple[Item, ...]
    urn: str = ""
    school_name: str = ""
    setting: Setting | None = None
    assessed_on: date | None = None
    opened: "Opened | None" = None


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """Which board paper is wanted: Part 1 may be published, Part 2 holds the confidential items. A role, no name."""

    part: Literal[1, 2] = 1
    meeting: str = ""
    agenda_item: str = ""
    prepared_by: str = CLERK
    format: ReportFormat = ReportFormat.PDF


@dataclass(frozen=True, slots=True)
class BlankOrder:
    """Which checklist on paper is wanted: these items, said in words to be `whose`; with a school that is known."""

    checklist: Checklist
    items: tuple[Item, ...]
    whose: str
    setting: Setting | None = None
    """None: each item says of whom it is not asked."""
    review: Review | None = None


@dataclass(frozen=True, slots=True)
class AgendaOrder:
    """Which agenda is wanted: for how many minutes, of which part, for which meeting."""

    minutes: int = USUAL_MINUTES
    part: Literal[1, 2] = 1
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class VisitOrder:
    """Which visit sheet is wanted: how long, whom to see (everybody where no role is named), on which day."""

    minutes: int = VISIT_MINUTES[0]
    roles: tuple[str, ...] = ()
    visit_on: date | None = None


def utc_now() -> datetime:
    """The moment it is, aware of its zone."""
    return datetime.now(UTC)


def default_database(environ: Mapping[str, str]) -> str:
    """Where reviews are kept: what AUDIT_DATABASE_URL says, else one file in the user's data folder."""
    if given := environ.get(DATABASE_VARIABLE):
        return given
    from platformdirs import user_data_path  # noqa: PLC0415  (only where a database is opened)

    return str(user_data_path(APP_FOLDER, appauthor=False) / DATABASE_FILE)


def data_folder_of(database: str) -> Path:
    """The folder of a database file; the user's data folder for a database server."""
    kind, separator, rest = database.partition("://")
    if not separator:
        return Path(database).parent
    if kind.startswith("sqlite") and (path := rest.removeprefix("/")):
        return Path(path).parent
    from platformdirs import user_data_path  # noqa: PLC0415  (only where a database is opened)

    return user_data_path(APP_FOLDER, appauthor=False)


class App:
    """Every part, each loaded when it is first asked for; `now` and the folder are arguments, so tests can set them."""

    def __init__(
        self,
        database: str,
        *,
        checklists: Path | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.database, self.now = database, now
        self.checklists_folder = checklists or data_dir("checklists")

    @cached_property
    def library(self) -> Library:
        """All content, as it was last looked at. Raises ContentError."""
        return load_library(self.checklists_folder)

    @cached_property
    def _last_good(self) -> "LastGood":
        from audit.content.last_good import HOME, LastGood  # noqa: PLC0415  (not needed for scoring)

        return LastGood(self.checklists_folder, data_folder_of(self.database) / HOME)

    def look_at_content(self) -> "Content":
        """Use the content as its files stand now, or the last that was good; says which. Raises ContentError."""
        content = self._last_good.current()
        if self.__dict__.get("library") is not content.library:
            self.library = content.library
            parts = {name for name, part in vars(App).items() if isinstance(part, cached_property)}
            for made_from_it in parts - OUTLIVES_CONTENT:
                self.__dict__.pop(made_from_it, None)
        return content

    def keep_good_content(self) -> None:
        """Keep a copy of good content beside the reviews, once these have been opened there."""
        if "store" in self.__dict__:
            self._last_good.keep()

    @cached_property
    def store(self) -> "ReviewStore":
        """The place where reviews are kept, made on first use. Raises ServerError in words."""
        from audit.storage import open_store  # noqa: PLC0415  (130 ms that scoring a file need not wait for)

        return open_store(self.database, now=self.now())

    @cached_property
    def reviews(self) -> "ReviewService":
        """The rules of a review."""
        from audit.services.reviews import ReviewService  # noqa: PLC0415  (not needed for scoring)

        return ReviewService(self.store, self.library, self.now)

    @cached_property
    def imports(self) -> "ImportService":
        """Taking files in."""
        from audit.services.imports import ImportService  # noqa: PLC0415  (not needed for scoring)

        return ImportService(self.reviews)

    @cached_property
    def new_words(self) -> "NewWordsService":
        """Taking up the checklist’s new words in an open review."""
        from audit.services.new_words import NewWordsService  # noqa: PLC0415  (not needed for scoring)

        return NewWordsService(self.reviews)

    @cached_property
    def follow_ups(self) -> "FollowUpService":
        """Starting follow-up reviews."""
        from audit.services.follow_ups import FollowUpService  # noqa: PLC0415  (not needed for scoring)

        return FollowUpService(self.reviews)

    @cached_property
    def signing(self) -> "SigningService":
        """Signatures of agreed reviews."""
        from audit.services.signing import SigningService  # noqa: PLC0415  (not needed for scoring)

        return SigningService(self.reviews)

    @cached_property
    def papers(self) -> "PaperService":
        """Letterheads, and the papers a board was sent."""
        from audit.services.papers import PaperService  # noqa: PLC0415  (not needed for scoring)

        return PaperService(self.reviews, self.signing)

    def crest_of(self, data: bytes) -> bytes:
        """A picture that was handed in, drawn anew as a crest. Raises NotAllowedError in words."""
        from audit.reports.crest import crest_of  # noqa: PLC0415  (only where a picture is handed in)

        return crest_of(data)

    def today(self) -> date:
        """The day it is in London."""
        return today_in_london(self.now())

    @property
    def database_in_words(self) -> str:
        """Where reviews are kept; of a database server nothing but that it is one, since its address holds secrets."""
        kind, separator, rest = self.database.partition("://")
        if not separator:
            return f"the file {self.database}"
        return f"the file {rest.removeprefix('/')}" if kind.startswith("sqlite") else "a database server"

    def read_path(self, path: Path) -> FileRead:
        """Read one file from disk; what is wrong with it comes back as problems."""
        from audit.spreadsheets import read_path  # noqa: PLC0415  (only where a file is read)

        return read_path(path, self.library, today=self.today())

    def read_upload(self, name: str, data: bytes) -> FileRead:
        """Read one uploaded file; what is wrong with it comes back as problems."""
        from audit.spreadsheets import read_file  # noqa: PLC0415  (only where a file is read)

        return read_file(name, data, self.library, today=self.today())

    def items_for_role(self, items: Sequence[Item], role: str | None) -> tuple[Item, ...]:
        """The items a role is asked about, in any case of letters; all of them for None. Raises NotAllowedError."""
        if role is None:
            return tuple(items)
        found = tuple(item for item in items if role.casefold() in (asked.casefold() for asked in item.ask))
        if not found:
            raise NotAllowedError(f"No item asks “{role}”. The roles are: {', '.join(self.library.roles)}.")
        return found

    def workbook(self, order: WorkbookOrder) -> bytes:
        """The workbook that was ordered, as the bytes of an xlsx file. Raises NotAllowedError."""
        from audit.spreadsheets import SchoolNamed, write_workbook  # noqa: PLC0415  (openpyxl takes 120 ms to load)

        opened = order.opened
        if opened is None:
            if order.urn and not URN.fullmatch(order.urn):
                raise NotAllowedError("A URN is six digits, for example 900001.")
            return write_workbook(
                order.checklist,
                items=order.items,
                school=SchoolNamed(order.urn, order.school_name.strip(), order.setting),
                assessed_on=order.assessed_on,
            )
        last_time = ((item.id, opened.last_time(item.id)) for item in order.items)
        return write_workbook(
            order.checklist,
            items=order.items,
            school=opened.review.school,
            assessed_on=opened.review.assessed_on,
            answers=opened.review.answers,
            last_time={item_id: last for item_id, last in last_time if last is not None},
            review_id=opened.review.id,
            review_version=opened.review.version,
        )

    def long_csv(self, reviews: Sequence[Review]) -> bytes:
        """The answers of these reviews as a long file."""
        from audit.spreadsheets import write_long_csv  # noqa: PLC0415  (only where a file is written)

        return write_long_csv(reviews)

    def paper(self, opened: "Opened", order: PaperOrder | None = None, beside: "Beside | None" = None) -> bytes:
        """The board paper of a review as the bytes of a file: Part 1 and PDF unless ordered. Raises PaperError.

        `beside`: what stands beside the review, unless the store is to say it.
        """
        from audit.reports.paper_file import paper_file  # noqa: PLC0415  (typst is loaded for papers only)

        order = order or PaperOrder()
        return paper_file(self._paper_input(opened, order, beside), order.format, _written)

    def many_papers(self, order: PaperOrder) -> "Generator[Made | None]":
        """The paper of each school’s newest review as it is done; closing the generator stops the making."""
        from audit.services.many_papers import many_papers, newest_of_each  # noqa: PLC0415  (not needed for scoring)

        setup = {
            "database": self.database,
            "checklists": str(self.checklists_folder.resolve()),
            "now": self.now().isoformat(),
        }
        return many_papers(newest_of_each(self.store.reviews()), asdict(order), setup)

    def paper_content(
        self, opened: "Opened", order: PaperOrder | None = None, beside: "Beside | None" = None
    ) -> "PaperContent":
        """What the board paper of a review would hold, before it is set in type; `beside` unless the store says it."""
        from audit.reports.paper import paper_content  # noqa: PLC0415  (typst is loaded for papers only)

        return paper_content(self._paper_input(opened, order or PaperOrder(), beside))

    def _paper_input(self, opened: "Opened", order: PaperOrder, beside: "Beside | None" = None) -> "PaperInput":
        """All a paper is made from; of a review that is stored also what stands beside it, unless that is given."""
        from audit.reports.paper import PaperInput, edition_words  # noqa: PLC0415  (typst is loaded for papers only)

        review = opened.review
        beside = beside or self.papers.beside(opened, order.part)
        return PaperInput(
            checklist=opened.checklist,
            edition=edition_words(self.library, review.edition, review.assessed_on),
            review=review,
            today=self.today(),
            product=f"{PRODUCT} {__version__}",
            previous=opened.previous,
            earlier=opened.earlier,
            contents=opened.contents,
            changed=changed_words(opened.since_last),
            actions=opened.actions,
            agenda_item=order.agenda_item.strip(),
            meeting=order.meeting.strip(),
            prepared_by=order.prepared_by.strip() or CLERK,
            part=order.part,
            letterhead=beside.letterhead,
            since_last_paper=beside.since_last_paper,
            changed_since_signed=beside.changed_since_signed,
        )

    def agenda_sheet(self, opened: "Opened", order: AgendaOrder) -> "AgendaSheet":
        """The agenda of a review in words."""
        from audit.services.agendas import agenda_of  # noqa: PLC0415  (not needed for scoring)

        found = agenda_of(opened, order.minutes)
        return agenda_sheet(found, opened.review, opened.previous, order.part)

    def agenda_pdf(self, opened: "Opened", order: AgendaOrder) -> bytes:
        """The agenda as the bytes of a tagged PDF. Raises PaperError."""
        from audit.reports.agenda_paper import agenda_content, agenda_pdf  # noqa: PLC0415  (typst is loaded for papers only)

        sheet = self.agenda_sheet(opened, order)
        made = self._sheet_input(opened)
        return agenda_pdf(agenda_content(sheet, made, meeting=order.meeting.strip(), part=order.part))

    def visit_sheet(self, opened: "Opened", order: VisitOrder) -> "VisitSheet":
        """The visit sheet of a review in words."""
        found = visit(opened.checklist, opened.review, order.minutes, order.roles, earlier=opened.earlier)
        return visit_sheet(found, opened.review)

    def visit_pdf(self, opened: "Opened", order: VisitOrder) -> bytes:
        """The visit sheet as the bytes of a tagged PDF. Raises PaperError."""
        from audit.reports.visit_paper import visit_content, visit_pdf  # noqa: PLC0415  (typst is loaded for papers only)

        sheet, made = self.visit_sheet(opened, order), self._sheet_input(opened)
        return visit_pdf(visit_content(sheet, made, visit_on=order.visit_on))

    def evidence_pdf(self, opened: "Opened", part: Literal[1, 2]) -> bytes:
        """The evidence index of a review, one page, as the bytes of a tagged PDF. Raises PaperError."""
        from audit.reports.evidence_paper import evidence_content, evidence_pdf  # noqa: PLC0415  (typst is loaded for papers only)

        return evidence_pdf(evidence_content(self._paper_input(opened, PaperOrder(part=part))))

    def blank_pdf(self, order: BlankOrder) -> bytes:
        """The checklist to fill in on paper as the bytes of a tagged PDF. Raises PaperError."""
        from audit.reports.blank_paper import BlankInput, blank_content, blank_pdf  # noqa: PLC0415  (typst is loaded for papers only)

        review = order.review
        made = BlankInput(
            order.checklist,
            blank_sheet(order.items, order.setting),
            order.whose,
            self.today(),
            f"{PRODUCT} {__version__}",
            school=review.school.name if review else "",
            urn=review.school.urn if review else "",
            assessed_on=long_date(review.assessed_on) if review else "",
        )
        return blank_pdf(blank_content(made))

    def item_pdf(self, review_id: str, item_id: str) -> bytes:
        """One item of a review with its history as the bytes of a tagged PDF. Raises NotFoundError, PaperError.

        It reads every earlier review itself, so that the page that offers it need not.
        """
        from audit.reports.item_paper import item_content, item_pdf  # noqa: PLC0415  (typst is loaded for papers only)

        opened = self.reviews.open(review_id)
        item = opened.checklist.by_id.get(item_id)
        if item is None:
            raise NotFoundError(f"There is no item {item_id} in this checklist.")
        place = numbers_text(self.library, item, opened.review.assessed_on)
        sheet = item_sheet(item, opened.checklist, opened.reviews, contents=opened.contents, place=place)
        return item_pdf(item_content(sheet, self._sheet_input(opened)))

    def actions_calendar(self, opened: "Opened", actions: Sequence[Action]) -> bytes:
        """The due dates of these actions of a school as the bytes of an iCalendar file. Raises CalendarError."""
        from audit.reports.calendar import CalendarInput, calendar_file  # noqa: PLC0415  (icalendar takes 50 ms to load)

        known = (*self.library.superseded.values(), *self.library.checklists.values(), *opened.contents.values())
        items = {item.id: item for checklist in known for item in checklist.items}
        made = CalendarInput(opened.review, opened.checklist, actions, items, PRODUCT, __version__, self.now())
        return calendar_file(made)

    def _sheet_input(self, opened: "Opened") -> "SheetInput":
        from audit.reports.sheet_input import SheetInput  # noqa: PLC0415  (not needed for scoring)

        return SheetInput(opened.checklist, opened.review, self.today(), f"{PRODUCT} {__version__}")

    def paper_of_files(self, returns: Sequence[tuple[Checklist, Review]], order: PaperOrder | None = None) -> bytes:
        """The board paper of the newest of these reviews, which are kept nowhere; the others are its past.

        Raises NotAllowedError where they are not of one school and one checklist, or two are of one day.
        """
        from audit.services.files import opened_of  # noqa: PLC0415  (not needed for scoring)
        from audit.services.papers import Beside  # noqa: PLC0415  (not needed for scoring)

        return self.paper(opened_of(returns, self.library), order, Beside())


def _written(pack: "DataPack") -> bytes:
    from audit.spreadsheets import write_data_pack  # noqa: PLC0415  (openpyxl takes 120 ms to load)

    return write_data_pack(pack)


def app_from_environment(database: str | None = None) -> App:
    """The product as the machine's environment sets it up."""
    return App(database or default_database(os.environ))
