"""Many people at once: nobody is refused without cause, and nobody overwrites another unseen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from storage_builders import an_answer, saving, starting

from audit.domain.store import ReviewStore
from audit.errors import StaleError

PEOPLE, SAVES = 8, 15


def test_people_who_answer_their_own_items_at_once_are_all_kept(store: ReviewStore):
    store.write(starting())

    def answer_mine(person: int) -> None:
        for turn in range(SAVES):
            kept = store.get("r1").answers.get(f"IS-0{person}")
            version = kept.version if kept else 0
            store.write(saving(an_answer(f"IS-0{person}", note=str(turn), version=version)))

    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(answer_mine, range(PEOPLE)))

    assert [answer.note for answer in store.get("r1").answers.values()] == [str(SAVES - 1)] * PEOPLE
    assert store.get("r1").version == 1 + PEOPLE * SAVES
    assert store.verify("r1") is None


def test_of_people_who_answer_one_item_at_once_one_is_kept_and_the_others_are_told(store: ReviewStore):
    store.write(starting())

    def answer(person: int) -> str:
        try:
            store.write(saving(an_answer(note=str(person))))
        except StaleError:
            return "told"
        return str(person)

    with ThreadPoolExecutor(PEOPLE) as pool:
        said = list(pool.map(answer, range(PEOPLE)))

    assert said.count("told") == PEOPLE - 1
    assert store.get("r1").answers["IS-07"].note in said


def test_a_maker_of_changes_that_fails_leaves_nothing(store: ReviewStore):
    def changes():
        yield starting()
        raise RuntimeError("the file ended")

    with pytest.raises(RuntimeError):
        store.write_all(changes())

    assert not store.reviews()


def test_nobody_waits_while_changes_are_being_made(store: ReviewStore):
    store.write(starting())

    def slowly():
        yield saving(an_answer("IS-07"))
        store.write(saving(an_answer("IS-08")))  # somebody else, before the last change is made
        yield saving(an_answer("IS-09"))

    assert [saved.version for saved in store.write_all(slowly())] == [3, 4]
