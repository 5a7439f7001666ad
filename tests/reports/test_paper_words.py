"""What the paper says: every sentence true of the review it was made from."""

import re
from dataclasses import replace
from datetime import date

import pytest
from builders import a_checklist, a_review, an_answer, an_item
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_builders import (
    EDITION,
    EMBEDDED,
    MOSTLY_GOOD,
    NOTHING,
    OPEN_ENDED,
    TODAY,
    a_drawn_review,
    a_full_checklist,
    a_paper,
)

from audit.domain.agenda import agenda
from audit.domain.figures import rounded
from audit.domain.gaps import in_scope_with_answers, stale
from audit.domain.movement import by_movement, like_for_like, movements
from audit.domain.review import Review, School
from audit.domain.scoring import figures_of
from audit.domain.tally import gap_of
from audit.domain.words import (
    MOVEMENT_WORDS,
    NOT_APPLICABLE,
    UNKNOWN,
    Grade,
    Judgement,
    Movement,
    Rating,
    ReviewKind,
    ReviewStatus,
    Setting,
    Strength,
)
from audit.reports.annexes import item_aside, item_row
from audit.reports.attention import MOST_ITEMS, attention, attention_list
from audit.reports.change import COUNTED, LONGEST_QUESTION, MOVED_MOST, moved_most
from audit.reports.decisions import resolutions
from audit.reports.paper import paper_content
from audit.reports.paper_input import PaperInput, edition_words
from audit.reports.parts import PaperContent, Picture, Points, Section, Table, Verdict, Words
from audit.reports.phrases import count, shortened

HEADINGS = (
    "What the board is asked to decide",
    "Where we stand",
    "Legal duties not in place, or not known",
    "What has changed since 18 November 2025",
    "What needs the board’s attention",
    "Actions",
    "How we know",
    "What this paper does not tell you",
    "Agreement",
)
FORBIDDEN = re.compile(
    r"complian|\bsafe\b|certified|inspection ready|no gaps|\bvot|\bbreach|% compliant|improved|ranked", re.IGNORECASE
)
HEADLINES = {"figures", "attention", "over_trend", "over_bridge"}
"""The tables that hold figures of the whole, and what it says of the judgement of the whole."""
TITLE_OF_THE_GUIDANCE = "Keeping children safe in education"
CHECKLIST = a_full_checklist()
WEIGHTS = st.tuples(*[st.integers(0, 6)] * 7).filter(any)
SETTINGS = st.sampled_from(Setting)


@st.composite
def papers(draw: st.DrawFn) -> PaperInput:
    """A paper of any mix of answers, first or not, open or agreed, Part 1 or 2, in any kind of school."""
    weights, seed = draw(WEIGHTS), draw(st.integers(0, 999))
    review = a_drawn_review(CHECKLIST, seed, weights, status=draw(st.sampled_from(ReviewStatus)))
    review = replace(review, school=School("900001", "Alder Row", draw(SETTINGS)))
    paper = a_paper(seed=seed, first=draw(st.booleans()), checklist=CHECKLIST, part=draw(st.sampled_from((1, 2))))
    return replace(paper, review=review)


def section(content: PaperContent, number: int) -> Section:
    return content.sections[number - 1]


def words_of(part: Section) -> str:
    return PaperContent("", "", "", 1, (), (part,), (), "", TODAY).text()


def a_small_paper(answers: dict[str, object], **changes: object) -> PaperInput:
    review = a_review(answers, assessed_on=date(2026, 11, 20))  # type: ignore[arg-type]
    fields = {"checklist": a_checklist(), "edition": EDITION, "review": review, "today": TODAY, "product": "P 1"}
    return PaperInput(**(fields | changes))  # type: ignore[arg-type]


@given(papers())
@settings(max_examples=60, deadline=None)
def test_the_nine_headings_are_always_there_in_order(paper: PaperInput) -> None:
    headings = [part.heading for part in paper_content(paper).sections]

    assert len(headings) == 9
    assert [h for h in headings if "changed since" not in h] == [h for h in HEADINGS if "changed since" not in h]
    assert headings[3] == (HEADINGS[3] if paper.previous else "What has changed since the last review")


