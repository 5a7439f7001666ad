"""W1b: save one answer so that it outlives a power cut, its trail entry with it, and read the figures afresh."""

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from made_data import CLERK
from many_schools import a_filled_store, a_service
from measuring import Section, in_turn, milliseconds, times, verdict, versions

from audit.domain.words import Rating
from audit.services.reviews import ReviewService

SCHOOLS = (1, 1_000, 24_000)
EARLIER = 14
TARGET_S = 2e-3
MOST_GROWTH = 1.1
ROUNDS_OF_SHORT_WORK = 301
SETTLE_S = 3


def run() -> Section:
    """Measure at three sizes of store, in turn, and once more for a school with many reviews behind it."""
    with tempfile.TemporaryDirectory(prefix="audit-w1b-") as folder:
        stores = [(str(n), n, 0) for n in SCHOOLS] + [(f"{SCHOOLS[-1]}+{EARLIER}", SCHOOLS[-1], EARLIER)]
        with opened(Path(folder), stores) as desks:
            works: list[Callable[[], object]] = []
            for service, review_id in desks:
                saver = a_saver(service, review_id)
                works += [saver, lambda s=saver, v=service, r=review_id: (s(), v.open(r))]
            works.append(a_bare_commit(Path(folder) / "bare.db"))
            found = in_turn([(work, 1) for work in works], rounds=ROUNDS_OF_SHORT_WORK)
    floor = found.pop()
    saved, fresh = found[::2], found[1::2]
    names = [*(f"{n:,}" for n in SCHOOLS), f"{SCHOOLS[-1]:,}, this one with {EARLIER} agreed reviews behind it"]
    ratio = fresh[len(SCHOOLS) - 1] / fresh[0]
    slowest = max(fresh[: len(SCHOOLS)])
    return Section(
        title="W1b Save one answer",
        headings=("stored schools", "saved", "saved, figures fresh", "to one school", "to a bare commit"),
        rows=[
            (name, milliseconds(s), milliseconds(f), times(f, fresh[0]), times(f, floor))
            for name, s, f in zip(names, saved, fresh, strict=True)
        ],
        result=f"{milliseconds(slowest)} (target {milliseconds(TARGET_S)}: {verdict(slowest <= TARGET_S)}); "
        f"at 24,000 schools {ratio:.2f} times one school (target {MOST_GROWTH}: {verdict(ratio <= MOST_GROWTH)}).",
        notes=(
            "Each school has one review with every item answered, in an SQLite file with WAL and `synchronous=FULL`.",
            "Saved: `ReviewService.save_answer`, with its trail entry. Fresh: `ReviewService.open` after it.",
            f"A bare commit of one row to such a file took {milliseconds(floor)} in the same run: the disk’s share.",
            f"{versions('SQLAlchemy')}, SQLite {sqlite3.sqlite_version}.",
        ),
    )


@contextmanager
def opened(folder: Path, wanted: list[tuple[str, int, int]]) -> Iterator[list[tuple[ReviewService, str]]]:
    """The stores, made and open, the machine's disk at rest."""
    made = [(folder / f"{name}.db", n, earlier) for name, n, earlier in wanted]
    ids = [a_filled_store(place, n, earlier=earlier) for place, n, earlier in made]
    os.sync()
    time.sleep(SETTLE_S)
    desks = [(a_service(place), review_id) for (place, _, _), review_id in zip(made, ids, strict=True)]
    try:
        yield desks
    finally:
        for service, _ in desks:
            service.store.close()


def a_saver(service: ReviewService, review_id: str) -> Callable[[], object]:
    """Saves the next item's answer with another rating than it had, made from the version that is kept."""
    answers = service.open(review_id).review.answers
    kept = dict(answers)
    walk = cycle(sorted(answers))

    def save() -> object:
        item = next(walk)
        moved = Rating.EMBEDDED if kept[item].value is Rating.IN_PLACE else Rating.IN_PLACE
        answer = replace(kept[item], value=moved)
        saved = service.save_answer(review_id, answer, CLERK)
        assert saved is not None
        kept[item] = replace(answer, version=saved.version)
        return saved

    return save


def a_bare_commit(place: Path) -> Callable[[], object]:
    """One row changed and committed with the same promises, nothing else: what the disk asks of everybody."""
    db = sqlite3.connect(place, isolation_level=None)
    db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (x); INSERT INTO t VALUES (0);")
    return lambda: db.execute("UPDATE t SET x = x + 1")
