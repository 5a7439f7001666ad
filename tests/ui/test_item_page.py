"""What an item's page shows to whom: levels always, what the item counts, and what the address asked for in vain."""

from reading_pages import title_of, words_of

from audit.domain.answers import Answer
from audit.domain.item_words import shortened, weight_text
from audit.domain.words import Grade, Rating, Strength
from audit.ui.item_menu import ALL_ITEMS

ITEM = "WT-03"


def test_the_levels_and_the_evidence_can_be_read_before_anybody_says_who_answers(a_kept_review, open_page):
    answer = Answer(ITEM, Rating.IN_PLACE, grade=Grade.TOLD, evidence_ref="Policy <b>v4</b>", note="A *note*")
    opened = a_kept_review(named={ITEM: answer})

    at = open_page("item", review=opened.review.id, item=ITEM, person=None)

    said = words_of(at)
    for level in opened.checklist.by_id[ITEM].levels:
        assert " ".join(level.split()) in said
    assert "So far: ◑ In place Staff told us, Policy <b>v4</b> A *note*" in said
    assert not at.radio


def test_who_answers_has_the_levels_once_in_the_form(a_kept_review, open_page):
    opened = a_kept_review()

    at = open_page("item", review=opened.review.id, item=ITEM)

    assert opened.checklist.by_id[ITEM].levels[0] not in words_of(at)
    assert len(at.radio[0].proto.captions) >= 5


def test_an_agreed_review_says_what_the_answer_means(a_kept_review, open_page):
    opened = a_kept_review(named={ITEM: Rating.EMBEDDED}, agreed=True)

    said = words_of(open_page("item", review=opened.review.id, item=ITEM))

    assert f"Answer: ● Embedded {opened.checklist.by_id[ITEM].levels[Rating.EMBEDDED]}" in said


def test_the_item_says_what_it_is_and_what_it_counts(a_kept_review, open_page):
    opened = a_kept_review()
    kinds = {(item.strength, item.critical): item for item in opened.items}
    assert {strength for strength, _ in kinds} == set(Strength)
    assert any(critical for _, critical in kinds)

    for item in kinds.values():
        assert weight_text(item) in words_of(open_page("item", review=opened.review.id, item=item.id))


def test_the_question_for_the_table_stands_open(a_kept_review, open_page):
    opened = a_kept_review()

    at = open_page("item", review=opened.review.id, item=ITEM)

    assert f"A question to ask at the table: {opened.checklist.by_id[ITEM].challenge}" in words_of(at)
    assert not [one for one in at.expander if "question" in one.label]


def test_an_item_there_is_not_is_said_and_another_is_shown(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": None})

    at = open_page("item", review=opened.review.id, item="XX-99")

    assert title_of(at) == opened.checklist.by_id["IS-05"].question
    assert "There is no item XX-99 in this checklist. IS-05 is shown instead." in words_of(at)


def test_an_item_the_setting_leaves_out_is_said_with_its_reason(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": None})
    left_out = next(item for item in opened.checklist.items if item not in opened.items and item.applies_why)

    at = open_page("item", review=opened.review.id, item=left_out.id)

    why = f"{left_out.id} is not asked of this kind of school: Maintained school. {left_out.applies_why}"
    assert why in words_of(at)


def test_going_on_from_there_says_no_more_of_it(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": None})
    at = open_page("item", review=opened.review.id, item="XX-99")

    at.button(key="item_next").click().run()

    assert "XX-99" not in words_of(at)


def test_the_list_of_all_items_names_their_subject(a_kept_review, open_page):
    opened = a_kept_review(named={ITEM: Rating.EMBEDDED})
    at = open_page("item", review=opened.review.id, item="WT-01")
    at.session_state[ALL_ITEMS] = True
    at.run()

    label = at.button(key=f"menu_{ITEM}").label.replace("\\", "")

    assert label == f"{ITEM} · {shortened(opened.checklist.by_id[ITEM].question)} · ● Embedded"
    assert at.selectbox(key="menu_role") is not None
