"""Reading what a page drew, as a person would."""

import re
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest

_NOT_WORDS = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


def html_of(at: AppTest) -> str:
    """Everything the page drew as HTML, in order."""
    return "\n".join(str(block.proto.body) for block in at.get("html"))


def words_of(at: AppTest) -> str:
    """Everything the page says as text, in order, tags taken off and blanks made single."""
    return " ".join(unescape(_NOT_WORDS.sub(" ", html_of(at))).split())


def title_of(at: AppTest) -> str:
    """The page's one h1."""
    (title,) = re.findall(r"<h1[^>]*>(.*?)</h1>", html_of(at))
    return unescape(_NOT_WORDS.sub("", title))


def download(at: AppTest, key: str) -> Any:
    """The download button with this key."""
    return next(block for block in at.get("download_button") if block.key == key)


def downloads(at: AppTest) -> set[str | None]:
    """The keys of every download button."""
    return {block.key for block in at.get("download_button")}


def folds(at: AppTest) -> list[str]:
    """What is folded away on the page, by the words that unfold it."""
    return [one.label for one in at.expander]
