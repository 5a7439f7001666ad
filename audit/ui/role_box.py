"""The box that narrows a list to the items one role is asked about."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.selection import roles_asked

EVERYBODY = "Everybody"


def role_box(
    app: App, items: Sequence[Item], label: str, *, key: str, persist_state: Literal["session"] | None = None
) -> str | None:
    """Draw it with the roles these items ask; return the one chosen, None for everybody."""
    roles = roles_asked(app.library.roles, items)
    role = st.selectbox(label, [EVERYBODY, *roles], key=key, persist_state=persist_state)
    return None if role in (EVERYBODY, None) else role