@given(papers())
@settings(max_examples=80, deadline=None)
def test_words_the_paper_must_never_say_are_never_said(paper: PaperInput) -> None:
    said = paper_content(paper).text().replace(TITLE_OF_THE_GUIDANCE, "")

    assert FORBIDDEN.search(said) is None


@given(papers())
@settings(max_examples=60, deadline=None)
def test_one_thing_is_never_counted_in_the_plural(paper: PaperInput) -> None:
    said = paper_content(paper).text()

    assert not re.search(r"(?<![\d.])1 (items|actions|ratings|gaps|gap points|legal duties|points)\b", said)
    assert not re.search(r"(?<![\d.])([02-9]|\d\d) (item|action|rating|gap|legal duty)\b", said)


@given(papers())
@settings(max_examples=60, deadline=None)
def test_what_is_said_to_have_changed_is_what_moved(paper: PaperInput) -> None:
    said = words_of(section(paper_content(paper), 4))
    if paper.previous is None:
        assert "none to compare it with" in said
        return
    moved = by_movement(movements(paper.shown, paper.previous, paper.review, paper.earlier))
    for kind in Movement:
        assert (count(len(moved.get(kind, ())), *COUNTED[kind]) in said) == (kind in moved)
    assert ("No item moved" in said or "No item of this part moved" in said) == (
        not set(moved) - {Movement.HELD, Movement.PERSISTING}
    )
    both = like_for_like(paper.shown, paper.previous, paper.review)
    went_up = both.enough and both.before is not None and both.after is not None
    went_up = went_up and rounded(both.after or 0) > rounded(both.before or 0)
    assert ("went up" in said) == went_up


@given(papers())
@settings(max_examples=60, deadline=None)
def test_what_moved_most_is_named_with_its_question_in_at_most_six_lines(paper: PaperInput) -> None:
    if paper.previous is None:
        return
    moved = by_movement(movements(paper.shown, paper.previous, paper.review, paper.earlier))
    named = moved_most(paper, moved)
    said = words_of(section(paper_content(paper), 4))

    assert len(named) == min(6, sum(len(moved.get(kind, ())) for kind in MOVED_MOST))
    assert [MOVED_MOST.index(kind) for kind, _ in named] == sorted(MOVED_MOST.index(kind) for kind, _ in named)
    assert sum(kind is Movement.CLOSED for kind, _ in named) >= min(2, len(moved.get(Movement.CLOSED, ())))
    for kind, item in named:
        assert item.id in moved[kind]
        assert f"{MOVEMENT_WORDS[kind]}, {item.id}: {shortened(item.question, LONGEST_QUESTION)}" in said


@given(st.text(alphabet="abcd ,é", max_size=200), st.integers(10, 90))
def test_a_shortened_text_fits_and_begins_as_the_whole_does(text: str, most: int) -> None:
    whole, short = " ".join(text.split()), shortened(text, most)

    assert len(short) <= most
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))


def test_a_shortened_question_ends_after_a_comma_or_a_word_of_weight() -> None:
    assert shortened("Is there a route, urgent and out of hours?", 30) == "Is there a route…"
    assert shortened("Is each supplier bound by a contract of the law?", 30) == "Is each supplier bound…"
    assert shortened("Is there one?", 30) == "Is there one?"
    assert shortened("x" * 50, 30) == "x" * 29 + "…"


@given(papers())
@settings(max_examples=60, deadline=None)
def test_part_1_holds_no_confidential_finding(paper: PaperInput) -> None:
    content = paper_content(replace(paper, part=1))
    secret = {item.id for item, _ in paper.confidential}
    if not secret:
        return

    lines = [line for line in content.text().splitlines() if any(code in line for code in secret)]
    assert len(lines) == len(secret)
    assert all(line.endswith("in Part 2 | – | –") for line in lines)
    assert "secret-note" not in content.text()
    assert [part.heading for part in content.annexes if "Annex C" in part.heading] == []


