"""One engine, one number: whatever shows a figure shows the same, to the last digit, and it is the right one.

What is right is counted a second time, from the answers, by `recount` and `oracle`. Contents are held against it on a
thousand histories, and what people open (pages, commands, files) on twenty that are kept in a database of their own.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from fractions import Fraction
from functools import cache
from html import unescape
from itertools import count as from_number
from itertools import islice
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from figures_shown import (
    FEW,
    PAPER,
    STEPS,
    SUMMED,
    Shown,
    agree,
    bridge_in,
    expected,
    expected_between,
    expected_movements,
    figures_of_set,
    first_of,
    movements_in,
    said_in,
    strip_in,
)
from histories import History, a_history, the_library
from packs import opened
from pypdf import PdfReader
from reading_pages import html_of, words_of
from recount import Recount, per_cent
from streamlit.testing.v1 import AppTest

from audit.bootstrap import DATABASE_VARIABLE, App, PaperOrder
from audit.cli.main import run
from audit.domain.bridge import bridge_of
from audit.domain.bridge_words import bridge_words
from audit.domain.checklist import Item
from audit.domain.movement import by_movement, movements
from audit.domain.review import Person, Review
from audit.domain.store import Change
from audit.domain.trail import ChangeKind
from audit.domain.words import MOVEMENT_WORDS, STEP_WORDS
from audit.services.opened import Opened, opened_with
from audit.services.papers import Beside
from audit.ui.caches import the_app

FILES, MANY, FAST = 20, 1_000, 30
CLERK = Person("Robin Clerk", "Clerk")
LATER = datetime(2027, 3, 1, 12, tzinfo=UTC)
STEP_NAMES = {words: str(step) for step, words in STEP_WORDS.items()}
PAGES = Path(__file__).parents[1] / "audit" / "page_script.py"
JUDGED = ("in_place", "answered", "unknown", "not_applicable", "judgement", "score", "low", "high")


def opened_history(history: History) -> Opened:
    return opened_with(the_library(), history.newest, history.earlier, history.contents, actions=history.actions)


@cache
def a_bare_app() -> App:
    """The product over no database, its content read once."""
    app = App("no-database-is-opened.db", now=lambda: LATER)
    app.__dict__["library"] = the_library()
    return app


def check_contents(history: History) -> None:
    """The paper before it is set in type, the bridge and the movements, all against the recount."""
    known, opened = Recount(history, 2), opened_history(history)
    content = a_bare_app().paper_content(opened, PaperOrder(part=2), Beside())
    check_paper(known, content.text().replace(" | ", " "))
    check_paragraphs(known, [row for table in content.tables() if table.layout == "paragraphs" for row in table.rows])
    if (before := known.previous) is None:
        return
    bridge = bridge_words(bridge_of(history.checklist, before, known.review, contents=history.contents))
    if "to" in (wanted := expected_between(known)):
        agree(bridge_in(list(bridge.rows), STEP_NAMES), wanted, {"from", "to", *STEPS})
    moved = movements(history.checklist, before, known.review, history.earlier, contents=history.contents)
    agree({kind: str(len(ids)) for kind, ids in by_movement(moved).items()}, expected_movements(known))


def check_paper(known: Recount, text: str) -> None:
    """Every figure that the text of a Part 2 paper shows."""
    text = " ".join(text.split())
    wanted = expected(known)
    agree(strip_in(text), wanted, {"in_place", "answered", "unknown", "not_applicable", "score", "low", "high"})
    between = expected_between(known) if known.previous else {}
    found = first_of(PAPER, text) | first_of(SUMMED, text)
    names = {"in_place", "unknown", "not_applicable", "score", "low", "high"}
    names |= {"assurance"} if known.rated(known.items) else set()
    agree(found, {**wanted, **between}, names & beside_a_score(wanted))
    assert f"{wanted['judgement']} " in text


def check_paragraphs(known: Recount, rows: list[tuple[str, ...]]) -> None:
    """The table of the paragraphs: in place, score and judgement of each."""
    told = {re.sub(r"\D.*", "", row[0][1:]): row for row in rows if row[0].startswith("¶")}
    applicable = [number for number, found in known.paragraphs.items() if found.counts[1]]
    assert sorted(told) == sorted(applicable)
    for number_, row in told.items():
        items = [item for item in known.items if item.paragraph == number_]
        wanted = figures_of_set(known, items, known.paragraphs[number_].judgement)
        assert wanted["in_place"] in row
        assert row[-1] == wanted["judgement"]
        if "score" in wanted:
            assert row[-2] == f"{wanted['score']}%"


@pytest.mark.parametrize("first", range(0, FAST, 10))
def test_contents_show_the_right_figures(first: int) -> None:
    for seed in range(first, first + 10):
        check_contents(a_history(seed))


@pytest.mark.slow
def test_contents_show_the_right_figures_over_a_thousand_histories() -> None:
    for seed in range(FAST, FAST + MANY):
        check_contents(a_history(seed))


# What people open


def kept_histories() -> Iterator[History]:
    """Histories that a database can hold as it stands: of one shipped checklist, with at most twelve reviews."""
    shipped = {checklist.content_hash for checklist in the_library().checklists.values()}
    for seed in from_number():
        history = a_history(seed)
        if set(history.contents) <= shipped and len(history.reviews) <= 12:
            yield history


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app the pages will use, over a database that holds twenty histories."""
    place = tmp_path_factory.mktemp("one-number") / "reviews.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATABASE_VARIABLE, str(place))
        the_app.cache_clear()
        app = the_app()
        app.now = lambda: LATER
        for history in islice(kept_histories(), FILES):
            for review in history.reviews:
                app.store.write(starting(history, review))
        yield app
        app.store.close()
        the_app.cache_clear()


