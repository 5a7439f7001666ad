"""A board member at the screen: finds everything by its role and its words, never by where it stands."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from audit.domain.display import value_with_shape
from audit.domain.words import GRADE_WORDS, Grade, Rating, Value
from audit.ui.links import PAGES

PATIENCE_MS = 30_000
"""How long a page may take on a busy machine."""
expect.set_options(timeout=PATIENCE_MS)
STILL = 2
"""How many looks in a row must see the same page before it counts as drawn."""
DESK = (1100, 1000)
PHONE = (320, 900)


@dataclass
class Board:
    """One browser window, and every request it has made."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)

    # -- coming and going ------------------------------------------------------------------------------------------

    def visit(self, path: str = "/") -> "Board":
        """Type an address."""
        self.page.goto(self.url + path)
        return self.settled()

    def settled(self) -> "Board":
        """Wait until the page is drawn whole: it has its heading, and nothing is being worked out any more."""
        self.heading.wait_for()
        app, drawn, same = self.page.get_by_test_id("stApp"), "", 0
        while same < STILL:
            expect(app).to_have_attribute("data-test-script-state", "notRunning")
            before, drawn = drawn, self.main.inner_html()
            same = same + 1 if drawn == before else 0
            self.page.wait_for_timeout(60)
        return self

    def go_to(self, name: str) -> "Board":
        """Choose a page, by its name in `PAGES`, from the list of pages."""
        link = self.page.get_by_test_id("stSidebarNav").get_by_role("link", name=PAGES[name], exact=True)
        if not link.is_visible():
            self.page.get_by_role("button", name=re.compile("sidebar", re.IGNORECASE)).first.click()
        link.click()
        expect(link).to_have_attribute("aria-current", "page")
        return self.settled()

    def follow(self, words: str) -> "Board":
        """Follow a link within the page."""
        self.main.get_by_role("link", name=words).click()
        return self.settled()

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    @property
    def heading(self) -> Locator:
        return self.main.get_by_role("heading", level=1)

    @property
    def text(self) -> str:
        """All that the page says."""
        return self.main.inner_text()

    @property
    def review_id(self) -> str:
        """The review the address names."""
        found = re.search(r"[?&]review=(\w+)", self.page.url)
        assert found, f"the address {self.page.url} names no review"
        return found.group(1)

    def sees(self, words: str | re.Pattern[str]) -> "Board":
        """Wait until the page says this."""
        expect(self.main).to_contain_text(words)
        return self

    def says_nothing_of(self, words: str) -> "Board":
        """Wait until the page no longer says this."""
        expect(self.main).not_to_contain_text(words)
        return self

    def sees_item(self, item_id: str) -> "Board":
        """Wait until the item is shown, in the address, in the tab's title and on the page."""
        expect(self.page).to_have_url(re.compile(rf"item={item_id}\b"))
        expect(self.page).to_have_title(re.compile(rf"^{item_id} "))
        expect(self.main).to_contain_text(re.compile(rf"{item_id} · \d+ of \d+"))
        return self.settled()

    @property
    def focused(self) -> str:
        """The tag of what has the focus, in small letters."""
        return str(self.page.evaluate("document.activeElement.tagName")).lower()

    # -- doing -----------------------------------------------------------------------------------------------------

    def press(self, words: str | re.Pattern[str]) -> "Board":
        """Press the button with these words."""
        self.main.get_by_role("button", name=words).click()
        return self

    def type_in(self, label: str | re.Pattern[str], text: str) -> "Board":
        """Write into the box with this label."""
        self.main.get_by_role("textbox", name=label).fill(text)
        return self

    def choose(self, label: str, words: str) -> "Board":
        """Choose from a list."""
        box = self.main.get_by_role("combobox", name=label)
        box.click()
        box.fill(words)
        self.page.get_by_role("option", name=words).first.click()
        return self

    def pick(self, group: str, words: str) -> "Board":
        """Pick one of a group of radio buttons."""
        radios = self.main.get_by_role("radiogroup", name=group)
        radios.get_by_text(words, exact=True).click()
        expect(radios.get_by_role("radio", name=words, exact=True)).to_be_checked()
        return self

    def unfold(self, words: str | re.Pattern[str]) -> "Board":
        """Open what is folded away under these words."""
        self.main.locator("summary").filter(has_text=words).click()
        return self

    # -- the work of a review --------------------------------------------------------------------------------------

    def says_who(self, role: str = "Clerk", name: str = "Ann Example") -> "Board":
        """Give role and name, once a tab: a tab that remembers somebody is changed only for another role."""
        remembered = self.page.evaluate("sessionStorage.getItem('selfAuditWho')")
        if remembered is not None:
            expect(self.main).to_contain_text("Answering as")
            if json.loads(remembered)["role"] == role:
                return self.settled()
            self.unfold("Answering as").press("Change who is answering").settled()
        self.choose("Your role", role).type_in("Your name", name).press("Continue")
        expect(self.main).to_contain_text(f"Answering as {role}")
        return self.settled()

    def starts_a_review(
        self, school: str = "Alder Row Primary School", urn: str = "900001", setting: str = "Maintained school"
    ) -> "Board":
        """From the home page of an empty database to the first item."""
        self.press("Start a review")
        expect(self.heading).to_have_text("Start a review")
        self.settled().says_who()
        self.type_in(re.compile("^School"), school).type_in(re.compile("^URN"), urn).choose("Setting", setting)
        self.press("Start the review")
        expect(self.heading).not_to_have_text("Start a review")
        self.page.wait_for_url(re.compile(r"/item\?.*item="))
        return self.settled()

    def rates(self, value: Value) -> "Board":
        """Choose one of the levels."""
        return self.pick("How far is it in place?", value_with_shape(value))

    def answer_item(self, item_id: str, value: Value = Rating.IN_PLACE, **evidence: str) -> "Board":
        """Answer the item that is shown; `evidence` may give grade, ref, by, on, note and na_reason."""
        self.sees_item(item_id).rates(value)
        if grade := evidence.get("grade"):
            self.pick("How do you know?", GRADE_WORDS[Grade(grade)])
        for name, label in BOXES.items():
            if name in evidence:
                self.type_in(label, evidence[name])
        if role := evidence.get("by"):
            self.choose("Seen by (a role)", role)
        return self

    def save_and_continue(self, next_item: str | None = None) -> "Board":
        """Save; then the next item is shown."""
        self.press("Save and continue")
        return self.sees_item(next_item) if next_item else self.settled()


