"""The papers of many schools in one go: made by several children at once, handed on one by one, stopped at any time."""

import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Full, Queue

from audit.domain.display import count
from audit.domain.review import ReviewSummary
from audit.services.paper_child import Answer, PaperChild

MOST_CHILDREN = 4
"""Processes at once: each needs a core and some 150 MB."""
SECONDS_TOLD = 90
"""A longer wait is told in minutes."""
_PAUSE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Made:
    """One paper that was made, or `problem` says why not; and how far the whole has come."""

    review: ReviewSummary
    data: bytes | None
    problem: str
    done: int
    total: int
    seconds_left: float


def progress_text(made: Made) -> str:
    """`12 of 500 papers · Alder Row Primary School · about 20 seconds left`."""
    what = made.review.school if made.data is not None else f"{made.review.school}: {made.problem}"
    text = f"{made.done} of {count(made.total, 'paper')} · {what}"
    return text if made.done == made.total else f"{text} · about {time_left(made.seconds_left)} left"


def time_left(seconds: float) -> str:
    """`1 second`, `25 seconds`, `3 minutes`: no more exact than anybody can know."""
    if seconds > SECONDS_TOLD:
        return count(round(seconds / 60), "minute")
    return count(max(1, round(seconds)), "second")


def newest_of_each(summaries: Iterable[ReviewSummary]) -> tuple[ReviewSummary, ...]:
    """The newest review of each school, by the school’s name; `summaries` come newest first."""
    newest: dict[str, ReviewSummary] = {}
    for one in summaries:
        newest.setdefault(one.urn, one)
    return tuple(sorted(newest.values(), key=lambda one: (one.school.casefold(), one.urn)))


def many_papers(
    reviews: Sequence[ReviewSummary],
    request: Mapping[str, str | int],
    setup: Mapping[str, str],
    *,
    children: int | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Generator[Made | None]:
    """Each paper as it is done, in whatever order; None now and then while one is awaited, so that a reader may stop.

    No more papers are kept than there are children; closing the generator ends these at once. `request` is what each
    paper is ordered with.
    """
    number = min(children or min(os.cpu_count() or 1, MOST_CHILDREN), len(reviews))
    left, answers, stop = deque(reviews), Queue[tuple[ReviewSummary, Answer]](max(number, 1)), threading.Event()
    hands = [PaperChild(setup) for _ in range(number)]
    threads = [threading.Thread(target=_work, args=(hand, left, request, answers, stop), daemon=True) for hand in hands]
    begun = warm = clock()  # a child’s first paper takes long: it has to start first
    try:
        for thread in threads:
            thread.start()
        done = 0
        while done < len(reviews):
            try:
                review, answer = answers.get(timeout=_PAUSE_SECONDS)
            except Empty:
                yield None
                continue
            done += 1
            now = clock()
            if done == number:
                warm = now
            each = (now - warm) / (done - number) if done > number else (now - begun) / done
            yield Made(review, answer.data, answer.problem, done, len(reviews), each * (len(reviews) - done))
    finally:
        stop.set()
        for hand in hands:
            hand.end()
        for thread in threads:
            thread.join()
        for hand in hands:
            hand.close()


def _work(
    hand: PaperChild,
    left: deque[ReviewSummary],
    request: Mapping[str, str | int],
    answers: "Queue[tuple[ReviewSummary, Answer]]",
    stop: threading.Event,
) -> None:
    """One child’s share: the next paper until none is left."""
    while not stop.is_set():
        try:
            review = left.popleft()
        except IndexError:
            return
        answer = hand.make({**request, "review": review.id})
        while not stop.is_set():
            with suppress(Full):
                answers.put((review, answer), timeout=_PAUSE_SECONDS)
                break
