"""The main job, whole: from an empty database to an agreed review, the same figures on screen, in files, on paper."""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from board import Board, at_the_screen, hosts
from conftest import Server
from playwright.sync_api import expect
from pypdf import PdfReader

from audit import data_dir
from audit.bootstrap import utc_now
from audit.content import load_library
from audit.domain.checklist import Item
from audit.domain.dates import today_in_london
from audit.domain.display import value_with_shape
from audit.domain.figures import rounded
from audit.domain.words import (
    JUDGEMENT_SHAPES,
    JUDGEMENT_WORDS,
    NOT_APPLICABLE,
    NOT_JUDGED,
    STRAND_WORDS,
    UNKNOWN,
    Judgement,
    Rating,
    Setting,
    Strand,
    Value,
)

pytestmark = pytest.mark.slow

SCHOOL = "Alder Row Primary School"
A_REFERENCE = "Safeguarding policy v7, governors’ folder"
REASON = "No child here has needed it this year."


@pytest.fixture(scope="module")
def items() -> Sequence[Item]:
    """The items a maintained school is asked, in checklist order."""
    checklist = next(iter(load_library(data_dir("checklists")).checklists.values()))
    return checklist.in_scope(Setting.MAINTAINED_SCHOOL, today_in_london(utc_now()))


def given(items: Sequence[Item]) -> Mapping[str, Value]:
    """An answer to every item: mostly in place, now and then everything else there is."""
    mix: tuple[Value, ...] = (
        Rating.IN_PLACE, Rating.EMBEDDED, Rating.IN_PLACE, Rating.PARTLY_IN_PLACE, Rating.IN_PLACE,
        Rating.IN_PLACE, UNKNOWN, Rating.IN_PLACE, Rating.EMBEDDED,
    )  # fmt: skip
    answers = {item.id: mix[place % len(mix)] for place, item in enumerate(items)}
    allowed = [item.id for item in items if item.na_when]
    answers.update(dict.fromkeys(allowed[:2], NOT_APPLICABLE))
    return answers


class Job:
    """The whole job, done once by mouse; the tests look at what it left."""

    def __init__(self, board: Board, server: Server, items: Sequence[Item], folder: Path) -> None:
        self.board, self.server, self.items, self.folder = board, server, items, folder
        self.answers = given(items)

    def answer_everything(self) -> None:
        following = [*(item.id for item in self.items[1:]), None]
        for place, (item, after) in enumerate(zip(self.items, following, strict=True)):
            more: dict[str, str] = {}
            value = self.answers[item.id]
            if value is NOT_APPLICABLE:
                more["na_reason"] = REASON
            elif place % 3 == 0 and value is not UNKNOWN:
                more |= {"grade": "seen", "ref": A_REFERENCE, "by": "Link governor", "on": "03/11/2026"}
            self.board.answer_item(item.id, value, **more).save_and_continue(after)
            self.board.sees(f"{item.id} is saved.")

    def download(self, words: str | re.Pattern[str], name: str) -> Path:
        """Press a download button; where the file lies."""
        with self.board.page.expect_download() as coming:
            self.board.press(words)
        path = self.folder / name
        coming.value.save_as(path)
        return path


@pytest.fixture(scope="module")
def job(
    chromium: Any, empty_server: Server, items: Sequence[Item], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Job]:
    """Every item answered at the screen, in a review begun there."""
    board = at_the_screen(chromium, empty_server.url).visit().starts_a_review(SCHOOL)
    done = Job(board, empty_server, items, tmp_path_factory.mktemp("downloads"))
    done.answer_everything()
    yield done
    board.page.context.close()


@pytest.fixture(scope="module")
def agreed(job: Job) -> Job:
    """The board has agreed it."""
    board = job.board.go_to("check_answers")
    board.follow("Go on: agree the review").press(re.compile(f"^Agree these {len(job.items)} as proposed"))
    board.sees("The review is agreed.").settled()
    return job


@pytest.fixture(scope="module")
def figures(agreed: Job) -> dict[str, Any]:
    """What the command line makes of the workbook that was downloaded."""
    agreed.board.go_to("workbook")
    path = agreed.download(re.compile("^Download the workbook"), "answers.xlsx")
    done = agreed.server.command("--json", "score", str(path))
    assert done.returncode == 0, done.stdout + done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    assert document["problems"] == []
    (one,) = document["returns"]
    assert (one["school"], one["urn"], one["setting"]) == (SCHOOL, "900001", "maintained_school")
    return one