@given(papers())
@settings(max_examples=40, deadline=None)
def test_part_1_reads_the_same_whatever_a_confidential_item_was_rated_but_for_the_figures_of_the_whole(
    paper: PaperInput,
) -> None:
    """No table but those of headline figures changes by a single sign when a confidential rating does, nor a chart."""
    secret = {item.id for item, _ in paper.confidential}
    answers = {k: replace(a, value=Rating.EMBEDDED) if k in secret else a for k, a in paper.review.answers.items()}
    one = replace(paper, part=1)
    other = replace(one, review=replace(paper.review, answers=answers))
    said = [
        [words_of(section(content, n)) for n in (3, 6)]
        + [table.rows for table in content.tables() if table.layout not in HEADLINES]
        + [picture for picture in content.pictures() if not picture.title.startswith(("The score", "From one score"))]
        for content in map(paper_content, (one, other))
    ]

    # The chart of section 2 tells how many items it leaves out, which are asked or not whatever they were rated.
    assert said[0] == said[1]


@given(st.integers(0, 99), st.booleans())
@settings(max_examples=30, deadline=None)
def test_part_1_tells_no_more_over_time_than_the_headline_scores_do(seed: int, swapped_then: bool) -> None:
    """Two schools alike but for what two confidential items were rated, which the scores of the whole do not tell."""
    checklist = replace(
        CHECKLIST,
        items=tuple(
            replace(i, strength=Strength.SHOULD, critical=False, basis=None) if i.confidential else i
            for i in CHECKLIST.items
        ),
    )
    paper = a_paper(seed=seed, checklist=checklist, weights=MOSTLY_GOOD)
    assert paper.previous is not None
    before, after = paper.previous, paper.review
    one = {"DP-08": Rating.NOT_IN_PLACE, "DP-16": Rating.EMBEDDED}
    other = {"DP-08": Rating.EMBEDDED, "DP-16": Rating.NOT_IN_PLACE}
    said: list[str] = []
    for then, now in ((one, one), (one, other) if not swapped_then else (other, one)):
        previous, review = with_ratings(before, then), with_ratings(after, now)
        content = paper_content(replace(paper, previous=previous, earlier=(paper.earlier[0], previous), review=review))
        trend = [row[:4] for table in content.tables() if table.layout == "over_trend" for row in table.rows]
        annex = replace(content.annexes[-1], blocks=tuple(b for b in content.annexes[-1].blocks if not is_trend(b)))
        said.append(words_of(section(content, 4)) + words_of(annex) + str(trend))

    assert said[0] == said[1]


def with_ratings(review: Review, ratings: dict[str, Rating]) -> Review:
    changed = {key: replace(review.answers[key], value=rating, na_reason="") for key, rating in ratings.items()}
    return replace(review, answers={**review.answers, **changed})


def is_trend(block: object) -> bool:
    """What also tells the judgement of the whole, a headline figure that rests on each item by itself."""
    return isinstance(block, Picture | Table) and (
        getattr(block, "title", "") or getattr(block, "caption", "")
    ).startswith("The score")


def test_part_1_does_not_blame_a_paragraph_or_a_dont_know_that_is_confidential() -> None:
    checklist = a_checklist(
        *(an_item(f"IS-0{n}", confidential=n == 1) for n in range(1, 6)), an_item("DP-01", cites=())
    )
    answers = {**dict.fromkeys(checklist.by_id, Rating.EMBEDDED), "IS-01": UNKNOWN}
    part_1 = words_of(section(paper_content(a_small_paper(answers, checklist=checklist)), 2))
    part_2 = words_of(section(paper_content(a_small_paper(answers, checklist=checklist, part=2)), 2))

    assert "held by" not in part_1
    assert "find out" not in part_1
    assert "held by ¶105 (KCSIE 2021)" in part_2
    assert "find out" in part_2


def test_part_1_does_not_say_that_nothing_is_rated_where_only_a_confidential_item_is() -> None:
    checklist = a_checklist(an_item("IS-01", confidential=True), an_item("IS-02"))
    part_1 = paper_content(a_small_paper({"IS-01": Rating.IN_PLACE}, checklist=checklist))

    assert "No item of this part has been rated yet" in words_of(section(part_1, 7))


def test_part_1_does_not_say_that_gaps_remain_where_only_a_confidential_item_has_one() -> None:
    items = [an_item(f"IS-{n:02d}", strength=Strength.EXPECTED, basis=None, confidential=n == 1) for n in range(1, 11)]
    checklist = a_checklist(*items)
    answers = {**dict.fromkeys(checklist.by_id, Rating.EMBEDDED), "IS-01": Rating.PARTLY_IN_PLACE}
    part_1, part_2 = (a_small_paper(answers, checklist=checklist, part=part) for part in (1, 2))

    assert part_1.whole.overall.judgement is Judgement.SOUND
    assert "gaps remain" not in words_of(section(paper_content(part_1), 2)).lower()
    assert "gaps remain below target" in words_of(section(paper_content(part_2), 2)).lower()


