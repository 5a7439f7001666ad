"""Results: the word and why, the numbers that belong together, and the working of each."""

import csv
import io
from datetime import date

from reading_pages import download, html_of, title_of, words_of

from audit.domain.answers import Answer
from audit.domain.display import TOO_LITTLE, in_place_text, score_text
from audit.domain.explain import EXPLAIN_HEADINGS
from audit.domain.gaps import gaps
from audit.domain.words import UNKNOWN, Grade, Rating, Strength
from audit.ui.html import escape_markdown
from audit.ui.item_links import MOST_LINKS

THIRD_DAY = date(2025, 11, 20)


def links_of(at):
    return [one.proto.label for one in at.get("page_link")]


def a_duty(opened):
    return next(item.id for item in opened.items if item.strength is Strength.MUST)


def test_without_a_review_the_page_says_how_to_get_one(open_page):
    at = open_page("results")

    assert title_of(at) == "Results"
    assert "There is no review yet" in words_of(at)


def test_not_judged_yet_names_the_duties_that_wait_for_an_answer(app, a_kept_review, open_page):
    opened = a_kept_review(otherwise=None, named={"IS-05": Rating.IN_PLACE})

    at = open_page("results", review=opened.review.id)

    said = words_of(at)
    assert title_of(at) == "Results"
    assert "– Not judged yet" in said
    assert "legal duties or critical items have no answer yet" in said
    assert "points of weight" in said
    assert a_duty(opened) in links_of(at)
    assert "Items without an answer show no gap yet" in said


def test_the_word_comes_first_then_why_then_the_three_numbers(a_kept_review, open_page):
    opened = a_kept_review()
    duty = a_duty(opened)
    opened = a_kept_review(THIRD_DAY.replace(day=19), named={duty: Rating.NOT_IN_PLACE})

    at = open_page("results", review=opened.review.id)

    said, overall = words_of(at), opened.figures.overall
    order = ["◆ Act now", f"Because of {duty} (not in place)", in_place_text(overall), score_text(overall)]
    order += ["How we know: 0 of", "Legal duties not in place, or not known", "Gaps", "How we know ", "Next to check"]
    places = [said.index(words) for words in order]
    assert places[:5] == sorted(places[:5])
    assert duty in links_of(at)


def test_a_dont_know_says_find_out(a_kept_review, open_page):
    opened = a_kept_review()
    opened = a_kept_review(THIRD_DAY.replace(day=19), named={a_duty(opened): UNKNOWN})

    assert "Because we do not know: find out." in words_of(open_page("results", review=opened.review.id))


def test_gaps_stand_in_the_order_of_the_domain(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": Rating.PARTLY_IN_PLACE, "DP-02": Rating.NOT_IN_PLACE, "WT-05": UNKNOWN})
    wanted = [gap.item.id for gap in gaps(opened.checklist, opened.review)]

    at = open_page("results", review=opened.review.id)

    links = [label.split(":")[0] for label in links_of(at) if ":" in label]
    first = links.index(wanted[0])
    while links[first : first + 3] != wanted:
        first = links.index(wanted[0], first + 1)
    assert len(wanted) == 3
    assert "3 gaps, the most pressing first" in words_of(at)


def test_each_entry_is_led_by_its_question_as_the_way_to_its_item(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": Rating.PARTLY_IN_PLACE})
    question = opened.checklist.by_id["IS-05"].question

    at = open_page("results", review=opened.review.id)

    assert f"IS-05: {escape_markdown(question)}" in links_of(at)
    assert "◔ Partly in place · 1 step below target" in words_of(at)


def test_a_long_list_of_what_to_answer_names_seven_and_counts_the_rest(a_kept_review, open_page):
    opened = a_kept_review(otherwise=None, named={"IS-05": Rating.IN_PLACE})

    at = open_page("results", review=opened.review.id)
    said = words_of(at)

    lead = said[said.index("Answer these:") : said.index("The numbers")]
    assert f"And {len(opened.items) - 1 - MOST_LINKS} more items." in lead
    assert TOO_LITTLE in said


def test_a_small_part_says_its_counts_once(a_kept_review, open_page):
    opened = a_kept_review()
    few = next(figures for figures in opened.figures.paragraphs.values() if figures.few)

    said = words_of(open_page("results", review=opened.review.id))

    assert f"{in_place_text(few)} {in_place_text(few)}" not in said


def test_evidence_too_old_to_count_is_said_beside_how_we_know(a_kept_review, open_page):
    old = Answer("IS-05", Rating.IN_PLACE, grade=Grade.SEEN, evidence_date=date(2019, 11, 20))
    fresh = Answer("IS-11", Rating.IN_PLACE, grade=Grade.SEEN, evidence_date=THIRD_DAY)
    opened = a_kept_review(named={"IS-05": old, "IS-11": fresh})

    said = words_of(open_page("results", review=opened.review.id))

    assert f"1 of {len(opened.items)} answered rest on what was seen" in said
    assert "· 1 too old to count" in said
    assert "1 is too old to count" in said


def test_how_we_know_is_a_labelled_bar_and_a_table_of_the_same_counts(a_kept_review, open_page):
    seen = Answer("IS-05", Rating.IN_PLACE, grade=Grade.SEEN, evidence_date=THIRD_DAY)
    opened = a_kept_review(named={"IS-05": seen})
    total = len(opened.items)

    at = open_page("results", review=opened.review.id)

    assert f"Of {total} rated items: told {total - 1}, seen 1, sampled 0, tested 0, nothing 0" in html_of(at)
    assert "What the ratings rest on" in words_of(at)


def test_every_strand_and_paragraph_stands_with_its_edition_and_small_ones_without_per_cent(a_kept_review, open_page):
    opened = a_kept_review()

    said = words_of(open_page("results", review=opened.review.id))

    for number, figures in opened.figures.paragraphs.items():
        assert f"¶{number} (KCSIE 2021" in said
        assert score_text(figures) in said
    assert any(figures.items < 8 for figures in opened.figures.paragraphs.values())
    assert "too few items for a per cent" in said


def test_each_number_opens_to_a_working_that_adds_up_and_downloads(app, a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": UNKNOWN})

    at = open_page("results", review=opened.review.id)

    names = [one.label for one in at.expander]
    assert "Explain this number: the whole review" in names
    assert len([name for name in names if name.startswith("Explain this number")]) == 1 + len(
        opened.figures.strands
    ) + len(opened.figures.paragraphs)
    assert download(at, "csv_whole").label == "Download the working of the whole review (CSV)"


def test_the_download_holds_every_item_the_sums_and_no_formula(app, a_kept_review):
    from audit.domain.arithmetic import sums_of
    from audit.domain.explain import working
    from audit.ui.csvs import csv_bytes

    opened = a_kept_review(named={"IS-05": UNKNOWN})
    lines = working(opened.checklist, opened.review)
    rows = [*(line.cells() for line in lines), sums_of(lines).cells()]

    read = list(csv.reader(io.StringIO(csv_bytes(EXPLAIN_HEADINGS, rows).decode("utf-8-sig"))))

    assert len(read) == len(opened.items) + 2
    assert read[-1][4] == str(opened.figures.overall.earned)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in read for cell in row)
