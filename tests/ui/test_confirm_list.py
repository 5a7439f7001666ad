"""Where the keyboard goes on once an item of the list is confirmed and gone."""

from builders import an_item
from hypothesis import given
from hypothesis import strategies as st

from audit.ui.confirm_list import in_the_list

ITEMS = tuple(an_item(f"IS-{number:02}") for number in range(1, 9))


def after(shown, left):
    return {one.item.id: one.following for one in in_the_list(shown, left)}


def test_it_goes_on_from_the_next_one_and_at_the_end_from_the_one_before():
    first, second, third, *_ = ITEMS

    assert after(ITEMS[:3], ITEMS[:3]) == {first.id: "holds_IS-02", second.id: "holds_IS-03", third.id: "holds_IS-02"}


def test_after_the_last_of_a_role_it_goes_on_from_another_that_is_left_and_after_the_last_of_all_from_none():
    assert after(ITEMS[2:3], ITEMS[:3]) == {"IS-03": "holds_IS-01"}
    assert after(ITEMS[2:3], ITEMS[2:3]) == {"IS-03": ""}


@given(st.lists(st.sampled_from(ITEMS), unique=True))
def test_every_key_is_one_that_another_item_of_the_list_has(shown):
    found = in_the_list(shown, shown)
    keys = {one.key for one in found}

    assert len(keys) == len(shown)
    for one in found:
        assert one.following != one.key
        assert one.following in keys or len(shown) == 1
