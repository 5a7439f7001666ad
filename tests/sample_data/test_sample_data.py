"""The sample schools: every statement that is told about them comes true in the files that are shipped."""

import csv
import importlib.util
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

import audit
from audit.content import load_library
from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.checklist import Checklist, Library
from audit.domain.gaps import how_we_know, left_by_role, stale
from audit.domain.movement import Moved, movements
from audit.domain.privacy import identifiers_in, warnings_in
from audit.domain.returns import FileRead, problems_with_content
from audit.domain.review import Action, Review, School, check_answer
from audit.domain.scoring import ReviewFigures, figures_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, Grade, Judgement, Movement, Rating, Setting
from audit.spreadsheets.reading import read_path

TODAY = date(2026, 11, 22)
THISTLEBROOK, RAVENSDYKE, SALTMARSH = "900001", "900002", "900003"
SCHOOLS = (THISTLEBROOK, RAVENSDYKE, SALTMARSH)
FIRST, SECOND, THIRD, FOURTH = range(4)
REVIEWS = [(urn, n) for urn in SCHOOLS for n in range(4)]
SAMPLE = audit.data_dir("sample_data")
NOT_IN_PLACE, PARTLY, IN_PLACE, EMBEDDED = Rating


# What the tests ask of the shipped files


@cache
def library() -> Library:
    return load_library(audit.data_dir("checklists"))


def checklist() -> Checklist:
    return library().checklists["core-103-109"]


def read(path: Path) -> FileRead:
    return read_path(path, library(), today=TODAY)


@cache
def long_file() -> FileRead:
    return read(SAMPLE / "all-returns.csv")


@cache
def histories() -> Mapping[str, tuple[Review, ...]]:
    """Each school's reviews as the long file gives them, oldest first."""
    found: dict[str, list[Review]] = {}
    for each in long_file().returns:
        assert each.assessed_on
        assert each.setting
        found.setdefault(each.urn, []).append(
            Review(
                id=f"{each.urn} {each.assessed_on}",
                school=School(each.urn, each.school, each.setting),
                checklist=each.checklist,
                edition=checklist().edition,
                content_hash=checklist().content_hash,
                assessed_on=each.assessed_on,
                answers=each.answers,
            )
        )
    return {urn: tuple(sorted(reviews, key=lambda review: review.assessed_on)) for urn, reviews in found.items()}


def review_of(urn: str, n: int) -> Review:
    return histories()[urn][n]


def answer_of(urn: str, n: int, item: str) -> Answer:
    return review_of(urn, n).answers[item]


def values(urn: str, item: str, until: int = FOURTH) -> list[object]:
    """What the school answered to one item, review by review; None where nothing."""
    reviews = histories()[urn][: until + 1]
    return [review.answers[item].value if item in review.answers else None for review in reviews]


def figures(urn: str, n: int) -> ReviewFigures:
    return figures_of(checklist(), review_of(urn, n))


def score(urn: str, n: int) -> float:
    found = figures(urn, n).overall.score
    assert found is not None
    return found


def moved(urn: str, n: int) -> Mapping[str, Moved]:
    """What happened to each listed item between the review before and this one."""
    reviews = histories()[urn]
    return {each.item: each for each in movements(checklist(), reviews[n - 1], reviews[n], reviews[:n])}


def items_that(urn: str, n: int, movement: Movement) -> list[str]:
    return [each.item for each in moved(urn, n).values() if each.movement is movement]


def grades(urn: str, n: int) -> Mapping[Grade | None, int]:
    return how_we_know(checklist(), review_of(urn, n))


@cache
def actions() -> tuple[tuple[str, Action], ...]:
    """Each action with its school's URN."""
    with (SAMPLE / "actions.csv").open(newline="", encoding="utf-8") as file:
        return tuple(
            (
                row["urn"],
                Action(
                    id=str(n),
                    review=f"{row['urn']} {row['assessed_on']}",
                    item=row["item"],
                    what=row["what"],
                    owner=row["owner"],
                    due=date.fromisoformat(row["due"]),
                    status=ActionStatus(row["status"]),
                    done_what=row["done_what"],
                    done_on=date.fromisoformat(row["done_on"]) if row["done_on"] else None,
                    impact=row["impact"],
                    dropped_reason=row["dropped_reason"],
                ),
            )
            for n, row in enumerate(csv.DictReader(file))
        )


