"""Stops a text that may speak of a person before it is kept; somebody changes it, or says that it is harmless."""

from collections.abc import Mapping

import streamlit as st

from audit.domain.display import listed
from audit.domain.privacy import warnings_by_text
from audit.errors import NotAllowedError
from audit.ui import state

HARMLESS = "It holds no name and no case detail: keep it"


def harmless_box(form: str) -> None:
    """The box to tick, drawn within a form whose text was stopped."""
    if f"doubted.{form}" in state.session().typed:
        st.checkbox(HARMLESS, key=f"{form}harmless")


def stop_for_doubts(form: str, texts: Mapping[str, str]) -> None:
    """Raise NotAllowedError where a new text, by its name on the page, may speak of a person.

    Once somebody has ticked the box, the very texts that were stopped pass; others are stopped anew.
    """
    typed, key = state.session().typed, f"doubted.{form}"
    doubts = warnings_by_text(texts)
    if not doubts:
        typed.pop(key, None)
        return
    stopped = "\n".join(texts[name] for name in doubts)
    if st.session_state.get(f"{form}harmless") and typed.get(key) == stopped:
        return
    typed[key] = stopped
    st.session_state[f"{form}harmless"] = False
    said = listed([f"{name} may hold {listed(kinds)}" for name, kinds in doubts.items()])
    raise NotAllowedError(
        f"Nothing is saved yet: {said}. This audit keeps no pupil’s data. What you typed is still here: change it, "
        f"or tick “{HARMLESS}” and save again."
    )
