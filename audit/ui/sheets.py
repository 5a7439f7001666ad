"""The agenda and the visit sheet as a page draws and prints them, and the button that gives a sheet as a PDF."""

from collections.abc import Callable

import streamlit as st

from audit.domain.agenda_sheet import AgendaLine
from audit.domain.visit_sheet import CONTROLLER_HEADINGS, FOUND, TICKS, VisitLine, VisitSheet
from audit.errors import AuditError
from audit.ui.html import Markup, bullets, el, join, table
from audit.ui.shell import complain


def agenda_list(lines: tuple[AgendaLine, ...]) -> Markup:
    """The items as a numbered list, each with where it stands, why it is there and the question to ask."""
    return el("ol", *(_agenda_item(line) for line in lines), class_="agenda", role="list")


def _agenda_item(line: AgendaLine) -> Markup:
    about = " · ".join(
        text for text in (f"{line.minutes} min", line.who, "confidential" if line.marked else "") if text
    )
    what = el(
        "div", el("strong", f"{line.id} "), el("span", line.question), el("p", about, class_="quiet"), class_="what"
    )
    if not line.ask:
        return el("li", what)
    stands = el(
        "div",
        el("p", el("strong", line.stands)),
        el("p", line.last_time) if line.last_time else Markup(""),
        el("p", line.why),
    )
    return el("li", what, stands, el("div", el("p", el("strong", "Ask: "), line.ask)))


def visit_item(line: VisitLine) -> Markup:
    """One item to look at; on paper it has room to write, and is not split."""
    marks = "".join(
        text
        for text in (
            f" {line.controller}" if line.controller else "",
            " Confidential." if line.marked else "",
        )
    )
    return el(
        "div",
        el("h3", f"{line.id} · {line.question}"),
        el("p", line.why, marks, class_="quiet"),
        el("div", el("p", el("strong", "Ask to see")), bullets(line.see), class_="see"),
        el(
            "div",
            el("p", el("strong", "Ask: "), line.ask, f" ({line.whom})"),
            el("p", el("strong", "Last looked at: "), line.last_look),
            el("p", el("strong", "Said now: "), line.stands),
            class_="ask",
        ),
        el("div", FOUND, class_="write"),
        el("p", "Date ", el("span", class_="blank"), " How we know now: ", join(_ticks()), class_="ticks"),
        class_="look",
    )


def of_controller(sheet: VisitSheet) -> Markup:
    """What the trust answers once, to be asked for ahead of the visit."""
    asked = table(sheet.controller, CONTROLLER_HEADINGS, sheet.controller_rows)
    return join((el("h2", sheet.controller), el("p", sheet.controller_means), asked))


def _ticks() -> list[Markup]:
    return [el("span", el("span", class_="tick"), word, class_="ticked") for word in TICKS.values()]


def pdf_button(make: Callable[[], bytes], *, file_name: str, key: str) -> None:
    """The sheet to download, made as the page is drawn: it takes a few hundredths of a second."""
    try:
        data = make()
    except AuditError as error:
        complain(str(error))
        return
    st.download_button(
        "Download as PDF", data, file_name=file_name, mime="application/pdf", key=key, on_click="ignore", type="primary"
    )