def actions_on(urn: str, item: str) -> list[Action]:
    return [action for whose, action in actions() if (whose, action.item) == (urn, item)]


def overdue(urn: str) -> list[str]:
    return [action.item for whose, action in actions() if whose == urn and action.overdue(TODAY)]


# All three


def test_there_are_three_schools_with_four_reviews_each():
    months = [(2024, 11), (2025, 6), (2025, 11), (2026, 11)]

    assert tuple(sorted(histories())) == SCHOOLS
    for reviews in histories().values():
        assert [(review.assessed_on.year, review.assessed_on.month) for review in reviews] == months


def test_the_reader_finds_nothing_wrong_with_any_shipped_file():
    files = [long_file(), *(read(path) for path in sorted((SAMPLE / "workbooks").glob("*.xlsx")))]

    assert len(files) == 13
    for file in files:
        assert (file.problems, file.notes) == ((), ())
        assert [problem for each in file.returns for problem in each.problems] == []


@pytest.mark.parametrize(("urn", "n"), REVIEWS)
def test_every_answer_is_one_the_checklist_allows(urn: str, n: int):
    review = review_of(urn, n)

    for item, answer in review.answers.items():
        check_answer(checklist().by_id[item], answer, setting=review.school.setting, today=TODAY)
    for each in long_file().returns:
        if each.setting and each.urn == urn:
            assert problems_with_content(each, checklist(), each.setting) == ()


@pytest.mark.parametrize(("urn", "n"), [pair for pair in REVIEWS if pair != (THISTLEBROOK, FOURTH)])
def test_a_review_that_the_board_agreed_has_an_answer_to_every_item(urn: str, n: int):
    assert figures(urn, n).overall.unanswered == 0


@pytest.mark.parametrize("urn", SCHOOLS)
def test_the_complaints_item_comes_into_scope_with_the_last_review(urn: str):
    assert values(urn, "DP-10", THIRD) == [None] * 3
    assert moved(urn, FOURTH)["DP-10"].movement is Movement.NEWLY_IN_SCOPE
    assert [figures(urn, n).overall.items for n in range(4)] == [53, 53, 53, 54]


@pytest.mark.parametrize(("urn", "n"), REVIEWS)
def test_rated_items_say_how_the_board_knows(urn: str, n: int):
    review = review_of(urn, n)

    for answer in review.answers.values():
        if answer.rating is None:
            assert answer.grade is None
        else:
            assert answer.grade
            assert answer.evidence_ref
            assert answer.evidence_date
            assert answer.evidence_date <= min(review.assessed_on, TODAY)
            assert bool(answer.evidence_by) is (answer.grade is not Grade.TOLD)


@pytest.mark.parametrize("urn", SCHOOLS)
def test_in_the_follow_up_what_was_not_asked_stands_with_its_old_evidence(urn: str):
    before, after = histories()[urn][:2]
    standing = [item for item, answer in after.answers.items() if answer == before.answers[item]]

    assert len(standing) > 15
    asked_again = set(after.answers) - set(standing)
    assert all(
        after.answers[item].value in (UNKNOWN, NOT_APPLICABLE)
        or (after.answers[item].evidence_date or date.min) > before.assessed_on
        for item in asked_again
    )


@pytest.mark.parametrize(("urn", "item"), [(THISTLEBROOK, "IS-22"), (RAVENSDYKE, "IS-15"), (SALTMARSH, "WT-08")])
def test_each_school_has_one_stubborn_gap_that_never_moves(urn: str, item: str):
    assert len(set(values(urn, item))) == 1
    for n in (SECOND, THIRD, FOURTH):
        assert moved(urn, n)[item].movement is Movement.PERSISTING
    others = [each for each in checklist().by_id if each != item]
    assert not [each for each in others if all(value == values(urn, each)[0] in (0, 1) for value in values(urn, each))]


