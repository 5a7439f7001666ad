"""What is folded away, and stays unfolded while somebody works in it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def stays_open(label: str, *, key: str) -> DeltaGenerator:
    """An expander that stays as it is for as long as it has this key.

    Without one, an error that comes to stand at the top folds it: a refusal then looks like something kept.
    """
    return st.expander(label, key=key, on_change="rerun")
