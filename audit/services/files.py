"""Reviews made of files alone, kept nowhere: for comparing and for a paper without a database."""

from collections.abc import Sequence

from audit.domain.checklist import Checklist, Library
from audit.domain.returns import FileRead, checklist_of
from audit.domain.review import Review, School
from audit.domain.words import Setting
from audit.errors import FileRefusedError, NotAllowedError, Problem, ProblemCode
from audit.services.opened import Opened, opened_with
from audit.services.scores import score_file


def review_of_file(read: FileRead, library: Library, setting: Setting | None = None) -> tuple[Checklist, Review]:
    """The one return of a file as a review that is kept nowhere; its id is the file's name.

    Raises FileRefusedError with every problem of the file, or `many_returns` where it holds more or less than one.
    """
    scored, problems = score_file(read, library, setting)
    if problems:
        raise FileRefusedError(tuple(one.problem for one in problems), read.file)
    if len(scored) != 1:
        message = f"{read.file} holds {len(scored)} returns. Give a file with one return: one school and one day."
        raise FileRefusedError((Problem(ProblemCode.MANY_RETURNS, "", message),), read.file)
    given, chosen = scored[0].given, scored[0].setting
    checklist = checklist_of(given, library)
    assert checklist is not None  # noqa: S101  (a return of no checklist is never scored)
    assert given.assessed_on is not None  # noqa: S101  (a return without a day is never scored)
    review = Review(
        id=read.file,
        school=School(given.urn, given.school or f"School {given.urn}", chosen),
        checklist=checklist.id,
        edition=checklist.edition,
        content_hash=checklist.content_hash,
        assessed_on=given.assessed_on,
        answers=given.answers,
    )
    return checklist, review


def opened_of(returns: Sequence[tuple[Checklist, Review]], library: Library) -> Opened:
    """The newest of these reviews with the others as its past, in whatever order they come.

    Raises NotAllowedError where they are not of one school and one checklist, or two are of one day.
    """
    reviews = sorted((review for _, review in returns), key=lambda review: review.assessed_on)
    if len({(review.school.urn, review.checklist) for review in reviews}) != 1:
        raise NotAllowedError("A paper is made of the returns of one school, all of the same checklist.")
    if len({review.assessed_on for review in reviews}) != len(reviews):
        raise NotAllowedError("Two of these files are of the same day. Give one return for each day.")
    contents = {checklist.content_hash: checklist for checklist, _ in returns}
    return opened_with(library, reviews[-1], tuple(reviews[:-1]), contents)
