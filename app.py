"""The app: `streamlit run app.py`. It names the page script and lets nobody in by a foreign name.

A page on another site can point a name of its own at this machine; whoever asks by such a name gets nothing.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

import audit

app = st.App(
    Path(audit.__file__).parent / "page_script.py",
    middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1"], www_redirect=False)],
)