@given(papers())
@settings(max_examples=60, deadline=None)
def test_every_item_stands_once_in_annex_a(paper: PaperInput) -> None:
    annex = paper_content(paper).annexes[0]
    codes = [row[0] for block in annex.blocks if isinstance(block, Table) for row in block.rows]

    in_scope = paper.checklist.in_scope(paper.review.school.setting, paper.review.assessed_on)
    assert codes == [item.id for item in in_scope]


@given(papers())
@settings(max_examples=60, deadline=None)
def test_two_to_four_resolutions_and_at_most_five_items_for_attention(paper: PaperInput) -> None:
    content = paper_content(paper)
    tables = [block for block in section(content, 5).blocks if isinstance(block, Table)]

    assert 2 <= len(resolutions(paper)) <= 4
    assert all(len(table.rows) <= 5 and all(all(row) for row in table.rows) for table in tables)


@given(papers())
@settings(max_examples=60, deadline=None)
def test_the_figures_are_the_engines_to_the_last_digit(paper: PaperInput) -> None:
    figures = figures_of(paper.checklist, paper.review).overall
    said = words_of(section(paper_content(paper), 2))

    assert f"{figures.in_place} of {figures.applicable} | {figures.answered} of {figures.applicable}" in said
    if figures.score is not None and figures.applicable >= 8:
        assert f"{rounded(figures.score)}%" in said
    open_ended = bool(figures.unanswered or figures.unknown)
    assert ("Could lie between" in said) == (open_ended and figures.applicable > 0)


@given(papers())
@settings(max_examples=60, deadline=None)
def test_no_paragraph_number_stands_without_its_edition(paper: PaperInput) -> None:
    said = paper_content(paper).text()

    assert said.count("¶") == len(re.findall(r"¶\w+ \(KCSIE 2021\)", said)) > 0


def test_none_is_said_of_legal_duties_only_when_each_is_answered_and_in_place() -> None:
    duty = an_item("DP-01", strength=Strength.MUST)
    for value, none in ((Rating.IN_PLACE, True), (Rating.PARTLY_IN_PLACE, False), (UNKNOWN, False), (None, False)):
        paper = a_small_paper({"DP-01": value}, checklist=a_checklist(duty))

        assert ("None." in words_of(section(paper_content(paper), 3))) is none


def test_a_confidential_duty_keeps_part_1_from_saying_none_of_all_duties() -> None:
    duties = (an_item("DP-01", strength=Strength.MUST), an_item("DP-02", strength=Strength.MUST, confidential=True))
    paper = a_small_paper({"DP-01": Rating.IN_PLACE, "DP-02": Rating.NOT_IN_PLACE}, checklist=a_checklist(*duties))

    said = words_of(section(paper_content(paper), 3))
    assert "None in this part." in said
    assert "1 legal duty is confidential: only Part 2 says whether it is in place." in said
    assert "DP-02 | " in words_of(section(paper_content(replace(paper, part=2)), 3))


def test_an_unjudged_review_says_what_is_missing() -> None:
    said = words_of(section(paper_content(a_paper(weights=NOTHING)), 2))

    assert "Not judged yet" in said
    assert "54 items have no answer yet" in said
    assert "none yet" in said


def test_one_missing_answer_is_counted_in_the_singular() -> None:
    answers = dict.fromkeys(("WT-02", "IS-01", "IS-02", "DP-01", "DP-02"), Rating.IN_PLACE)

    content = paper_content(a_small_paper(answers))

    assert "1 item has no answer yet: WT-01, a legal duty. A judgement needs" in words_of(section(content, 2))
    assert "To ask, before the next meeting, for an answer to the one item that has none." in words_of(
        section(content, 1)
    )


def test_legal_duties_and_critical_items_without_an_answer_are_told_apart() -> None:
    duties = [an_item(f"DP-0{n}", strength=Strength.MUST) for n in (1, 2)]
    checklist = a_checklist(*duties, an_item("IS-01", critical=True), an_item("IS-02"))
    content = paper_content(a_small_paper({}, checklist=checklist))

    assert "4 items have no answer yet, among them 2 legal duties (DP-01 and DP-02) and 1 critical item (IS-01)." in (
        words_of(section(content, 2))
    )
    assert "for answers to the 4 items that have none." in words_of(section(content, 1))