# Thistlebrook Primary


def test_thistlebrook_starts_honest_and_thin():
    first = figures(THISTLEBROOK, FIRST).overall
    unknown = [item for item, answer in review_of(THISTLEBROOK, FIRST).answers.items() if answer.value is UNKNOWN]

    assert review_of(THISTLEBROOK, FIRST).school.setting is Setting.MAINTAINED_SCHOOL
    assert (first.in_place, first.items, first.applicable, first.unknown) == (26, 53, 53, 9)
    assert sum(item.startswith("DP") for item in unknown) == 7
    assert answer_of(THISTLEBROOK, FIRST, "IS-20").value is NOT_IN_PLACE
    assert first.judgement is Judgement.ACT_NOW
    assert grades(THISTLEBROOK, FIRST)[Grade.TOLD] > 30


def test_a_visit_by_the_dpo_clears_six_unknowns_and_the_score_dips_honestly():
    found_out = items_that(THISTLEBROOK, SECOND, Movement.FOUND_OUT)

    assert len(found_out) == 6
    assert {answer_of(THISTLEBROOK, SECOND, item).evidence_by for item in found_out} == {"DPO"}
    assert [item for item in found_out if moved(THISTLEBROOK, SECOND)[item].after is NOT_IN_PLACE] == ["DP-05", "DP-20"]
    assert figures(THISTLEBROOK, SECOND).overall.unknown == 3
    assert -5 < score(THISTLEBROOK, SECOND) - score(THISTLEBROOK, FIRST) < -0.5


def test_thistlebrook_mends_both_within_the_year():
    closed = items_that(THISTLEBROOK, THIRD, Movement.CLOSED)

    assert {"DP-05", "DP-20", "IS-19", "IS-20"} <= set(closed)
    assert answer_of(THISTLEBROOK, THIRD, "IS-20").value is IN_PLACE
    assert answer_of(THISTLEBROOK, THIRD, "WT-11").value is NOT_APPLICABLE
    assert "No child placed" in answer_of(THISTLEBROOK, THIRD, "WT-11").na_reason
    assert figures(THISTLEBROOK, THIRD).overall.judgement is Judgement.GAPS_TO_CLOSE


def test_the_referral_route_was_in_place_and_seen_by_the_link_governor():
    last_time = answer_of(THISTLEBROOK, THIRD, "IS-12")

    assert (last_time.value, last_time.grade) == (IN_PLACE, Grade.SEEN)
    assert (last_time.evidence_by, last_time.evidence_date) == ("Link governor", date(2025, 11, 3))


def test_the_head_leaves_thistlebrook_and_what_hung_on_one_person_falls():
    changes = moved(THISTLEBROOK, FOURTH)

    assert "head left" in answer_of(THISTLEBROOK, FOURTH, "WT-02").note
    assert (changes["WT-02"].before, changes["WT-02"].after) == (EMBEDDED, PARTLY)
    assert changes["IS-19"].movement is Movement.REOPENED
    assert (changes["WT-11"].movement, changes["WT-11"].after) == (Movement.NEWLY_IN_SCOPE, NOT_IN_PLACE)
    assert changes["DP-10"].after is IN_PLACE


def test_the_complaints_route_was_opened_on_time():
    (action,) = actions_on(THISTLEBROOK, "DP-10")
    in_force = checklist().by_id["DP-10"].in_force_from

    assert action.status is ActionStatus.DONE
    assert action.done_on
    assert in_force
    assert action.done_on <= action.due < in_force


def test_the_open_review_of_thistlebrook_is_a_work_in_progress():
    review = review_of(THISTLEBROOK, FOURTH)
    now = figures(THISTLEBROOK, FOURTH).overall

    assert [each.assessed_on for each in histories()[THISTLEBROOK]][1:] == [
        date(2025, 6, 24),
        date(2025, 11, 18),
        date(2026, 11, 25),
    ]
    assert left_by_role(checklist(), review) == {"DSL": 4, "DPO": 3, "Clerk": 2}
    assert (now.items, now.unanswered, now.unknown, now.not_applicable) == (54, 9, 4, 2)
    assert now.duties_open == ("IS-03", "DP-05", "DP-20")
    assert now.judgement is None
    assert overdue(THISTLEBROOK) == ["IS-14", "IS-22"]