def judged(figures: Mapping[str, Any]) -> str:
    """The judgement as the screen writes it."""
    if figures["judgement"] is None:
        return f"– {NOT_JUDGED}"
    word = next(one for one in Judgement if one.code == figures["judgement"])
    return f"{JUDGEMENT_SHAPES[word]} {JUDGEMENT_WORDS[word]}"


def test_every_answer_stands_on_the_page_that_checks_them(job: Job) -> None:
    board = job.board.go_to("check_answers").sees("Every item has an answer.")

    text = board.text
    assert f"{len(job.items)} of {len(job.items)} items shown" in text
    for item in job.items:
        assert re.search(
            rf"{item.id}\b[^\n]*{re.escape(item.question)}\s+{re.escape(value_with_shape(job.answers[item.id]))}", text
        ), f"{item.id} is not shown as it was answered"
    assert A_REFERENCE in text
    assert REASON in text


def test_an_answer_is_changed_from_there_and_back(job: Job) -> None:
    first = job.items[0].id
    board = job.board.go_to("check_answers").follow(f"Change {first}").sees_item(first)
    expect(board.main.get_by_role("radio", name=value_with_shape(job.answers[first]))).to_be_checked()


def test_the_home_page_of_an_agreed_review_has_nothing_left(agreed: Job) -> None:
    agreed.board.go_to("home").sees(SCHOOL).sees(re.compile("agreed.*shown here"))
    assert "no answer yet" not in agreed.board.text


def test_the_results_are_the_figures_of_the_exported_workbook(agreed: Job, figures: dict[str, Any]) -> None:
    text = agreed.board.go_to("results").text

    whole = figures["overall"]
    assert judged(whole) in text
    assert f"{whole['in_place']} of {whole['applicable']} in place or better" in text
    assert f"{whole['answered']} of {whole['applicable']} answered · {whole['unknown']} don’t know" in text
    assert f"{whole['not_applicable']} not applicable" in text
    assert f"Score {rounded(whole['score'])}%" in text
    assert f"between {rounded(whole['low'])}% and {rounded(whole['high'])}%" in text
    for strand, part in figures["strands"].items():
        _, _, below = text.partition(f"{STRAND_WORDS[Strand(strand)]}\n")
        shown = below.split("Explain this number")[0]
        assert judged(part) in shown
        assert f"{part['in_place']} of {part['applicable']} in place or better" in shown
    for item in (*whole["duties_open"], *whole["blockers"]):
        assert item in text


def test_the_answers_given_are_the_answers_scored(agreed: Job, figures: dict[str, Any]) -> None:
    """Counted here by hand from what was clicked, not by the product."""
    values = list(agreed.answers.values())

    whole = figures["overall"]
    assert whole["items"] == len(values)
    assert whole["unknown"] == values.count(UNKNOWN)
    assert whole["not_applicable"] == values.count(NOT_APPLICABLE)
    assert whole["unanswered"] == 0
    assert whole["in_place"] == values.count(Rating.IN_PLACE) + values.count(Rating.EMBEDDED)


def test_a_number_opens_to_its_working(agreed: Job, figures: dict[str, Any]) -> None:
    board = agreed.board.go_to("results").unfold("Explain this number: the whole review")

    whole = figures["overall"]
    board.sees(f"{whole['earned']} ÷ {whole['possible']} = {rounded(whole['score'])}%")
    path = agreed.download("Download the working of the whole review (CSV)", "working.csv")
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == len(agreed.items) + 2, "a heading, every item, the sums"


def test_a_first_review_says_what_time_will_show(agreed: Job) -> None:
    agreed.board.go_to("over_time").sees(f"This is the first review of {SCHOOL} that has been kept.")


def test_the_paper_has_the_same_figures(agreed: Job, figures: dict[str, Any]) -> None:
    agreed.board.go_to("paper").sees("The paper will say AGREED").press("Make the paper").sees("The paper is ready")
    path = agreed.download(re.compile("^Download Part 2|^Download Part 1"), "paper.pdf")

    text = re.sub(
        r"\s+", " ", "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)
    )
    whole = figures["overall"]
    assert SCHOOL in text
    assert "AGREED" in text
    assert f"{whole['in_place']} of {whole['applicable']}" in text
    assert f"{whole['answered']} of {whole['applicable']}" in text
    for part in ("score", "low", "high"):
        assert re.search(rf"\b{re.escape(str(rounded(whole[part])))}\s?%", text), f"the paper does not give the {part}"
    assert judged(whole)[2:] in text


def test_nothing_of_it_went_to_another_machine(agreed: Job) -> None:
    assert hosts(agreed.board.requests) == {"127.0.0.1"}


