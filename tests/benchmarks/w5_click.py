"""W5: one answer in the browser, from the click on Save and continue to the next item's heading on the screen."""

import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from many_schools import a_filled_store
from measuring import Section, milliseconds, times, verdict, versions
from playwright.sync_api import Page
from serving import chromium, the_empty_page, the_product

SCHOOLS = (1, 24_000)
CLICKS = 25
WARM_UP = 3
TARGET_S = 0.100
MOST_GROWTH = 1.1
BUTTON = "Save and continue"
# Timed inside the page, so that no time of the program that drives it counts. A frame after the change, it is drawn.
CLICK = """([words]) => new Promise(done => {
  const heading = () => document.querySelector('.stMainBlockContainer h1')?.textContent ?? '';
  const before = heading();
  const button = [...document.querySelectorAll('button')].find(one => one.textContent.trim() === words);
  const watch = new MutationObserver(() => {
    if (heading() && heading() !== before) {
      watch.disconnect();
      requestAnimationFrame(() => done(performance.now() - begun));
    }
  });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true});
  const begun = performance.now();
  button.click();
})"""
OTHER_RATING = """() => {
  const group = document.querySelector('[role=radiogroup]');
  const boxes = [...group.querySelectorAll('input[type=radio]')];
  const chosen = boxes.findIndex(box => box.checked);
  boxes[chosen === 3 ? 2 : 3].click();
}"""


def run() -> Section:
    """Walk through the items at two sizes of store, and click through the empty page, in turn."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="audit-w5-")))
        browser = stack.enter_context(chromium())
        pages: list[Page] = []
        for schools in SCHOOLS:
            review = a_filled_store(folder / f"{schools}.db", schools)
            server = stack.enter_context(the_product(folder / f"{schools}.db"))
            pages.append(an_item_page(browser.new_page(), server.url, review))
        empty = stack.enter_context(the_empty_page())
        pages.append(browser.new_page())
        pages[-1].goto(empty.url)
        pages[-1].get_by_role("button", name=BUTTON).wait_for()
        measured: list[list[float]] = [[] for _ in pages]
        for turn in range(WARM_UP + CLICKS):
            for place, page in enumerate(pages):
                page.bring_to_front()
                took = one_click(page, answer=place < len(SCHOOLS))
                if turn >= WARM_UP:
                    measured[place].append(took)
        chromium_version = browser.version
    *ours, floor = (statistics.median(each) for each in measured)
    growth = ours[-1] / ours[0]
    names = [*(f"{schools:,}" for schools in SCHOOLS), "an empty Streamlit page"]
    return Section(
        title="W5 One answer in the browser",
        headings=("stored schools", "click to the next item’s heading drawn", "slowest of ten", "to an empty page"),
        rows=[
            (name, milliseconds(one), milliseconds(sorted(each)[-(CLICKS // 10)]), times(one, floor))
            for name, one, each in zip(names, [*ours, floor], measured, strict=True)
        ],
        result=f"{milliseconds(max(ours))} (target {milliseconds(TARGET_S)}: {verdict(max(ours) <= TARGET_S)}), "
        f"{max(ours) / floor:.2f} times an empty page; at 24,000 schools {growth:.2f} times one school "
        f"(target {MOST_GROWTH}: {verdict(growth <= MOST_GROWTH)}).",
        notes=(
            "The answer differs from the one kept each time, so each click is a durable save with its trail entry.",
            f"Medians of {CLICKS} clicks, timed inside the page up to the frame after the change.",
            "The empty page is the floor: a heading and a button, under the same settings of Streamlit.",
            f"{versions('streamlit', 'playwright')}, Chromium {chromium_version}.",
        ),
    )


def an_item_page(page: Page, url: str, review: str) -> Page:
    """The first item of this review, the clerk answering."""
    page.goto(f"{url}/item?review={review}&item=WT-01")
    role = page.get_by_role("combobox", name="Your role")
    role.click()
    role.fill("Clerk")
    page.get_by_role("option", name="Clerk").first.click()
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("button", name=BUTTON).wait_for()
    return page


def one_click(page: Page, *, answer: bool) -> float:
    """Choose another rating where there is one to give, click, and say how many seconds passed."""
    settle(page)
    if answer:
        page.evaluate(OTHER_RATING)
        page.wait_for_timeout(50)
    return float(page.evaluate(CLICK, [BUTTON])) / 1e3


def settle(page: Page) -> None:
    """Wait until the last run has ended and the page is whole."""
    page.get_by_test_id("stStatusWidget").wait_for(state="detached")
    page.locator("[data-stale=true]").first.wait_for(state="detached")
    page.wait_for_timeout(250)
