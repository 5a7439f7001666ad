"""HTML built from plain text: everything a person or a file wrote is escaped, always."""

import re
from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st


class Markup(str):
    """HTML made by this module; anything else is text and is escaped."""

    __slots__ = ()


def el(tag: str, *children: str, **attributes: str) -> Markup:
    """One element. A child that is not Markup is escaped; `class_` and `aria_label` become class and aria-label."""
    pairs = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{tag}{pairs}>{join(children)}</{tag}>")


def join(parts: Iterable[str]) -> Markup:
    """Parts one after the other, each escaped unless it is Markup."""
    return Markup("".join(part if isinstance(part, Markup) else escape(part) for part in parts))


_JOINER = "\u2060"  # no width, no break: it only keeps an address from being taken for one
_ADDRESS = re.compile(r"(?i:https?\\:|www|@)")
LONGEST_CODE = 6
"""A row heading of up to this many signs, such as an item’s code, is kept on one line."""


def table(
    caption: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]], *, numbers: Sequence[int] = ()
) -> Markup:
    """A real table: caption, column headings with scope, the first cell of a row its heading.

    `numbers` are the columns, from 0, that hold numbers and are set to the right.
    """

    def cell(tag: str, index: int, content: str | int, **more: str) -> Markup:
        short = len(str(content)) <= LONGEST_CODE
        extra = {"class_": "number"} if index in numbers else {"class_": "code"} if short else {}
        return el(tag, content if isinstance(content, str) else f"{content:,}", **extra, **more)

    head = el("tr", *(cell("th", index, text, scope="col") for index, text in enumerate(headings)))
    body = [
        el(
            "tr",
            *(
                cell("th" if index == 0 else "td", index, content, **({"scope": "row"} if index == 0 else {}))
                for index, content in enumerate(row)
            ),
        )
        for row in rows
    ]
    return el(
        "div",
        el("table", el("caption", caption), el("thead", head), el("tbody", *body)),
        class_="scroll",
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def show(*parts: str) -> None:
    """Draw parts on the page."""
    st.html(join(parts))


def paragraph(*parts: str, class_: str = "") -> None:
    """Draw one paragraph."""
    show(el("p", *parts, **({"class_": class_} if class_ else {})))


def bullets(lines: Iterable[str]) -> Markup:
    """A list."""
    return el("ul", *(el("li", line) for line in lines))


def escape_markdown(text: str) -> str:
    """Text that a widget will show as it stands: widget labels are Markdown, and link bare addresses by themselves."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>~$:^=" else sign for sign in text)
    return _ADDRESS.sub(lambda found: f"{found.group()}{_JOINER}", escaped)