BOXES: Mapping[str, str | re.Pattern[str]] = {
    "ref": "What, and where it is kept",
    "on": "Seen on",
    "note": re.compile("^Note"),
    "na_reason": re.compile("^If not applicable, why"),
}
"""The text boxes of an item, by label."""


def at_the_screen(chromium: Any, url: str, *, size: tuple[int, int] = DESK, scheme: str = "light") -> Board:
    """Somebody sits down: a fresh browser, nothing remembered. Close with `board.page.context.close()`."""
    browser: Browser = chromium
    context: BrowserContext = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce", accept_downloads=True, locale="en-GB", timezone_id="Europe/London",
    )  # fmt: skip
    context.set_default_timeout(PATIENCE_MS)
    return another_tab(context, url)


def another_tab(context: BrowserContext, url: str) -> Board:
    """One more tab of the same browser."""
    board = Board(context.new_page(), url)

    def note(request: Request) -> None:
        board.requests.append(request.url)

    board.page.on("request", note)
    board.page.on("dialog", lambda dialog: dialog.accept())
    return board


def hosts(requests: list[str]) -> set[str]:
    """The hosts that were asked for anything; pictures and files within the page itself are no request."""
    outside = (url for url in requests if not url.startswith(("data:", "blob:", "about:")))
    return {re.sub(r"^\w+://([^/:]+).*$", r"\1", url) for url in outside}
