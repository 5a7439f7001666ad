"""The form of one item, as a person fills it in."""

from typing import Any

from streamlit.testing.v1 import AppTest


def prefix_of(at: AppTest) -> str:
    """What the keys of the answer's boxes begin with."""
    mine = at.session_state["self_audit"]
    return f"{mine.item_shown}.{mine.visit}."


def box(at: AppTest, name: str) -> Any:
    """The box of the answer's form with this name."""
    kind = {
        "value": at.radio, "grade": at.radio, "by": at.selectbox, "cited": at.selectbox, "note": at.text_area,
        "harmless": at.checkbox,
    }.get(name, at.text_input)  # fmt: skip
    return kind(key=prefix_of(at) + name)


def fill(at: AppTest, **boxes: object) -> AppTest:
    """Fill the boxes named, without saving."""
    for name, content in boxes.items():
        box(at, name).set_value(content)
    return at


def save(at: AppTest) -> AppTest:
    """Press Save and continue."""
    at.button(key=f"{prefix_of(at)}save").click().run()
    assert not at.exception
    return at


def unfold_action(at: AppTest) -> str:
    """Open the form for an action; what the keys of its boxes begin with."""
    visit = at.session_state["self_audit"].visit
    at.session_state[f"action_box.{visit}"] = True
    at.run()
    return action_prefix(at)


def action_prefix(at: AppTest) -> str:
    mine = at.session_state["self_audit"]
    return f"action_{mine.visit}.{mine.actions_added}."


def review_of(at: AppTest) -> str:
    """The id of the review this tab is about."""
    return str(at.session_state["self_audit"].review_id)


def boxes_of_the_answer(at: AppTest) -> list[str]:
    """What the browser knows each box of the answer's form by, in order."""
    form = f"{prefix_of(at)}form"
    every = [*at.radio, *at.selectbox, *at.text_input, *at.text_area]
    found = [str(one.proto.id) for one in every if one.proto.form_id == form]
    assert len(found) >= 6
    return found