def test_a_dont_know_that_alone_holds_the_judgement_says_find_out() -> None:
    answers = dict.fromkeys(("WT-02", "IS-01", "IS-02", "DP-01", "DP-02"), Rating.EMBEDDED)
    verdict = section(paper_content(a_small_paper({**answers, "WT-01": UNKNOWN})), 2).blocks[0]

    assert isinstance(verdict, Verdict)
    assert verdict.why == "Because of WT-01; held by ¶105 (KCSIE 2021). Because we do not know: find out."


def test_fewer_than_eight_items_show_points_and_no_per_cent() -> None:
    paper = a_small_paper(dict.fromkeys(a_checklist().by_id, Rating.IN_PLACE))
    figures = words_of(section(paper_content(paper), 2))

    assert "26 of 39 points" in figures
    assert "%" not in figures


def test_every_open_legal_duty_is_named_for_the_minutes_even_where_the_table_stops_at_five() -> None:
    paper = a_paper(weights=NOTHING, part=2)
    duties = figures_of(paper.checklist, paper.review).overall.duties_open

    assert len(duties) > 5
    assert all(item in resolutions(paper)[1] for item in duties)
    assert all(item in words_of(section(paper_content(paper), 3)) for item in duties)


def test_part_1_says_that_the_figures_of_the_whole_include_confidential_items() -> None:
    said = "The figures of the whole review, in sections 1, 2, 4 and 7, include 2 confidential items"

    assert said in words_of(section(paper_content(a_paper()), 8))
    assert said not in words_of(section(paper_content(a_paper(part=2)), 8))
    assert not any(block.quiet for block in section(paper_content(a_paper()), 8).blocks if isinstance(block, Words))


@given(papers())
@settings(max_examples=40, deadline=None)
def test_evidence_too_old_to_count_is_counted(paper: PaperInput) -> None:
    pairs = in_scope_with_answers(paper.shown, paper.review)
    old = [i.id for i, a in pairs if a and a.rating is not None and stale(i, a, paper.review.assessed_on)]
    said = words_of(section(paper_content(paper), 7))

    assert ("too old to count" in said) == bool(old)
    if old:
        rests = "rests" if len(old) == 1 else "rest"
        assert f"{count(len(old), 'rating')} of this part {rests} on evidence too old to count: {old[0]}" in said


def test_annex_a_gives_the_reference_of_a_ratings_evidence_but_of_no_confidential_one() -> None:
    paper = a_paper()
    answer = replace(paper.review.answers["WT-01"], value=Rating.IN_PLACE, evidence_ref="Contact list, folder 2")
    plain, secret = paper.checklist.by_id["WT-01"], paper.checklist.by_id["DP-08"]

    assert item_aside(paper, plain, answer) == ("¶103 (KCSIE 2021) · school answers · Evidence: Contact list, folder 2")
    assert item_aside(paper, plain, replace(answer, value=UNKNOWN)) == "¶103 (KCSIE 2021) · school answers"
    assert item_aside(paper, secret, answer) == "¶108 (KCSIE 2021) · school answers"
    assert "Contact list" in item_aside(replace(paper, part=2), secret, answer)


@pytest.mark.parametrize("part", [1, 2])
def test_every_action_is_annex_d_in_both_parts(part: int) -> None:
    content = paper_content(a_paper(part=part))

    assert content.annexes[-2].heading == "Annex D: every action"
    assert ("Annex C, the confidential items, stands in Part 2 only." in content.text()) == (part == 1)
    assert "2 further actions: see Annex D." in words_of(section(content, 6))


def test_not_applicable_carries_its_reason_into_annex_a() -> None:
    paper = a_paper()
    item = next(item for item in paper.checklist.items if item.na_when)
    answer = replace(paper.review.answers[item.id], value=NOT_APPLICABLE, na_reason="None placed, checked in May")

    assert item_row(paper, item, answer)[2] == "– Not applicable"
    assert item_aside(paper, item, answer).endswith(" · Reason: None placed, checked in May")