# Ravensdyke Academy


def test_ravensdyke_looks_rosy_because_nearly_everything_is_told():
    first = review_of(RAVENSDYKE, FIRST)

    assert first.school.setting is Setting.ACADEMY
    assert sum(answer.value is EMBEDDED for answer in first.answers.values()) > 35
    assert grades(RAVENSDYKE, FIRST)[Grade.TOLD] >= 45
    assert figures(RAVENSDYKE, FIRST).overall.judgement is Judgement.SOUND
    assert score(RAVENSDYKE, FIRST) > 90
    assert (figures(RAVENSDYKE, FIRST).overall.assurance or 0) < 10


def test_a_trust_peer_samples_five_items_and_pulls_four_from_embedded_to_in_place():
    sampled = [item for item, each in review_of(RAVENSDYKE, SECOND).answers.items() if each.grade is Grade.SAMPLED]
    pulled = items_that(RAVENSDYKE, SECOND, Movement.REGRESSED)

    assert len(sampled) == 5
    assert {answer_of(RAVENSDYKE, SECOND, item).evidence_by for item in sampled} == {"Trust or LA peer"}
    assert len(pulled) == 4
    assert set(pulled) < set(sampled)
    for item in pulled:
        assert values(RAVENSDYKE, item, SECOND) == [EMBEDDED, IN_PLACE]
    assert score(RAVENSDYKE, SECOND) < score(RAVENSDYKE, FIRST)


def test_a_new_recording_system_opens_gaps_at_ravensdyke():
    assert values(RAVENSDYKE, "DP-05", THIRD)[SECOND:] == [EMBEDDED, PARTLY]
    assert "has not reviewed it" in answer_of(RAVENSDYKE, THIRD, "DP-05").note
    assert answer_of(RAVENSDYKE, THIRD, "DP-07").value is NOT_IN_PLACE
    assert answer_of(RAVENSDYKE, THIRD, "IS-15").value is PARTLY
    assert "alternative provision" in answer_of(RAVENSDYKE, THIRD, "IS-15").note
    assert figures(RAVENSDYKE, THIRD).overall.judgement is Judgement.GAPS_TO_CLOSE


def test_at_ravensdyke_what_was_mended_has_been_tested():
    for item in ("DP-05", "DP-07"):
        assert moved(RAVENSDYKE, FOURTH)[item].movement is Movement.CLOSED
        assert answer_of(RAVENSDYKE, FOURTH, item).grade is Grade.TESTED
        assert [action.status for action in actions_on(RAVENSDYKE, item)] == [ActionStatus.DONE]


def test_the_gap_about_alternative_provision_persists_with_an_overdue_action():
    assert moved(RAVENSDYKE, FOURTH)["IS-15"].movement is Movement.PERSISTING
    assert overdue(RAVENSDYKE) == ["IS-15"]


def test_same_day_recording_went_up_at_ravensdyke():
    assert "70%" in answer_of(RAVENSDYKE, THIRD, "IS-19").note
    assert "93%" in answer_of(RAVENSDYKE, FOURTH, "IS-19").note
    assert moved(RAVENSDYKE, FOURTH)["IS-19"].movement is Movement.CLOSED


def test_a_dummy_record_showed_that_the_portal_gave_the_address_away():
    tested = answer_of(RAVENSDYKE, FOURTH, "DP-16")

    assert values(RAVENSDYKE, "DP-16")[THIRD:] == [IN_PLACE, PARTLY]
    assert tested.grade is Grade.TESTED
    assert "portal still showed the address" in tested.note
    assert figures(RAVENSDYKE, FOURTH).overall.blockers == ("DP-16",)


# Saltmarsh House