# -- the same without a mouse ----------------------------------------------------------------------------------------


class Keys:
    """A board member who has no mouse: what is in focus is all that can be worked with."""

    def __init__(self, board: Board) -> None:
        self.board, self.keyboard = board, board.page.keyboard

    def name(self) -> str:
        """Role and name of what has the focus, as a screen reader would say them; empty past the last stop."""
        focused = self.board.page.locator("*:focus")
        return focused.aria_snapshot().partition("\n")[0] if focused.count() else ""

    def tab_to(self, wanted: str, *, most: int = 150) -> "Keys":
        """Press Tab until this has the focus, which must be seen at every stop."""
        passed = []
        for _ in range(most):
            self.keyboard.press("Tab")
            name = self.name()
            assert self.focus_shows() or not name, f"nobody can see that {name!r} has the focus"
            if re.search(wanted, name):
                return self
            passed.append(name or "(nothing)")
        raise AssertionError(f"Tab never reaches {wanted!r}; it went by {passed}")

    def focus_shows(self) -> bool:
        """Whether what has the focus, or what is drawn for it, is marked: by an outline, a shadow or a border."""
        return bool(
            self.board.page.evaluate(
                """() => {
                    let one = document.activeElement;
                    for (let up = 0; one && up < 4; up += 1, one = one.parentElement) {
                        const style = getComputedStyle(one);
                        if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) return true;
                        if (style.boxShadow !== 'none') return true;
                        if (one.matches('label, [data-baseweb], [data-focus-visible], [data-focused]')) {
                            for (const drawn of one.querySelectorAll('*')) {
                                const inner = getComputedStyle(drawn);
                                if (inner.boxShadow !== 'none') return true;
                                if (inner.outlineStyle !== 'none' && parseFloat(inner.outlineWidth) >= 1) return true;
                            }
                        }
                    }
                    return false;
                }"""
            )
        )

    def press(self, *keys: str) -> "Keys":
        for key in keys:
            self.keyboard.press(key)
        return self

    def write(self, text: str) -> "Keys":
        self.keyboard.press("Control+A")
        self.keyboard.type(text)
        return self


def stands_on_the_heading(board: Board) -> None:
    """After a move the focus is on the new page's heading."""
    expect(board.heading).to_be_focused()


def test_the_main_job_by_keyboard_alone(chromium: Any, own_server: Server, items: Sequence[Item]) -> None:
    board = at_the_screen(chromium, own_server.url).visit()
    keys = Keys(board)
    keys.tab_to("Start a review").press("Enter")
    expect(board.heading).to_have_text("Start a review")
    stands_on_the_heading(board)
    keys.tab_to("combobox.*Your role").press(*"Clerk", "ArrowDown", "Enter").tab_to("Your name").write("Kim Keys")
    keys.tab_to("button.*Continue").press("Enter")
    board.sees("Answering as Clerk").settled()
    keys.tab_to("textbox.*School").write(SCHOOL).tab_to("textbox.*URN").write("900001")
    keys.tab_to("combobox.*Setting").press(*"Maintained", "ArrowDown", "Enter").tab_to("Start the review").press(
        "Enter"
    )

    for place, item in enumerate(items[:5]):
        board.sees_item(item.id)
        stands_on_the_heading(board)
        keys.tab_to("radio").press("Space")
        for _ in range(place):
            keys.press("ArrowDown")
        radios = board.main.get_by_role("radiogroup", name="How far is it in place?").get_by_role("radio")
        expect(radios.nth(place)).to_be_checked()
        keys.tab_to("Save and continue").press("Enter")
        board.sees(f"{item.id} is saved.")

    board.sees_item(items[5].id)
    keys.tab_to("Check your answers").press("Enter")
    expect(board.heading).to_have_text("Check your answers")
    stands_on_the_heading(board)
    board.settled().sees(f"{len(items) - 5} items have no answer yet")
    keys.tab_to("agree the review", most=400).press("Enter")
    expect(board.heading).to_have_text("Agree the review")
    stands_on_the_heading(board)
    board.settled()
    keys.tab_to("Agree these 5 as proposed", most=400).press("Enter")
    board.sees("There is a problem").sees("Answer what is left first").settled()
    keys.tab_to("checkbox.*unanswered", most=400).press("Space")
    board.settled()
    keys.tab_to("Agree these 5 as proposed", most=400).press("Enter")
    board.sees("The review is agreed.").settled()
    keys.tab_to("See the results").press("Enter")
    expect(board.heading).to_have_text("Results")
    stands_on_the_heading(board)
    board.sees(f"5 of {len(items)} answered")
    board.page.context.close()
