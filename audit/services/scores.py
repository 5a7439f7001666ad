"""Scoring returns without keeping them."""

from dataclasses import dataclass

from audit.domain.checklist import Library
from audit.domain.returns import FileRead, Return, checklist_of, problems_with_content
from audit.domain.scoring import ReviewFigures, review_figures
from audit.domain.words import Setting
from audit.errors import Problem

SETTING_WHEN_NOBODY_SAYS = Setting.MAINTAINED_SCHOOL


@dataclass(frozen=True, slots=True)
class ScoredReturn:
    """A return with its figures; `setting_source` is `file`, `option` or `default`."""

    file: str
    given: Return
    setting: Setting
    setting_source: str
    figures: ReviewFigures


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A problem and the file it stands in."""

    file: str
    problem: Problem


def score_file(
    read: FileRead, library: Library, setting: Setting | None = None
) -> tuple[tuple[ScoredReturn, ...], tuple[FileProblem, ...]]:
    """Score every return of a file that has no problem; a return with any problem is listed, not scored."""
    scored: list[ScoredReturn] = []
    problems = [FileProblem(read.file, problem) for problem in read.problems]
    for given in read.returns:
        chosen, source = _setting(given, setting)
        found = given.problems
        checklist = checklist_of(given, library)
        if checklist is not None:
            found += problems_with_content(given, checklist, chosen)
        problems += [FileProblem(read.file, problem) for problem in found]
        if found or checklist is None or given.assessed_on is None:
            continue
        figures = review_figures(checklist, given.answers, setting=chosen, assessed_on=given.assessed_on)
        scored.append(ScoredReturn(read.file, given, chosen, source, figures))
    return tuple(scored), tuple(problems)


def _setting(given: Return, option: Setting | None) -> tuple[Setting, str]:
    if given.setting is not None:
        return given.setting, "file"
    if option is not None:
        return option, "option"
    return SETTING_WHEN_NOBODY_SAYS, "default"
