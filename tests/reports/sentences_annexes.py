"""Every sentence that the annexes of a board paper may hold outside their tables."""

from expected_words import Match, day_of
from grammar import Grammar, agrees
from recount import Recount, per_cent, weight

from audit.domain.words import UNKNOWN, Rating, ReviewKind

ANNEX_A, ANNEX_B, ANNEX_C, ANNEX_D = (Grammar() for _ in range(4))
SETTINGS = {
    "maintained_school": "Maintained school",
    "academy": "Academy or free school",
    "independent_school": "Independent school",
    "non_maintained_special_school": "Non-maintained special school",
    "pupil_referral_unit": "Pupil referral unit",
    "college": "College or 16 to 19 academy",
}


@ANNEX_A.says(
    r"This review is a follow-up\. It asked (?P<n>\d+) of (?P<of>\d+) (?P<noun>items?)(?P<part> of this part)?; "
    r"(?P<others>the other stands|the others stand) as the board agreed before, with the evidence and the dates given "
    r"then, each from the day beside it\."
)
def follow_up(said: Match, known: Recount) -> None:
    assert known.review.kind is ReviewKind.FOLLOW_UP
    standing = [i for i in known.shown if (a := known.review.answers.get(i.id)) is not None and a.stands_from]
    asked = len(known.shown) - len(standing)
    assert (int(said["n"]), int(said["of"])) == (asked, len(known.shown))
    agrees(said["noun"], len(known.shown), "item", "items")
    agrees(said["others"], len(standing), "the other stands", "the others stand")
    assert bool(said["part"]) == bool(known.hidden)
    assert standing


@ANNEX_A.says(
    r"This review is a follow-up\. It asked (?:all (?P<n>\d+) items|the one item)(?P<part> of this part)?, so none "
    r"stands from before\."
)
def follow_up_of_all(said: Match, known: Recount) -> None:
    assert known.review.kind is ReviewKind.FOLLOW_UP
    assert not any(a.stands_from for i in known.shown if (a := known.review.answers.get(i.id)) is not None)
    assert (int(said["n"]) if said["n"] else 1) == len(known.shown)
    assert bool(said["part"]) == bool(known.hidden)


@ANNEX_A.says(
    r"Not asked: (?P<item>{id}) is not asked of this kind of school: (?P<setting>[A-Za-z0-9 -]+)\.(?P<why> .+)?"
)
def not_asked_of_this_setting(said: Match, known: Recount) -> None:
    item = known.checklist.by_id[said["item"]]
    assert known.review.school.setting not in item.applies_to
    assert said["setting"] == SETTINGS[known.review.school.setting]
    assert (said["why"] or "").strip() == (item.applies_why or "")


@ANNEX_A.says(r"Not asked: (?P<item>{id}) is asked from (?P<day>{day}) on, and this review is for a day before that\.")
def not_in_force_yet(said: Match, known: Recount) -> None:
    item = known.checklist.by_id[said["item"]]
    assert item.in_force_from == day_of(said["day"]) > known.review.assessed_on


@ANNEX_B.says(
    r"A legal duty and a critical item weigh 3, another should 2, good practice 1\. Points are weight times rating, "
    r"0 to 3; a don’t-know counts 0; what is not applicable or has no answer is not counted\. "
    r"Annex A gives the points of each item\."
)
def weights(said: Match, known: Recount) -> None:
    assert {weight(item) for item in known.items} <= {1, 2, 3}


@ANNEX_B.says(
    r"The lines below leave out (?P<n>\d+) confidential (?P<noun>items?), which the score of the whole, "
    r"(?P<score>{pc}|\d+ of \d+ points?), also counts\."
)
def leaves_out(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")
    assert said["score"] == score_words(known)


@ANNEX_B.says(r"The lines below leave out (?P<n>\d+) confidential (?P<noun>items?)\.")
def leaves_out_without_score(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")
    assert known.whole.score is None


def score_words(known: Recount) -> str:
    assert known.whole.score is not None
    earned, possible = sums(known)
    few = known.whole.counts[0] < 8
    return f"{earned} of {possible} points" if few else per_cent(known.whole.score)


def sums(known: Recount) -> tuple[int, int]:
    answered = [i for i in known.applicable(known.items) if known.value(i) is not None]
    earned = sum(weight(i) * int(v) for i in answered if isinstance(v := known.value(i), Rating))
    return earned, 3 * sum(weight(i) for i in answered)


@ANNEX_B.says(r"Nothing has been answered, so there is no score\.")
def no_score(said: Match, known: Recount) -> None:
    assert known.without(known.items) == known.applicable(known.items)


@ANNEX_B.says(
    r"Score = 100 × (?P<earned>\d+) ÷ (?P<possible>\d+) = (?P<score>{pc})(?:; with every unknown or missing "
    r"answer at 0 it is (?P<low>{pc}), at 3 it is (?P<high>{pc}))?\."
)
def the_score(said: Match, known: Recount) -> None:
    assert (int(said["earned"]), int(said["possible"])) == sums(known)
    assert known.whole.counts[0] >= 8
    assert said["score"] == per_cent(known.whole.score)
    assert bool(said["low"]) == any(known.value(item) in (None, UNKNOWN) for item in known.items)
    if said["low"]:
        assert (said["low"], said["high"]) == (per_cent(known.whole.low), per_cent(known.whole.high))


@ANNEX_B.says(r"Points: (?P<earned>\d+) of (?P<possible>\d+) points, too few items for a per cent\.")
def the_points(said: Match, known: Recount) -> None:
    assert known.whole.counts[0] < 8
    assert (int(said["earned"]), int(said["possible"])) == sums(known)


@ANNEX_B.says(r"Gap points: (?P<n>\d+)\.")
def gap_points(said: Match, known: Recount) -> None:
    assert int(said["n"]) == known.whole.gap_points


@ANNEX_C.says(r"No confidential item is asked in this review\.")
def none_confidential(said: Match, known: Recount) -> None:
    assert not any(item.confidential for item in known.items)


@ANNEX_D.says(r"Annex C, the confidential items, stands in Part 2 only\.")
def annex_c_elsewhere(said: Match, known: Recount) -> None:
    assert known.part == 1
