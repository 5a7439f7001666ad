"""Results: the word and why, the numbers that belong together, and the working of each."""

import csv
import io
from datetime import date

from reading_pages import download, html_of, title_of, words_of

from audit.domain.answers import Answer
from audit.domain.display import in_place_text, score_text
from audit.domain.explain import EXPLAIN_HEADINGS
from audit.domain.gaps import gaps
from audit.domain.words import UNKNOWN, Grade, Rating, Strength

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

    html = html_of(open_page("results", review=opened.review.id))

    table = html[html.index("3 gaps, the most pressing first") :]
    table = table[: table.index("</table>")]
    places = [table.index(f">{item}<") for item in wanted]
    assert len(wanted) == 3
    assert places == sorted(places)


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