def test_saltmarsh_is_asked_who_leads_in_place_of_the_dpo():
    setting = review_of(SALTMARSH, FIRST).school.setting
    in_scope = {item.id for item in checklist().in_scope(setting, TODAY)}

    assert setting is Setting.INDEPENDENT_SCHOOL
    assert "DP-02" not in in_scope
    assert "DP-03" in (checklist().by_id["DP-02"].applies_why or "")
    assert "DP-03" in in_scope
    assert None not in values(SALTMARSH, "DP-03")


def not_applicable(urn: str, n: int) -> set[str]:
    return {item for item, answer in review_of(urn, n).answers.items() if answer.value is NOT_APPLICABLE}


def test_of_five_not_applicables_three_were_wrongly_chosen():
    rated_later = {item for item in not_applicable(SALTMARSH, FIRST) if item not in not_applicable(SALTMARSH, THIRD)}

    assert len(not_applicable(SALTMARSH, FIRST)) == 5
    assert rated_later == {"WT-11", "IS-15", "IS-16"}


def test_two_of_them_turn_out_not_in_place_so_the_figure_falls_while_honesty_rises():
    new = items_that(SALTMARSH, SECOND, Movement.NEWLY_IN_SCOPE)

    assert new == ["WT-11", "IS-16"]
    assert {moved(SALTMARSH, SECOND)[item].after for item in new} == {NOT_IN_PLACE}
    assert score(SALTMARSH, SECOND) < score(SALTMARSH, FIRST)
    assert figures(SALTMARSH, SECOND).overall.in_place == figures(SALTMARSH, FIRST).overall.in_place


def test_saltmarsh_signs_terms_and_names_its_adviser_but_leaves_out_placing_authorities():
    assert {"IS-16", "DP-23"} <= set(items_that(SALTMARSH, THIRD, Movement.CLOSED))
    for n in (THIRD, FOURTH):
        note = answer_of(SALTMARSH, n, "WT-08").note.lower()
        assert "placing authorities" in note
        assert "overseas" in note


def test_the_bursar_retires_and_the_contracts_cannot_be_shown():
    note = answer_of(SALTMARSH, FOURTH, "DP-08").note

    assert "bursar retired" in note
    assert values(SALTMARSH, "DP-08")[THIRD:] == [IN_PLACE, NOT_IN_PLACE]
    assert figures(SALTMARSH, FOURTH).overall.blockers == ("DP-08",)
    assert figures(SALTMARSH, FOURTH).overall.judgement is Judgement.ACT_NOW


def test_a_new_counsellor_brings_back_the_gap_about_visiting_practitioners():
    assert "new counsellor" in answer_of(SALTMARSH, FOURTH, "IS-16").note
    assert values(SALTMARSH, "IS-16")[SECOND:] == [NOT_IN_PLACE, IN_PLACE, PARTLY]
    assert moved(SALTMARSH, FOURTH)["IS-16"].movement is Movement.REOPENED


def test_a_rehearsal_of_the_serious_harm_test_raises_it_to_embedded_with_evidence():
    rehearsed = answer_of(SALTMARSH, FOURTH, "DP-21")

    assert values(SALTMARSH, "DP-21")[THIRD:] == [IN_PLACE, EMBEDDED]
    assert rehearsed.grade is Grade.TESTED
    assert "rehearsal" in rehearsed.evidence_ref
    assert rehearsed.fresh(review_of(SALTMARSH, FOURTH).assessed_on, checklist().by_id["DP-21"].fresh_days)


# The actions


@pytest.mark.parametrize("urn", SCHOOLS)
def test_each_school_has_three_to_six_actions_on_items_of_its_reviews(urn: str):
    mine = [action for whose, action in actions() if whose == urn]
    reviews = {review.id: review for review in histories()[urn]}

    assert 3 <= len(mine) <= 6
    for action in mine:
        review = reviews[action.review]
        assert review.school.setting in checklist().by_id[action.item].applies_to
        assert review.assessed_on < action.due < review.assessed_on + timedelta(days=366)
        assert action.done_on is None or review.assessed_on < action.done_on <= TODAY


def test_owners_of_actions_are_roles():
    assert {action.owner for _, action in actions()} <= set(library().roles)


# The files


