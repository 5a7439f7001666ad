"""The peer of the pages: a Streamlit page that holds a heading and a button, and does nothing."""

import streamlit as st


def count() -> None:
    st.session_state["clicks"] = st.session_state.get("clicks", 0) + 1


st.html(f"<h1>Page {st.session_state.get('clicks', 0)}</h1>")
st.button("Save and continue", on_click=count)
