"""What is folded away on an item's page costs nothing until somebody unfolds it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from audit.services.opened import Opened
from audit.ui.item_menu import ALL_ITEMS


def menu_of(at: AppTest) -> list[str]:
    """The keys of the buttons in the list of all items."""
    return [button.key for button in at.button if str(button.key).startswith("menu_")]


def labels_of(at: AppTest) -> list[str]:
    return [box.label for box in at.text_input]


def the_visit(at: AppTest) -> int:
    return at.session_state["self_audit"].visit


def test_the_list_of_all_items_is_drawn_once_it_is_unfolded(
    a_kept_review: Callable[..., Opened], open_page: Callable[..., AppTest]
):
    opened = a_kept_review()
    at = open_page("item", review=opened.review.id, item="WT-01")
    assert menu_of(at) == []

    at.session_state[ALL_ITEMS] = True
    at.run()

    assert menu_of(at) == [f"menu_{item.id}" for item in opened.items]


def test_choosing_an_item_goes_there_and_folds_the_list(
    a_kept_review: Callable[..., Opened], open_page: Callable[..., AppTest]
):
    opened = a_kept_review()
    at = open_page("item", review=opened.review.id, item="WT-01")
    at.session_state[ALL_ITEMS] = True
    at.run()

    at.button(key="menu_DP-04").click().run()

    assert at.query_params["item"] == "DP-04"
    assert menu_of(at) == []


def test_an_action_is_kept_from_the_form_that_was_unfolded(
    a_kept_review: Callable[..., Opened], open_page: Callable[..., AppTest]
):
    opened = a_kept_review()
    at = open_page("item", review=opened.review.id, item="WT-01")
    assert "Due" not in labels_of(at)
    visit = the_visit(at)
    at.session_state[f"action_box.{visit}"] = True
    at.run()

    at.text_input(key=f"action_{visit}.0.what").input("Agree the procedure")
    at.text_input(key=f"action_{visit}.0.due").input("03/11/2027")
    at.button(key=f"action_{visit}.0.add").click().run()

    assert not at.exception
    assert [label.label for label in at.expander if label.label.startswith("Actions")] == ["Actions on this item (1)"]


def test_folding_the_form_for_an_action_again_keeps_it_there(
    a_kept_review: Callable[..., Opened], open_page: Callable[..., AppTest]
):
    opened = a_kept_review()
    at = open_page("item", review=opened.review.id, item="WT-01")
    box = f"action_box.{the_visit(at)}"
    at.session_state[box] = True
    at.run()

    at.session_state[box] = False
    at.run()

    assert "Due" in labels_of(at)