@pytest.mark.parametrize(("status", "word"), [(ReviewStatus.OPEN, "PROPOSED"), (ReviewStatus.AGREED, "AGREED")])
def test_the_banner_says_whether_it_is_proposed_or_agreed(status: ReviewStatus, word: str) -> None:
    paper = a_paper()

    assert paper_content(replace(paper, review=replace(paper.review, status=status))).state == word


def test_without_a_minute_the_reference_is_to_follow() -> None:
    assert words_of(section(paper_content(a_paper()), 9)).count("to follow") == 2


def test_attention_puts_what_holds_the_judgement_first_and_gives_every_reason() -> None:
    paper = a_paper(weights=OPEN_ENDED)
    first = attention_list(paper)[0]

    assert first.item.decisive
    assert len(set(first.reasons)) == len(first.reasons)
    assert len({one.item.id for one in attention_list(paper)}) == len(attention_list(paper))


@given(papers())
@settings(max_examples=60, deadline=None)
def test_attention_is_the_agenda_of_what_the_part_may_show(paper: PaperInput) -> None:
    found = agenda(paper.checklist, paper.review, paper.whole, 400, earlier=paper.earlier)

    shown = [one.item.id for one in found.items if one.item.id in paper.shown.by_id]

    assert [one.item.id for one in attention_list(paper)] == shown


@given(papers())
@settings(max_examples=60, deadline=None)
def test_no_item_in_place_takes_the_place_of_a_gap_among_those_for_attention(paper: PaperInput) -> None:
    every = attention_list(paper)
    gaps = [one.item.id for one in every if one.answer is None or gap_of(one.item, one.answer) or not one.answer.value]
    shown = [row[0] for block in attention(paper).blocks if isinstance(block, Table) for row in block.rows]

    assert len(shown) == min(len(every), MOST_ITEMS)
    assert shown == [one.item.id for one in every if one.item.id in shown]
    assert len(set(gaps) & set(shown)) == min(len(gaps), MOST_ITEMS)


def test_attention_names_a_gap_only_where_nothing_weightier_speaks_for_the_item() -> None:
    items = (an_item("IS-01"), an_item("IS-02", strength=Strength.MUST), an_item("IS-03"))
    review = a_review({"IS-01": Rating.PARTLY_IN_PLACE, "IS-02": Rating.PARTLY_IN_PLACE})
    paper = a_paper(first=True, checklist=a_checklist(*items), review=review, actions=())

    reasons = {one.item.id: one.reasons for one in attention_list(paper)}

    assert reasons == {
        "IS-02": ("a legal duty",),
        "IS-03": ("nobody has answered it this time",),
        "IS-01": ("below its target",),
    }


def test_a_review_with_everything_embedded_has_few_words_for_the_board() -> None:
    said = words_of(section(paper_content(a_paper(weights=EMBEDDED, first=True)), 3))

    assert "None. Each of the 7 legal duties" in said


def test_overdue_actions_are_counted_as_at_the_day_given() -> None:
    paper = a_paper(weights=MOSTLY_GOOD)

    assert "3 overdue on 22 November 2026" in words_of(section(paper_content(paper), 6))
    later = words_of(section(paper_content(replace(paper, today=date(2027, 6, 1))), 6))
    assert "5 overdue on 1 June 2027" in later


def test_an_action_on_a_confidential_item_is_not_in_part_1() -> None:
    paper = a_paper()
    secret = replace(paper.actions[0], item="DP-08", what="Change the locks")

    assert "Change the locks" not in paper_content(replace(paper, actions=(secret,))).text()
    assert "Change the locks" in paper_content(replace(paper, actions=(secret,), part=2)).text()


def test_the_confidential_annex_stands_only_in_part_2_with_the_notes() -> None:
    said = paper_content(a_paper(part=2)).annexes[2]

    assert said.heading == "Annex C: confidential items"
    assert "secret-note-DP-08 · Policy file 3" in words_of(said)


