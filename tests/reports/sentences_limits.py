"""Section 8: what the paper does not tell."""

from expected_words import BOARDS, Match, day_of
from grammar import Grammar, agrees, listed
from recount import Recount

from audit.domain.words import Strand, Strength

LIMITS = Grammar()


@LIMITS.says(
    r"This is the (?P<board>[a-z ]+)’s own assessment, on what it was told and shown\. It is not the section 175/157 "
    r"return, not legal advice and not a certificate, and it predicts no inspection\. A rating of in place says that "
    r"the arrangement exists, not that it served every child\."
)
def own_assessment(said: Match, known: Recount) -> None:
    assert said["board"] == BOARDS[known.review.school.setting]


@LIMITS.says(r"Paragraph numbers are those of Keeping children safe in education (?P<year>\d{4})\.")
def one_numbering(said: Match, known: Recount) -> None:
    editions = {item.cites[0].edition for item in known.checklist.items if item.cites}
    assert editions <= {known.review.edition}
    assert known.review.edition == f"kcsie-{said['year']}"


@LIMITS.says(r"Each paragraph number names its edition\.")
def several_numberings(said: Match, known: Recount) -> None:
    assert {item.cites[0].edition for item in known.checklist.items if item.cites} != {known.review.edition}


@LIMITS.says(
    r"The words of (?P<noun>paragraphs?) (?P<numbers>[\d, and]+) in it were not seen: "
    r"those items are in our own words\."
)
def not_quoted(said: Match, known: Recount) -> None:
    cited = [item for item in known.items if item.cites]
    quoted = {item.cites[0].paragraph for item in cited if item.cites[0].quote}
    wanted = list(dict.fromkeys(item.paragraph for item in cited if item.paragraph not in quoted))
    assert listed(said["numbers"]) == wanted
    agrees(said["noun"], len(wanted), "paragraph", "paragraphs")


IN_FORCE = ((2021, 9), (2022, 9), (2023, 9), (2024, 9), (2025, 9), (2026, 9))


@LIMITS.says(r"The edition in force on (?P<day>{day}) is KCSIE (?P<year>\d{4}): look there for its own numbers\.")
def in_force(said: Match, known: Recount) -> None:
    day = known.review.assessed_on
    assert day_of(said["day"]) == day
    assert int(said["year"]) == max(year for year, month in IN_FORCE if (day.year, day.month) >= (year, month))
    assert known.review.edition != f"kcsie-{said['year']}"


@LIMITS.says(
    r"Items of the law watch ask whether the board is ready for a law\. They count as good practice; a low rating "
    r"there says that there is preparing to do, never that a duty was missed\."
)
def law_watch(said: Match, known: Recount) -> None:
    watched = [item for item in known.items if item.strand is Strand.LAW_WATCH]
    assert watched
    assert all(item.strength is Strength.EXPECTED for item in watched)


@LIMITS.says(
    r"The figures of the whole review, in sections 1, 2, 4 and 7, include (?P<n>\d+) confidential (?P<noun>items?)\. "
    r"So they are not the sum of the lines of this part\. What was found on confidential items is in Part 2\."
)
def include_confidential(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")