def starting(history: History, review: Review) -> Change:
    kept_as = Review(**{name: getattr(review, name) for name in review.__slots__} | {"id": review_id(history, review)})
    return Change(
        kept_as.id,
        CLERK,
        LATER,
        ChangeKind.REVIEW_STARTED,
        "app",
        review=kept_as,
        answers=tuple(review.answers.values()),
        content=history.words_of(review),
    )


def review_id(history: History, review: Review) -> str:
    return f"h{history.seed}-{history.reviews.index(review)}"


@pytest.fixture(params=list(islice(kept_histories(), FILES)), ids=str)
def history(request: pytest.FixtureRequest) -> History:
    return request.param


@pytest.fixture
def page(kept: App, history: History) -> Callable[[str], AppTest]:
    """Open a page on the newest review."""

    def go(name: str) -> AppTest:
        at = AppTest.from_file(str(PAGES), default_timeout=60)
        at.run()
        at.session_state["self_audit"].person = CLERK
        at.query_params["review"] = review_id(history, history.newest)
        if name != "home":
            at.switch_page(f"ui/pages/{name}.py")
        at.run()
        assert not at.exception
        return at

    return go


@pytest.fixture
def command(kept: App, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command; what it says."""

    def call(*words: object) -> str:
        capsys.readouterr()
        assert run([str(word) for word in words], kept) == 0
        return capsys.readouterr().out

    return call


@pytest.mark.slow
def test_pages_show_the_right_figures(history: History, page: Callable[[str], AppTest]) -> None:
    known = Recount(history, 2)
    wanted = expected(known)

    home = words_of(page("home")).split("Where we stand", 1)[1]
    agree(said_in(home), wanted, {"in_place", "answered", "unknown", "not_applicable", "judgement"})
    results = page("results")
    agree(said_in(words_of(results)), wanted, beside_a_score(wanted))
    check_parts(known, html_of(results))


def beside_a_score(wanted: Shown) -> set[str]:
    """The range stands beside the score, so it is not told where there is no score yet."""
    return set(wanted) - ({"low", "high"} if "score" not in wanted else set())


def check_parts(known: Recount, html: str) -> None:
    """Each paragraph on the page of results, from its heading to the next."""
    parts = {match[1]: match[2] for match in re.finditer(r"<h4[^>]*>¶(\d+) [^<]*</h4>(.*?)(?=<h[234]|\Z)", html, re.S)}
    assert sorted(parts) == sorted(known.paragraphs)
    for number_, part in parts.items():
        items = [item for item in known.items if item.paragraph == number_]
        wanted = figures_of_set(known, items, known.paragraphs[number_].judgement)
        found = said_in(plain(part))
        agree(found, wanted, beside_a_score(wanted) & {*JUDGED, "assured", "assurance"})


@pytest.mark.slow
def test_pages_over_time_show_the_right_figures(history: History, page: Callable[[str], AppTest]) -> None:
    known = Recount(history, 2)
    if known.previous is None:
        assert "This is the first review" in words_of(page("over_time"))
        return
    wanted = expected_between(known)
    for name in ("over_time", "compare"):
        at = page(name)
        text = words_of(at) + " " + " ".join(fold.label + "." for fold in at.expander)
        agree(movements_in(text, MOVEMENT_WORDS), expected_movements(known))
        if "to" in wanted:
            rows = table_of(html_of(at), "Score on ")
            agree(bridge_in(rows, STEP_NAMES), wanted, {"from", "to", *STEPS})


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def table_of(html: str, first: str) -> list[tuple[str, ...]]:
    """The rows of the first table whose first row begins so."""
    for table in re.findall(r"<table.*?</table>", html, re.S):
        rows = [
            tuple(
                " ".join(re.sub(r"<[^>]+>", "", cell).split())
                for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
            )
            for row in re.findall(r"<tr.*?</tr>", table, re.S)[1:]
        ]
        if rows and rows[0][0].startswith(first):
            return rows
    raise AssertionError(f"no table begins with {first!r}")


@pytest.mark.slow
def test_commands_say_the_right_figures(
    kept: App, history: History, command: Callable[..., str], tmp_path: Path
) -> None:
    known, newest = Recount(history, 2), history.newest
    file = tmp_path / "return.csv"
    file.write_bytes(kept.long_csv([kept.reviews.open(review_id(history, newest)).review]))
    setting = ("--setting", newest.school.setting)

    said = command("score", file, *setting)
    agree(said_in(" ".join(said.split())), expected(known), beside_a_score(expected(known)) & set(JUDGED))
    (scored,) = json.loads(command("score", file, *setting, "--json"))["returns"]
    wanted = expected(known)
    agree(said_in_json(scored["overall"]), wanted, set(wanted) - {"assured"})
    for number_, figures in scored["paragraphs"].items():
        items = [item for item in known.items if item.paragraph == number_]
        wanted = figures_of_set(known, items, known.paragraphs[number_].judgement)
        agree(said_in_json(figures), wanted, set(wanted) - {"assured"})
    if (before := known.previous) is None:
        return
    compared = json.loads(command("compare", review_id(history, before), review_id(history, newest), "--json"))
    wanted = expected_between(known)
    assert str(compared["like_for_like"]["items"]) == wanted["both"]
    if "like_now" in wanted:
        assert shown(compared["like_for_like"]["from"]) == wanted["like_then"]
        assert shown(compared["like_for_like"]["to"]) == wanted["like_now"]
    if "to" in wanted:
        assert (shown(compared["bridge"]["from"]), shown(compared["bridge"]["to"])) == (wanted["from"], wanted["to"])
        assert (
            abs(compared["bridge"]["from"] + sum(compared["bridge"][s] for s in STEPS) - compared["bridge"]["to"])
            < 1e-9
        )
    told = [one["movement"] for one in compared["items"]]
    agree({kind: str(told.count(kind)) for kind in set(told)}, expected_movements(known))


def shown(value: float) -> str:
    """As a figure of the command line would be shown: one decimal, half away from zero."""
    return per_cent(Fraction(repr(value))).removesuffix("%")


def said_in_json(figures: dict[str, Any]) -> Shown:
    """The figures of `score --json` under the names used here, rounded as they would be shown."""
    found = {
        "in_place": f"{figures['in_place']} of {figures['applicable']}",
        "answered": f"{figures['answered']} of {figures['applicable']}",
        "unknown": str(figures["unknown"]),
        "not_applicable": str(figures["not_applicable"]),
        "judgement": str(figures["judgement"] or "not_judged_yet").replace("_", " ").capitalize(),
    }
    if figures["answered"]:
        found |= {"gap_points": str(figures["gap_points"]), "points": f"{figures['earned']} ÷ {figures['possible']}"}
    few = figures["items"] < FEW
    if figures["answered"] and not few:
        found |= {"score": shown(figures["score"]), "assurance": shown(figures["assurance"])}
    if figures["applicable"] and not few and (figures["unanswered"] or figures["unknown"]):
        found |= {"low": shown(figures["low"]), "high": shown(figures["high"])}
    return found


ROW = re.compile(
    r"(¶\d+ \(KCSIE \d{4}\)) [A-Z][a-z ]+? (\d+ of \d+) (?:\d+ )+?"
    r"(none yet|\d+\.\d%|\d+ of \d+ points?) (Act now|Gaps to close|Sound and checked|Sound|Not judged yet)"
)
"""A paragraph in the chart’s data, as the text of a PDF has it."""


def pdf_text(data: bytes) -> str:
    return " ".join(" ".join(leaf.extract_text().split()) for leaf in PdfReader(io.BytesIO(data)).pages)


@pytest.mark.slow
def test_papers_in_pdf_show_the_right_figures(history: History, command: Callable[..., str], tmp_path: Path) -> None:
    known = Recount(history, 2)
    out = tmp_path / "paper.pdf"
    command("report", "--review", review_id(history, history.newest), "--part", "2", "--format", "pdf", "--out", out)
    text = pdf_text(out.read_bytes())

    check_paper(known, text)
    check_paragraphs(known, [match.groups() for match in ROW.finditer(text.split("The chart’s data", 1)[1])])


OF_PARAGRAPHS = ("Paragraph", "Judgement")
"""The first and the last heading of the table behind the first chart."""


@pytest.mark.slow
def test_papers_in_word_show_the_right_figures(history: History, command: Callable[..., str], tmp_path: Path) -> None:
    known = Recount(history, 2)
    out = tmp_path / "paper.docx"
    command("report", "--review", review_id(history, history.newest), "--part", "2", "--format", "docx", "--out", out)
    document = docx.Document(str(out))

    check_paper(known, " ".join(paragraph.text or "" for paragraph in document.element.body.iter(qn("w:p"))))
    (data,) = [each for each in document.tables if (each.cell(0, 0).text, each.rows[0].cells[-1].text) == OF_PARAGRAPHS]
    check_paragraphs(known, [tuple(cell.text for cell in row.cells) for row in data.rows[1:]])


PACK = {
    "score": "Score, per cent",
    "low": "At the least, per cent",
    "high": "At the most, per cent",
    "unknown": "Don’t know",
    "not_applicable": "Not applicable",
    "assurance": "Known in date, per cent by weight",
    "gap_points": "Gap points",
}
"""The figures of the data pack by the headings of its columns."""


def of_the_pack(row: dict[str, Any], judged: dict[str, Any]) -> Shown:
    """One set, from its rows on the sheets Figures and Judgements."""
    found = {name: figure(row[heading], heading) for name, heading in PACK.items() if row[heading] is not None}
    found |= {name: f"{row[heading]} of {row['Applicable']}" for name, heading in OF_APPLICABLE.items()}
    points = {} if row["Gap points"] is None else {"points": f"{row['Points']} ÷ {row['Points possible']}"}
    return found | points | {"judgement": judged["Judgement"][2:]}


OF_APPLICABLE = {"in_place": "In place or better", "answered": "Answered"}


def figure(value: float, heading: str = "per cent") -> str:
    """A figure as its cell shows it: a per cent with its decimal."""
    return f"{value:.1f}" if "per cent" in heading else str(value)


@pytest.mark.slow
def test_data_packs_show_the_right_figures(history: History, command: Callable[..., str], tmp_path: Path) -> None:
    known = Recount(history, 2)
    out = tmp_path / "pack.xlsx"
    command("report", "--review", review_id(history, history.newest), "--part", "2", "--format", "xlsx", "--out", out)
    pack = opened(out.read_bytes())

    for row, judged in zip(pack.rows("Figures"), pack.rows("Judgements"), strict=True):
        assert row["Of what"] == judged["Of what"]
        items, word = known.items, known.whole.judgement
        if row["Which set"] == "Strand":
            continue
        if row["Which set"] == "Paragraph":
            number_ = re.sub(r"\D.*", "", row["Of what"][1:])
            items, word = [i for i in items if i.paragraph == number_], known.paragraphs[number_].judgement
        wanted = figures_of_set(known, items, word)
        agree(ranged(of_the_pack(row, judged), wanted), wanted, set(wanted) - {"assured"})
    if known.previous is None:
        return
    moved = [row["What happened"] for row in pack.rows("Movement")]
    agree(
        {kind: str(moved.count(words)) for kind, words in MOVEMENT_WORDS.items() if words in moved},
        expected_movements(known),
    )
    if "to" in (wanted := expected_between(known)):
        first, *steps, last = [(row["Step"], row["Per cent, or points"]) for row in pack.rows("Bridge")]
        found = {STEP_NAMES[name]: signed(by) for name, by in steps}
        agree(found | {"from": figure(first[1]), "to": figure(last[1])}, wanted, {"from", "to", *STEPS})


def ranged(found: Shown, wanted: Shown) -> Shown:
    """A pack gives the least and the most of every set, equal to its score where nothing is open."""
    if "low" not in wanted:
        assert found.pop("low", None) == found.pop("high", None) == wanted.get("score")
    return found


def signed(value: float) -> str:
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{abs(value):.1f}"


@pytest.mark.slow
def test_the_page_of_gaps_shows_the_right_counts(history: History, page: Callable[[str], AppTest]) -> None:
    known = Recount(history, 2)
    html = html_of(page("gaps_over_time"))
    if not any(review.answers for review in history.reviews):
        assert "No item is answered yet" in plain(html)
        return

    cells = {row[0]: row[-1] for row in table_of(html, "¶")}
    for number_, items in paragraphs_of(known).items():
        below, applicable = sum(known.below(item) for item in items), len(known.applicable(items))
        (cell,) = [cell for name, cell in cells.items() if name.startswith(f"¶{number_} ")]
        assert cell.startswith(f"{below} of {applicable} below target" if applicable else "not applicable")


def paragraphs_of(known: Recount) -> dict[str, list[Item]]:
    """The items asked, by the number of their paragraph."""
    found: dict[str, list[Item]] = {}
    for item in known.items:
        if item.paragraph:
            found.setdefault(item.paragraph, []).append(item)
    return found
