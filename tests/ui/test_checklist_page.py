"""The page with the whole checklist: every item with all that is written of it, its sources, and a search."""

import re

from reading_pages import html_of, title_of, words_of

from audit import PRODUCT, __version__
from audit.content import coverage
from audit.domain.review import Person, School
from audit.domain.words import Setting

CORE = "core-103-109"


def shown(at) -> list[str]:
    """The codes of the items on the page, in order."""
    return re.findall(r'<section class="whole-item" aria-label="([A-Z]{2}-[0-9]{2})"', html_of(at))


def test_every_item_stands_there_once_in_order_with_everything_written_of_it(open_page, app):
    at = open_page("checklist")

    items = app.library.checklists[CORE].items
    assert title_of(at) == "The checklist"
    assert "All 56 items" in words_of(at)
    assert shown(at) == [item.id for item in items]
    words = plain_words(at)
    for item in items:
        law = [item.basis.law, item.basis.requires] if item.basis else []
        maybe = [item.rests_on, item.applies_why, item.na_when]
        written = [item.question, item.why, item.challenge, *item.evidence, *item.levels, *law, *maybe]
        for text in [text for text in written if text]:
            assert " ".join(text.split()) in words, (item.id, text)


def test_every_supplied_sentence_stands_above_the_items_it_led_to(open_page, app):
    at = open_page("checklist")

    words = plain_words(at)
    texts = {sentence.id: sentence.text for sentence in app.library.sentences}
    for sentence, led_to in coverage(app.library, CORE):
        place = words.index(f"“{texts[sentence]}”")
        assert f"This sentence led to {', '.join(led_to)}." in words[place:]
        assert place < words.index(f"{led_to[0]} · ")
    assert "(the supplied page ends here)" in words


def test_where_a_paragraph_stands_today_is_not_guessed(open_page):
    words = words_of(open_page("checklist"))

    assert "Paragraph 106 of KCSIE 2021 KCSIE 2025: ¶115. KCSIE 2026, in force today: not verified" in words
    assert "Crown copyright" in words


def test_settings_left_out_and_the_day_of_a_new_duty_are_said(open_page):
    words = plain_words(open_page("checklist"))

    assert "Not asked of: College or 16 to 19 academy. Colleges are outside the education data rules" in words
    assert "reviews dated 19 June 2026 or later" in words


def test_words_role_strand_and_strength_narrow_what_is_shown(open_page, app):
    at = open_page("checklist")

    at.text_input(key="find").input("consent").run()
    found = shown(at)
    assert 0 < len(found) < 56
    assert f"{len(found)} of 56 items: “consent”" in words_of(at)

    at.selectbox(key="strand").select("Data protection").run()
    at.selectbox(key="role").select("DPO").run()
    at.selectbox(key="strength").select("A legal duty stands behind it").run()
    assert set(shown(at)) < set(found)
    by_id = app.library.checklists[CORE].by_id
    assert all("DPO" in by_id[one].ask and by_id[one].basis for one in shown(at))
    assert "“consent”, Data protection, asked of DPO, A legal duty stands behind it" in words_of(at)


def test_a_search_that_finds_nothing_says_what_to_do(open_page):
    at = open_page("checklist")

    at.text_input(key="find").input("<b>hippopotamus").run()

    assert shown(at) == []
    assert "0 of 56 items" in words_of(at)
    assert "Take a word away" in words_of(at)
    assert "<b>hippopotamus" not in html_of(at)


def test_only_items_on_the_page_are_linked_to(open_page):
    at = open_page("checklist")

    at.text_input(key="find").input("IS-06").run()

    assert set(re.findall(r'href="#([A-Z]{2}-[0-9]{2})"', html_of(at))) <= set(shown(at))


def test_another_checklist_is_one_choice_away(open_page, app):
    other = next(one for one in app.library.checklists.values() if one.id != CORE)
    at = open_page("checklist")

    at.selectbox(key="checklist").select(other.title).run()

    assert shown(at) == [item.id for item in other.items]
    words = plain_words(at)
    for item in other.items:
        assert item.question in words
        if item.status:
            assert " ".join(item.status.says.split()) in words


def test_a_strand_that_the_other_checklist_has_not_is_let_go(open_page, app):
    other = next(one for one in app.library.checklists.values() if one.id != CORE)
    at = open_page("checklist")

    at.selectbox(key="strand").select("Data protection").run()
    at.selectbox(key="checklist").select(other.title).run()

    assert not at.exception
    assert shown(at) == [item.id for item in other.items]


def test_the_whole_list_is_one_block_and_not_hundreds_of_widgets(open_page):
    assert len(open_page("checklist").main) < 20


def plain_words(at) -> str:
    """What the page says, links and marks within a sentence taken out without leaving a gap."""
    html = re.sub(r"</?(?:a|abbr|strong)(?: [^>]*)?>", "", html_of(at))
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&#x27;", "'").replace("&amp;", "&").split())


def test_inside_a_review_the_page_opens_at_the_checklist_of_the_review_unless_the_address_names_one(open_page, app):
    school = School("900001", "Alder Row", Setting.MAINTAINED_SCHOOL)
    review = app.reviews.start(school, "related-duties", app.today(), Person("Jo Field", "Clerk")).review_id

    at = open_page("checklist", review=review)

    assert shown(at) == [item.id for item in app.library.checklists["related-duties"].items]
    core = app.library.checklists[CORE].title
    assert "All 56 items" in words_of(open_page("checklist", review=review, checklist=core))


def test_the_printed_page_names_what_made_it_and_which_content_it_holds(open_page, app):
    for checklist in app.library.checklists.values():
        at = open_page("checklist")
        at.selectbox(key="checklist").set_value(checklist.title).run()

        words = words_of(at)
        assert f"{PRODUCT} {__version__}" in words
        assert checklist.id in words
        assert checklist.content_hash[:8] in words
