"""The page script: what Streamlit runs for every page."""

from audit.ui.shell import run

run()
