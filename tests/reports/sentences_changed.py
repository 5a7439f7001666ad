"""Section 4: what has changed."""

from fractions import Fraction

from expected_words import Match
from grammar import Grammar
from recount import Recount, facts, in_scope, per_cent

from audit.domain.checklist import Item
from audit.domain.words import ActionStatus, Movement

CHANGED = Grammar()


MOVED = {
    Movement.REOPENED: ("gap re-opened", "gaps re-opened"),
    Movement.OPENED: ("new gap", "new gaps"),
    Movement.REGRESSED: ("item rated lower", "items rated lower"),
    Movement.NOW_UNKNOWN: ("item no longer known", "items no longer known"),
    Movement.CLOSED: ("gap closed", "gaps closed"),
    Movement.IMPROVED: ("item rated higher", "items rated higher"),
    Movement.FOUND_OUT: ("don’t-know found out", "don’t-knows found out"),
    Movement.NEWLY_IN_SCOPE: ("item newly in scope", "items newly in scope"),
    Movement.NEWLY_ANSWERED: ("item answered now and not last time", "items answered now and not last time"),
    Movement.NOW_UNANSWERED: ("item not answered this time", "items not answered this time"),
    Movement.CLOSED_BY_NA: ("gap now said to be not applicable", "gaps now said to be not applicable"),
    Movement.LEFT_SCOPE: ("item that left scope", "items that left scope"),
    Movement.PERSISTING: ("gap as before", "gaps as before"),
    Movement.HELD: ("item unchanged at target", "items unchanged at target"),
}
STILL = {Movement.PERSISTING, Movement.HELD}


@CHANGED.says(r"This is the first review, so there is none to compare it with\.")
def first_review(said: Match, known: Recount) -> None:
    assert len(known.history.reviews) == 1


@CHANGED.says(r"In place or better: then (?P<then>\d+) of (?P<of_then>\d+), now (?P<now>\d+) of (?P<of_now>\d+)\.")
def then_and_now(said: Match, known: Recount) -> None:
    assert known.previous is not None
    before = known.history.words_of(known.previous)
    then = facts(in_scope(before, known.previous), known.previous).counts
    assert (int(said["then"]), int(said["of_then"])) == (then[6], then[1])
    assert (int(said["now"]), int(said["of_now"])) == (known.whole.counts[6], known.whole.counts[1])


@CHANGED.says(r"Fewer than 10 items(?P<part> of this part)? were answered both times, so no score is compared\.")
def too_few_to_compare(said: Match, known: Recount) -> None:
    assert len(both_in_part(known)) < 10
    assert bool(said["part"]) == bool(known.part == 1 and any_confidential(known))


def both_in_part(known: Recount) -> list[Item]:
    """The items counted both times that this part may show."""
    assert known.previous is not None
    then = known.history.words_of(known.previous).by_id
    return [i for i in known.both_times if known.part == 2 or not (i.confidential or then[i.id].confidential)]


def two_scores(said: Match, known: Recount) -> tuple[Fraction, Fraction]:
    items = both_in_part(known)
    assert known.previous is not None
    assert bool(said["part"]) == bool(known.part == 1 and any_confidential(known))
    assert int(said["n"]) == len(items) >= 10
    return known.score_over(items, known.previous), known.score_over(items, known.review)


@CHANGED.says(
    r"Over the (?P<n>\d+) items(?P<part> of this part)? answered both times, the score is the same: (?P<now>{pc})\."
)
def same_score(said: Match, known: Recount) -> None:
    was, now = two_scores(said, known)
    assert said["now"] == per_cent(now) == per_cent(was)


@CHANGED.says(
    r"Over the (?P<n>\d+) items(?P<part> of this part)? answered both times, the score went (?P<way>up|down) "
    r"from (?P<was>{pc}) to (?P<now>{pc})\."
)
def moved_score(said: Match, known: Recount) -> None:
    was, now = two_scores(said, known)
    assert (said["was"], said["now"]) == (per_cent(was), per_cent(now))
    assert said["was"] != said["now"]
    assert said["way"] == ("up" if now > was else "down")


@CHANGED.says(r"No item(?P<part> of this part)? moved\.")
def no_item_moved(said: Match, known: Recount) -> None:
    assert not set(known.movements) - STILL
    assert bool(said["part"]) == bool(known.part == 1 and any_confidential(known))


def any_confidential(known: Recount) -> bool:
    words = {known.checklist.content_hash: known.checklist, **known.history.contents}
    return any(item.confidential for each in words.values() for item in each.items)


@CHANGED.says(r"Item by item: (?P<parts>[^.]+)\.")
def item_by_item(said: Match, known: Recount) -> None:
    wanted = []
    for kind, (one, many) in MOVED.items():
        if ids := known.movements.get(kind):
            words = f"{len(ids)} {one if len(ids) == 1 else many}"
            if kind is Movement.PERSISTING:
                shown = ids if len(ids) <= 6 else [*ids[:6], f"{len(ids) - 6} more"]
                words += f" ({' and '.join(x for x in (', '.join(shown[:-1]), shown[-1]) if x)})"
            wanted.append(words)
    assert said["parts"] == " and ".join(x for x in (", ".join(wanted[:-1]), wanted[-1]) if x)


TITLES = {
    "Gap re-opened": Movement.REOPENED,
    "New gap": Movement.OPENED,
    "Worse": Movement.REGRESSED,
    "Gap closed": Movement.CLOSED,
}


@CHANGED.says(r"(?P<kind>Gap re-opened|New gap|Worse|Gap closed), (?P<item>{id}): .+[?…]")
def named_one(said: Match, known: Recount) -> None:
    assert said["item"] in known.movements[TITLES[said["kind"]]]
    question = known.checklist.by_id[said["item"]].question
    told = said[0].split(": ", 1)[1]
    assert told == question or (told.endswith("…") and question.startswith(told[:-1]))


@CHANGED.says(r"What changed as a result \((?P<item>{id})\): (?P<impact>.+)")
def what_changed(said: Match, known: Recount) -> None:
    assert known.previous is not None
    done = [
        a
        for a in known.actions
        if a.item == said["item"]
        and a.status is ActionStatus.DONE
        and a.done_on is not None
        and a.done_on > known.previous.assessed_on
        and not known.reopened(a)
    ]
    assert said["impact"] in {a.impact if a.impact[-1] in ".!?…" else f"{a.impact}." for a in done}