def test_each_workbook_says_what_the_long_file_says():
    by_key = {(each.urn, each.assessed_on): each for each in long_file().returns}
    workbooks = sorted((SAMPLE / "workbooks").glob("*.xlsx"))

    assert len(workbooks) == len(by_key) == 12
    for path in workbooks:
        (given,) = read(path).returns
        same = by_key[given.urn, given.assessed_on]
        assert (given.school, given.setting, given.checklist) == (same.school, same.setting, same.checklist)
        assert contents(given.answers) == contents(same.answers)
        assert path.stem.endswith(str(given.assessed_on))


def contents(answers: Mapping[str, Answer]) -> Mapping[str, tuple[object, ...]]:
    return {item: tuple(getattr(answer, field) for field in ANSWER_FIELDS) for item, answer in answers.items()}


def test_building_again_gives_the_files_that_are_shipped(tmp_path: Path):
    build().write_sample(SAMPLE, tmp_path, checklist())
    shipped = sorted(path.name for path in (SAMPLE / "workbooks").glob("*.xlsx"))

    assert rows(tmp_path / "all-returns.csv") == rows(SAMPLE / "all-returns.csv")
    assert sorted(path.name for path in (tmp_path / "workbooks").glob("*.xlsx")) == shipped
    for name in shipped:
        (again,), (before,) = read(tmp_path / "workbooks" / name).returns, read(SAMPLE / "workbooks" / name).returns
        assert contents(again.answers) == contents(before.answers)
        assert again.completed_by == before.completed_by


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


@cache
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_build", SAMPLE / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# The words


def texts() -> list[str]:
    """Everything somebody wrote in the sample."""
    answers = [answer for reviews in histories().values() for review in reviews for answer in review.answers.values()]
    written = [text for each in answers for text in (each.note, each.evidence_ref, each.na_reason, each.evidence_by)]
    for _, action in actions():
        written += [action.what, action.owner, action.done_what, action.impact, action.dropped_reason]
    return [text for text in written if text]


def test_nothing_says_what_this_product_never_says():
    forbidden = re.compile(
        r"\b(complian\w*|comply|breach\w*|safe|certif\w*|inspection|no gaps|vote\w*|Ofsted|outstanding)\b",
        re.IGNORECASE,
    )

    assert [text for text in texts() if forbidden.search(text)] == []


MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
OTHERS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Key|Stage|Rating"
ABBREVIATIONS_AND_ROLES = "DSL|DPO|DPIA|LA|IT|C|A|Head|Trust"
WITH_A_CAPITAL = re.compile(f"{MONTHS}|{OTHERS}|{ABBREVIATIONS_AND_ROLES}")


def test_no_person_is_named():
    inside_a_sentence = re.compile(r"(?<=[a-z,;:] )[A-Z][\w]*")

    for text in texts():
        assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Rev)\b", text), text
        assert [word for word in inside_a_sentence.findall(text) if not WITH_A_CAPITAL.fullmatch(word)] == [], text


def test_no_text_identifies_a_child_or_reads_like_case_detail():
    for text in texts():
        assert identifiers_in(text) == (), text
        assert warnings_in(text) == (), text


def test_small_counts_about_children_are_banded():
    bare = re.compile(
        r"\b(?<!fewer than )([1-4]|one|two|three|four) (pupil|child|boarder|file|request|complaint|referral)"
    )

    assert [text for text in texts() if bare.search(text)] == []


@pytest.mark.parametrize("urn", SCHOOLS)
def test_about_a_third_of_the_answers_to_a_full_review_have_a_note(urn: str):
    for n in (FIRST, THIRD, FOURTH):
        notes = [bool(answer.note or answer.na_reason) for answer in review_of(urn, n).answers.values()]
        assert 0.2 < sum(notes) / len(notes) < 0.7


def test_some_evidence_has_grown_too_old_to_count():
    old = [
        (urn, item)
        for urn in SCHOOLS
        for item, answer in review_of(urn, FOURTH).answers.items()
        if stale(checklist().by_id[item], answer, review_of(urn, FOURTH).assessed_on)
    ]

    assert old == [(THISTLEBROOK, "DP-02"), (RAVENSDYKE, "DP-02")]