def test_the_points_of_annex_a_add_up_to_the_sums_of_annex_b() -> None:
    paper = a_paper(part=2)
    tables = [table for table in paper_content(paper).tables() if table.layout == "items"]
    found = [re.fullmatch(r"(\d) × (\d) = (\d) of (\d)", row[3]) for table in tables for row in table.rows]
    points = [tuple(map(int, one.groups())) for one in found if one]

    assert all(weight * rating == earned for weight, rating, earned, _ in points)
    earned, possible = sum(one[2] for one in points), sum(one[3] for one in points)
    assert f"Score = 100 × {earned} ÷ {possible} = " in words_of(paper_content(paper).annexes[1])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"grade": Grade.TOLD, "evidence_by": "Head"}, "Staff told us, Head"),
        (
            {"grade": Grade.SEEN, "evidence_by": "Clerk", "evidence_date": date(2026, 11, 3)},
            "We read it, Clerk, 3 Nov 2026",
        ),
        ({"grade": Grade.SEEN, "evidence_date": date(2024, 1, 1)}, "We read it, 1 Jan 2024; too old to count"),
        ({"grade": Grade.TESTED}, "It was tested; not counted: no date"),
        (
            {"grade": Grade.SAMPLED, "evidence_date": date(2026, 12, 1)},
            "Someone sampled it, 1 Dec 2026; not counted: dated after the review",
        ),
        ({}, "–"),
        ({"value": UNKNOWN, "grade": Grade.SEEN}, "–"),
    ],
)
def test_annex_a_says_how_the_board_knows_and_why_a_look_does_not_count(answer: dict[str, object], said: str) -> None:
    paper = a_paper()
    item = paper.checklist.by_id["WT-01"]
    known = an_answer("WT-01", **answer)

    assert item_row(paper, item, known)[4] == said


def test_the_edition_words_come_from_the_content() -> None:
    from builders import a_library

    words = edition_words(a_library(), "kcsie-2021", date(2021, 10, 1))

    assert (words.name, words.title, words.in_force) == (
        "KCSIE 2021",
        "Keeping children safe in education 2021",
        "KCSIE 2021",
    )


def test_that_its_own_words_were_not_kept_is_said() -> None:
    paper = a_paper()
    asked = paper.review
    older = replace(asked, content_hash="1" * 64)
    nearest = {older.content_hash: paper.checklist, asked.content_hash: paper.checklist}

    assert (
        "words this review was answered on were not kept"
        in paper_content(replace(paper, review=older, contents=nearest)).text()
    )
    assert "were not kept" not in paper_content(paper).text()


def test_points_of_the_first_section_are_numbered_for_the_minutes() -> None:
    points = section(paper_content(a_paper()), 1).blocks[1]

    assert isinstance(points, Points)
    assert points.numbered


def test_annex_a_says_what_stands_from_when_in_a_follow_up_and_how_many_items_it_asked() -> None:
    paper = a_paper()
    stood = replace(paper.review.answers["WT-01"], value=Rating.IN_PLACE, stands_from=date(2025, 11, 18))
    answers = {**paper.review.answers, "WT-01": stood}
    review = replace(paper.review, kind=ReviewKind.FOLLOW_UP, answers=answers)
    content = paper_content(replace(paper, review=review))

    assert "stands from 18 November 2025" in item_aside(paper, paper.checklist.by_id["WT-01"], stood)
    assert "This review is a follow-up. It asked 51 of 52 items of this part; the other stands" in words_of(
        content.annexes[0]
    )
    assert "It asked 53 of 54 items;" in words_of(paper_content(replace(paper, review=review, part=2)).annexes[0])
    assert "follow-up" not in words_of(paper_content(paper).annexes[0])


def test_annex_a_ends_with_what_is_not_asked_and_why() -> None:
    paper = a_paper()
    item = replace(
        paper.checklist.items[-1], applies_to=frozenset({Setting.COLLEGE}), applies_why="Schools answer another."
    )
    checklist = replace(paper.checklist, items=(*paper.checklist.items[:-1], item))

    said = words_of(paper_content(replace(paper, checklist=checklist)).annexes[0])

    assert (
        f"Not asked: {item.id} is not asked of this kind of school: Maintained school. Schools answer another." in said
    )


def test_part_1_does_not_tell_of_a_confidential_item_that_it_stands() -> None:
    paper = a_paper()
    secret = paper.checklist.by_id["DP-08"]
    stood = replace(paper.review.answers["DP-08"], stands_from=date(2025, 11, 18))

    assert "stands" not in item_aside(paper, secret, stood)
    assert "stands from" in item_aside(replace(paper, part=2), secret, stood)
