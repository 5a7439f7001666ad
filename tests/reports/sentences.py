"""Every sentence that the nine sections of a board paper may hold, each with the recount that says whether it is true."""

import re
from collections import Counter
from datetime import date, datetime
from fractions import Fraction

from grammar import Grammar, agrees, listed, names_all, number
from recount import Recount, per_cent, weight

from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActionStatus,
    Grade,
    Judgement,
    Movement,
    Rating,
    ReviewStatus,
    Strand,
    Strength,
)

Match = re.Match[str]
DECIDE, STAND, DUTIES, CHANGED, ATTENTION, ACTIONS, KNOW, LIMITS = (Grammar() for _ in range(8))
WORDS = {
    Judgement.ACT_NOW: "Act now",
    Judgement.GAPS_TO_CLOSE: "Gaps to close",
    Judgement.SOUND: "Sound",
    Judgement.SOUND_AND_CHECKED: "Sound and checked",
    None: "Not judged yet",
}
BOARDS = {
    "maintained_school": "governing body",
    "academy": "trust board",
    "independent_school": "proprietor",
    "non_maintained_special_school": "governing body",
    "pupil_referral_unit": "management committee",
    "college": "corporation",
}
KNOWN = (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)
FINISHED = (ActionStatus.DONE, ActionStatus.DROPPED)


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007  (a day has no zone)


def short_day_of(text: str) -> date:
    return datetime.strptime(text, "%d %b %Y").date()  # noqa: DTZ007  (a day has no zone)


# 1 What the board is asked to decide


@DECIDE.says(r"The (?P<board>[a-z ]+) is asked to resolve:")
def asked_to_resolve(said: Match, known: Recount) -> None:
    assert known.review.status is ReviewStatus.OPEN
    assert said["board"] == BOARDS[known.review.school.setting]


@DECIDE.says(r"The (?P<board>[a-z ]+) agreed this review(?: on (?P<day>{day}))?\.")
def agreed(said: Match, known: Recount) -> None:
    assert known.review.status is not ReviewStatus.OPEN
    assert said["board"] == BOARDS[known.review.school.setting]
    assert (said["day"] and day_of(said["day"])) == known.review.agreed_on


@DECIDE.says(r"The resolutions before it were:")
def resolutions_before(said: Match, known: Recount) -> None:
    assert known.review.status is not ReviewStatus.OPEN


COMPANIONS = (
    r"(?P<in_place>\d+) of (?P<of>\d+) in place or better, (?P<unknown>\d+) don’t know, "
    r"(?P<na>\d+) not applicable and (?P<without>\d+) without an answer"
)


def companions(said: Match, known: Recount) -> None:
    _, applicable, _, unknown, na, unanswered, in_place = known.whole.counts
    asked = [int(said[name]) for name in ("in_place", "of", "unknown", "na", "without")]
    assert asked == [in_place, applicable, unknown, na, unanswered]
    assert day_of(said["day"]) == known.review.assessed_on


@DECIDE.says(rf"To note that this review, assessed on (?P<day>{{day}}), cannot be judged yet: {COMPANIONS}\.")
def to_note(said: Match, known: Recount) -> None:
    assert known.whole.judgement is None
    companions(said, known)


@DECIDE.says(rf"To agree this review, assessed on (?P<day>{{day}}): “(?P<word>[A-Za-z ]+)”, with {COMPANIONS}\.")
def to_agree(said: Match, known: Recount) -> None:
    assert known.whole.judgement is not None
    assert said["word"] == WORDS[known.whole.judgement]
    companions(said, known)


@DECIDE.says(
    r"To ask (?P<roles>the [A-Za-z ,]+?) to show at the next meeting that "
    r"(?P<these>this legal duty is|these legal duties are) in place, or by when: (?P<items>{ids})\."
)
def to_ask_for_duties(said: Match, known: Recount) -> None:
    agrees(said["these"], len(known.duties_open), "this legal duty is", "these legal duties are")
    assert listed(said["items"]) == known.duties_open
    holders = {item.ask[0] for item in known.shown if item.id in known.duties_open}
    assert listed(said["roles"]) == [f"the {role}" for role in sorted(holders)]


@DECIDE.says(r"To ask, before the next meeting, for an answer to the one item that has none\.")
def to_ask_for_one(said: Match, known: Recount) -> None:
    assert len(known.without(known.items)) == 1


@DECIDE.says(r"To ask, before the next meeting, for answers to the (?P<n>\d+) items that have none\.")
def to_ask_for_answers(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.without(known.items)) > 1


@DECIDE.says(
    r"To ask for a new date, with the reason, for (?P<n>\d+) (?P<noun>actions?) now overdue\."
)
def to_ask_for_dates(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(overdue(known)) > 0
    agrees(said["noun"], int(said["n"]), "action", "actions")


@DECIDE.says(r"To have a board member look at the evidence for (?P<items>{ids}) before the next review\.")
def to_look(said: Match, known: Recount) -> None:
    unchecked = unchecked_at_target(known)
    ids = listed(said["items"])
    assert ids == unchecked[:6]


@DECIDE.says(r"To review these arrangements again within a year, sooner if the people, the law or guidance change\.")
def to_review_again(said: Match, known: Recount) -> None:
    assert not unchecked_at_target(known)


def overdue(known: Recount) -> list[str]:
    return [a.id for a in known.actions if a.status not in FINISHED and a.due < known.history.today]


def unchecked_at_target(known: Recount) -> list[str]:
    """The items of this part at their target that no board member has checked, the oldest evidence first."""
    found = [i for i in known.rated(known.shown) if not known.below(i) and not known.answer(i).checked_on]
    return [i.id for i in sorted(found, key=lambda i: (known.answer(i).evidence_date or date.min, i.id))]


# 2 Where we stand: why


CLAUSES = Grammar()


@STAND.says(r"(?P<n>{n}) (?P<noun>items?) (?P<has>has|have) no answer yet(?:(?:, among them|:) (?P<which>[^.]+))?\.")
def no_answer_yet(said: Match, known: Recount) -> None:
    left = known.without(known.items)
    assert known.whole.judgement is None
    assert number(said["n"]) == len(left) > 0
    agrees(said["noun"], len(left), "item", "items")
    agrees(said["has"], len(left), "has", "have")
    shown = known.without(known.shown)
    duties = [i.id for i in shown if i.strength is Strength.MUST]
    critical = [i.id for i in shown if i.critical]
    if said["which"] is None:
        assert not duties
        assert not critical
        return
    if one := re.fullmatch(r"([A-Z]{2}-\d\d), a (legal duty|critical item)", said["which"]):
        assert len(left) == 1
        assert ([one[1]], []) == ((duties, critical) if one[2] == "legal duty" else (critical, duties))
        return
    parts = re.findall(r"(\d+) (legal duty|legal duties|critical item|critical items) \(([^)]+)\)", said["which"])
    wanted = [(duties, "legal duty", "legal duties"), (critical, "critical item", "critical items")]
    wanted = [each for each in wanted if each[0]]
    assert len(parts) == len(wanted)
    assert " and ".join(f"{n} {noun} ({ids})" for n, noun, ids in parts) == said["which"]
    for (n, noun, ids), (items, one_, many) in zip(parts, wanted, strict=True):
        assert int(n) == len(items)
        agrees(noun, len(items), one_, many)
        names_all(ids, items)


@STAND.says(
    r"A judgement needs an answer to every legal duty and every critical item, and answers to 80% by weight of the "
    r"whole and of each paragraph\."
)
def what_a_judgement_needs(said: Match, known: Recount) -> None:
    assert known.whole.judgement is None
    answered = [item for item in known.applicable(known.items) if known.value(item) is not None]
    every = known.applicable(known.items)
    short = sum(map(weight, answered)) * 100 < 80 * sum(map(weight, every))
    decisive = any(item.strength is Strength.MUST or item.critical for item in known.without(known.items))
    assert short or decisive or any(part.judgement is None and part.counts[1] for part in known.paragraphs.values())


@STAND.says(r"No item applies, so there is nothing to judge\.")
def nothing_to_judge(said: Match, known: Recount) -> None:
    assert not known.applicable(known.items)


@STAND.says(r"(?P<clauses>(?!What rests|No item|{n} items? ha)[A-Z][^.]+)\.")
def why_judged(said: Match, known: Recount) -> None:
    assert known.whole.judgement is not None
    clauses = said["clauses"].split("; ")
    assert len(set(clauses)) == len(clauses)
    first, *rest = clauses
    for clause in (first[0].lower() + first[1:], *rest):
        CLAUSES.read(clause, known)


@STAND.says(r"Because we do not know: find out\.")
def find_out(said: Match, known: Recount) -> None:
    assert known.better_once_known


@STAND.says(r"What rests on confidential items is in Part 2\.")
def rests_on_confidential(said: Match, known: Recount) -> None:
    assert known.part == 1
    assert known.hidden


@CLAUSES.says(r"because of (?P<items>{ids})")
def because_of(said: Match, known: Recount) -> None:
    assert known.whole.judgement < Judgement.SOUND
    names_all(said["items"], [key for key in known.blockers if key in {item.id for item in known.shown}])


@CLAUSES.says(r"held by (?P<places>¶.+\))")
def held_by(said: Match, known: Recount) -> None:
    hidden = {item.paragraph for item in known.hidden}
    wanted = [n for n in known.holding_paragraphs if n not in hidden]
    assert said["places"] == " and ".join(x for x in (", ".join(places(known, wanted[:-1])), *places(known, wanted[-1:])) if x)


def places(known: Recount, numbers: list[str]) -> list[str]:
    """Each paragraph with the edition whose number it is."""
    edition = {item.cites[0].paragraph: item.cites[0].edition for item in known.checklist.items if item.cites}
    return [f"¶{n} ({edition[n].replace('kcsie-', 'KCSIE ')})" for n in numbers]


@CLAUSES.says(r"the score by itself allows no more")
def held_by_score(said: Match, known: Recount) -> None:
    assert known.held_by_score


@CLAUSES.says(r"gaps remain below target")
def gaps_remain(said: Match, known: Recount) -> None:
    assert any(known.below(item) for item in known.items)


@CLAUSES.says(r"(?P<n>\d+) (?P<noun>items?) without an answer")
def some_without(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.without(known.items)) > 0
    agrees(said["noun"], int(said["n"]), "item", "items")


@CLAUSES.says(r"by weight, less than half has been seen, sampled or tested in date")
def less_than_half(said: Match, known: Recount) -> None:
    assert known.whole.assurance < 50


@CLAUSES.says(r"not every legal duty and critical item is embedded with sampled or tested evidence in date")
def not_every_duty_checked(said: Match, known: Recount) -> None:
    decisive = [i for i in known.applicable(known.items) if i.strength is Strength.MUST or i.critical]
    assert not all(
        known.value(i) is Rating.EMBEDDED
        and known.answer(i).grade in (Grade.SAMPLED, Grade.TESTED)
        and known.in_date(i)
        for i in decisive
    )


@CLAUSES.says(
    r"every item that applies is at its target, and at least half by weight was seen, sampled or tested in date"
)
def everything_at_target(said: Match, known: Recount) -> None:
    assert not known.without(known.items)
    assert not any(known.below(item) for item in known.items)
    assert known.whole.assurance >= 50


@CLAUSES.says(r"the limits set by the items together allow no more")
def limits_together(said: Match, known: Recount) -> None:
    assert known.whole.judgement is not Judgement.SOUND_AND_CHECKED


# The chart


def rows_of_chart(known: Recount) -> dict[str, list]:
    """The applicable items of this part by the name of their row."""
    found: dict[str, list] = {}
    for item in known.applicable(known.shown):
        name = places(known, [item.paragraph])[0] if item.paragraph else strand_words(item.strand)
        strand = strand_words(item.strand) if item.paragraph else "No paragraph"
        found.setdefault(f"{name}, {strand}", []).append(item)
    return found


def strand_words(strand: Strand) -> str:
    return {
        Strand.WORKING_TOGETHER: "Working together",
        Strand.INFORMATION_SHARING: "Information sharing",
        Strand.DATA_PROTECTION: "Data protection",
        Strand.SUPPLY: "Supplying information",
        Strand.CHILD_PROTECTION_FILE: "The child protection file",
        Strand.LAW_WATCH: "Law watch",
    }[strand]


CHART, ALT = Grammar(), Grammar()


@CHART.says(r"No item applies, so there is nothing to draw\.")
def nothing_to_draw(said: Match, known: Recount) -> None:
    assert not rows_of_chart(known)


@CHART.says(r"Every item drawn is at its target or above\.")
def every_item_drawn(said: Match, known: Recount) -> None:
    drawn = known.applicable(known.shown)
    assert drawn
    assert all(known.value(item) is not None and not known.below(item) for item in drawn)


@CHART.says(r"No item drawn has an answer yet\.")
def none_answered(said: Match, known: Recount) -> None:
    drawn = known.applicable(known.shown)
    assert drawn
    assert known.without(drawn) == drawn


@CHART.says(r"No answered item is below its target; (?P<n>\d+) (?P<noun>items?) still (?P<has>has|have) no answer\.")
def none_below(said: Match, known: Recount) -> None:
    drawn = known.applicable(known.shown)
    left = known.without(drawn)
    assert int(said["n"]) == len(left) > 0
    agrees(said["noun"], len(left), "item", "items")
    agrees(said["has"], len(left), "has", "have")
    assert len(left) < len(drawn)
    assert not any(known.below(item) for item in drawn)


def most_below(known: Recount) -> tuple[int, list[str]]:
    """The largest number of items below target in one row, and the rows that have it."""
    below = {name: sum(known.below(item) for item in items) for name, items in rows_of_chart(known).items()}
    most = max(below.values())
    return most, [name for name, here in below.items() if here == most]


@CHART.says(
    r"The most to do is in (?P<place>{place})(?:, (?P<strand>[a-z ]+))?: "
    r"(?:(?P<n>\d+) of its (?P<of>\d+) items|its one item) below target\."
)
def most_to_do(said: Match, known: Recount) -> None:
    most, names = most_below(known)
    (name,) = names
    place, strand = name.rsplit(", ", 1)
    assert said["place"] == place
    assert said["strand"] == (None if strand == "No paragraph" else strand.lower())
    of = len(rows_of_chart(known)[name])
    assert (most, of) == ((int(said["n"]), int(said["of"])) if said["n"] else (1, 1))
    assert most > 0
    assert of > 1 or not said["n"]


@CHART.says(r"(?P<places>{place}(?:(?:, | and ){place})+) have the most to do: (?P<n>\d+) (?P<noun>items?) below target in each\.")
def equally_much(said: Match, known: Recount) -> None:
    most, names = most_below(known)
    assert sorted(listed(said["places"])) == sorted(name.rsplit(", ", 1)[0] for name in names)
    assert int(said["n"]) == most > 0
    agrees(said["noun"], most, "item", "items")


@CHART.says(r"One cell is one item; a darker cell is further below its target\.")
def how_to_read(said: Match, known: Recount) -> None:
    assert rows_of_chart(known)


@CHART.says(r"The chart leaves out (?P<n>\d+) confidential (?P<noun>items?)\.")
def chart_leaves_out(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")


@ALT.says(r"One cell an item, a row a paragraph\.")
def alt_how_to_read(said: Match, known: Recount) -> None:
    pass


@ALT.says(r"Nothing to draw\.")
def alt_nothing(said: Match, known: Recount) -> None:
    assert not rows_of_chart(known)


@ALT.says(r"(?P<rows>{place}, .+)\.")
def alt_rows(said: Match, known: Recount) -> None:
    rows = rows_of_chart(known)
    told = dict(row.split(": ", 1) for row in said["rows"].split("; "))
    assert set(told) == set(rows)
    for name, items in rows.items():
        values = Counter(known.value(item) for item in items)
        words = [f"{values[Rating.IN_PLACE] + values[Rating.EMBEDDED]} of {len(items)} in place or better"]
        named_ = ((Rating.PARTLY_IN_PLACE, "partly in place"), (Rating.NOT_IN_PLACE, "not in place"))
        words += [f"{values[value]} {text}" for value, text in (*named_, (UNKNOWN, "don’t know")) if values[value]]
        words += [f"{values[None]} no answer"] if values[None] else []
        assert told[name] == " · ".join(words)


# 3 Legal duties


def duties(known: Recount, *, asked: bool = False) -> list:
    """The legal duties of this part; those that are asked: without the not applicable."""
    found = [item for item in known.shown if item.strength is Strength.MUST]
    return known.applicable(found) if asked else found


def confidential_duties(known: Recount) -> int:
    return sum(item.strength is Strength.MUST for item in known.hidden)


@DUTIES.says(r"None(?P<part> in this part)?\.")
def none_open(said: Match, known: Recount) -> None:
    assert not known.duties_open
    assert duties(known, asked=True)
    assert bool(said["part"]) == (confidential_duties(known) > 0)


@DUTIES.says(r"The one legal duty asked about here is answered, and in place or better\.")
def the_one_duty(said: Match, known: Recount) -> None:
    (item,) = duties(known, asked=True)
    assert known.value(item) in (Rating.IN_PLACE, Rating.EMBEDDED)


@DUTIES.says(r"Each of the (?P<n>\d+) legal duties asked about here is answered, and in place or better\.")
def each_duty(said: Match, known: Recount) -> None:
    asked = duties(known, asked=True)
    assert int(said["n"]) == len(asked) > 1
    assert all(known.value(item) in (Rating.IN_PLACE, Rating.EMBEDDED) for item in asked)


@DUTIES.says(r"Not applicable\. No legal duty among the items of this part applies\.")
def no_duty_applies(said: Match, known: Recount) -> None:
    assert not duties(known, asked=True)


@DUTIES.says(r"(?P<n>\d+) further legal (?P<noun>duty is|duties are) open: (?P<items>{ids}) \(Annex A\)\.")
def further_duties(said: Match, known: Recount) -> None:
    rest = known.duties_open[5:]
    assert int(said["n"]) == len(rest) > 0
    agrees(said["noun"], len(rest), "duty is", "duties are")
    assert listed(said["items"]) == rest


@DUTIES.says(r"(?P<n>\d+) legal (?P<noun>duty is|duties are) answered not applicable, with (?P<why>the reason|reasons) \(Annex A\)\.")
def duties_not_applicable(said: Match, known: Recount) -> None:
    found = [item for item in duties(known) if known.value(item) is NOT_APPLICABLE]
    assert int(said["n"]) == len(found) > 0
    agrees(said["noun"], len(found), "duty is", "duties are")
    agrees(said["why"], len(found), "the reason", "reasons")


@DUTIES.says(r"(?P<n>\d+) legal (?P<noun>duty is|duties are) confidential: only Part 2 says whether (?P<it>it is|they are) in place\.")
def duties_confidential(said: Match, known: Recount) -> None:
    assert known.part == 1
    assert int(said["n"]) == confidential_duties(known) > 0
    agrees(said["noun"], int(said["n"]), "duty is", "duties are")
    agrees(said["it"], int(said["n"]), "it is", "they are")


# 4 What has changed

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
    Movement.LEFT_SCOPE: ("item no longer counted", "items no longer counted"),
    Movement.PERSISTING: ("gap as before", "gaps as before"),
    Movement.HELD: ("item unchanged at target", "items unchanged at target"),
}
STILL = {Movement.PERSISTING, Movement.HELD}


@CHANGED.says(r"This is the first review, so there is none to compare it with\.")
def first_review(said: Match, known: Recount) -> None:
    assert len(known.history.reviews) == 1


@CHANGED.says(
    r"In place or better: then (?P<then>\d+) of (?P<of_then>\d+), now (?P<now>\d+) of (?P<of_now>\d+)\."
)
def then_and_now(said: Match, known: Recount) -> None:
    assert known.previous is not None
    before = known.history.words_of(known.previous)
    from recount import facts, in_scope

    then = facts(in_scope(before, known.previous), known.previous).counts
    assert (int(said["then"]), int(said["of_then"])) == (then[6], then[1])
    assert (int(said["now"]), int(said["of_now"])) == (known.whole.counts[6], known.whole.counts[1])


@CHANGED.says(r"Fewer than 10 items were answered both times, so no score is compared\.")
def too_few_to_compare(said: Match, known: Recount) -> None:
    assert len(known.both_times) < 10


def two_scores(said: Match, known: Recount) -> tuple[Fraction, Fraction]:
    items = known.both_times
    assert known.previous is not None
    assert int(said["n"]) == len(items) >= 10
    return known.score_over(items, known.previous), known.score_over(items, known.review)


@CHANGED.says(r"Over the (?P<n>\d+) items answered both times, the score is the same: (?P<now>{pc})\.")
def same_score(said: Match, known: Recount) -> None:
    was, now = two_scores(said, known)
    assert said["now"] == per_cent(now) == per_cent(was)


@CHANGED.says(
    r"Over the (?P<n>\d+) items answered both times, the score went (?P<way>up|down) from (?P<was>{pc}) to (?P<now>{pc})\."
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
    ]
    assert said["impact"] in {a.impact if a.impact[-1] in ".!?…" else f"{a.impact}." for a in done}


# 5 What needs attention


@ATTENTION.says(r"No item of this part has a reason to take the board’s time\.")
def nothing_for_the_board(said: Match, known: Recount) -> None:
    assert not any(known.below(item) for item in known.shown)
    assert not known.without(known.shown)
    assert not any(known.too_old(item) for item in known.rated(known.shown))


@ATTENTION.says(r"After these, (?P<n>\d+) further (?P<noun>items?) (?P<needs>needs?) attention: see Annex A\.")
def further_items(said: Match, known: Recount) -> None:
    n = int(said["n"])
    certain = {i.id for i in known.shown if known.below(i)} | {i.id for i in known.without(known.shown)}
    certain |= {i.id for i in known.rated(known.shown) if known.too_old(i)}
    assert max(1, len(certain) - 5) <= n <= len(known.shown) - 5
    agrees(said["noun"], n, "item", "items")
    agrees(said["needs"], n, "needs", "need")


# 6 Actions


@ACTIONS.says(r"No action is recorded for the items of this part\.")
def no_action(said: Match, known: Recount) -> None:
    assert not known.actions


@ACTIONS.says(
    r"(?P<n>\d+) (?P<noun>actions?): (?P<done>\d+) done, (?P<running>\d+) open or being done, of which (?P<late>\d+) "
    r"overdue on (?P<day>{day}), and (?P<dropped>\d+) dropped\."
)
def counted_actions(said: Match, known: Recount) -> None:
    status = Counter(a.status for a in known.actions)
    assert int(said["n"]) == len(known.actions) > 0
    agrees(said["noun"], len(known.actions), "action", "actions")
    assert int(said["done"]) == status[ActionStatus.DONE]
    assert int(said["dropped"]) == status[ActionStatus.DROPPED]
    assert int(said["running"]) == status[ActionStatus.OPEN] + status[ActionStatus.DOING]
    assert int(said["late"]) == len(overdue(known))
    assert day_of(said["day"]) == known.history.today


@ACTIONS.says(r"Done closes no gap by itself: only a later rating does\.")
def done_closes_nothing(said: Match, known: Recount) -> None:
    assert known.actions


@ACTIONS.says(r"(?P<n>\d+) further (?P<noun>actions?): see Annex D\.")
def further_actions(said: Match, known: Recount) -> None:
    running = [a for a in known.actions if a.status not in FINISHED]
    assert int(said["n"]) == len(running) - 3 > 0
    agrees(said["noun"], int(said["n"]), "action", "actions")


# 7 How we know


@KNOW.says(r"No item has been rated yet, so there is nothing to rest on\.")
def nothing_rated(said: Match, known: Recount) -> None:
    assert not known.rated(known.shown)


@KNOW.says(
    r"What the (?P<n>\d+) (?P<noun>ratings?) of this part (?P<rests>rests?) on: staff told us (?P<told>\d+), we read it "
    r"(?P<seen>\d+), someone sampled it (?P<sampled>\d+), it was tested (?P<tested>\d+) and nothing shown (?P<none>\d+)\."
)
def what_ratings_rest_on(said: Match, known: Recount) -> None:
    rated = known.rated(known.shown)
    grades = Counter(known.answer(item).grade for item in rated)
    assert int(said["n"]) == len(rated) > 0
    agrees(said["noun"], len(rated), "rating", "ratings")
    agrees(said["rests"], len(rated), "rests", "rest")
    wanted = [grades[Grade.TOLD], grades[Grade.SEEN], grades[Grade.SAMPLED], grades[Grade.TESTED], grades[None]]
    assert [int(said[name]) for name in ("told", "seen", "sampled", "tested", "none")] == wanted


@KNOW.says(r"By weight, (?P<pc>{pc}) of what is answered was seen, sampled or tested in date\.")
def assurance(said: Match, known: Recount) -> None:
    assert known.whole.assurance is not None
    assert said["pc"] == per_cent(known.whole.assurance)
    assert known.whole.counts[0] >= 8


@KNOW.says(
    r"(?P<n>\d+) (?P<noun>ratings?) of this part (?P<rests>rests?) on evidence too old to count: (?P<items>{ids})\."
)
def too_old(said: Match, known: Recount) -> None:
    old = [item.id for item in known.rated(known.shown) if known.too_old(item)]
    assert int(said["n"]) == len(old) > 0
    agrees(said["noun"], len(old), "rating", "ratings")
    agrees(said["rests"], len(old), "rests", "rest")
    names_all(said["items"], old)


@KNOW.says(r"No rating carries a dated piece of evidence\.")
def none_dated(said: Match, known: Recount) -> None:
    assert all(known.answer(item).evidence_date is None for item in known.rated(known.shown))


@KNOW.says(r"The oldest evidence is dated (?P<day>{day}) \((?P<item>{id})\)\.")
def oldest(said: Match, known: Recount) -> None:
    dated = {item.id: known.answer(item).evidence_date for item in known.rated(known.shown)}
    assert day_of(said["day"]) == dated[said["item"]] == min(day for day in dated.values() if day)


def who_looked(known: Recount) -> Counter:
    looked = [known.answer(i) for i in known.rated(known.shown) if known.answer(i).grade in KNOWN]
    return Counter(answer.evidence_by for answer in looked if answer.evidence_by)


@KNOW.says(r"Nobody is recorded as having looked\.")
def nobody_looked(said: Match, known: Recount) -> None:
    assert not who_looked(known)


@KNOW.says(r"Who looked: (?P<roles>[^.]+)\.")
def roles_that_looked(said: Match, known: Recount) -> None:
    roles = who_looked(known)
    told = listed(said["roles"])
    shown = [re.fullmatch(r"(.+) \((\d+)\)", one) for one in told[:4]]
    assert all(one is not None and roles[one[1]] == int(one[2]) for one in shown)
    assert told[4:] == ([f"{len(roles) - 4} more"] if len(roles) > 4 else [])
    assert sorted(roles.values(), reverse=True)[:4] == [int(one[2]) for one in shown if one]


# 8 What the paper does not tell


@LIMITS.says(
    r"This is the (?P<board>[a-z ]+)’s own assessment, on what it was told and shown\. It is not the section 175/157 "
    r"return, not legal advice and not a certificate, and it predicts no inspection\. A rating of in place says that the "
    r"arrangement exists, not that it served every child\."
)
def own_assessment(said: Match, known: Recount) -> None:
    assert said["board"] == BOARDS[known.review.school.setting]


@LIMITS.says(r"Paragraph numbers are those of Keeping children safe in education (?P<year>\d{4})\.")
def one_numbering(said: Match, known: Recount) -> None:
    editions = {item.cites[0].edition for item in known.checklist.items if item.cites}
    assert editions <= {known.review.edition}
    assert known.review.edition == f"kcsie-{said['year']}"


@LIMITS.says(r"Each paragraph number names its edition\.")
def several_numberings(said: Match, known: Recount) -> None:
    assert {item.cites[0].edition for item in known.checklist.items if item.cites} != {known.review.edition}


@LIMITS.says(
    r"The words of (?P<noun>paragraphs?) (?P<numbers>[\d, and]+) in it were not seen: those items are in our own words\."
)
def not_quoted(said: Match, known: Recount) -> None:
    cited = [item for item in known.items if item.cites]
    quoted = {item.cites[0].paragraph for item in cited if item.cites[0].quote}
    wanted = list(dict.fromkeys(item.paragraph for item in cited if item.paragraph not in quoted))
    assert listed(said["numbers"]) == wanted
    agrees(said["noun"], len(wanted), "paragraph", "paragraphs")


IN_FORCE = ((2021, 9), (2022, 9), (2023, 9), (2024, 9), (2025, 9), (2026, 9))


@LIMITS.says(
    r"The edition in force on (?P<day>{day}) is KCSIE (?P<year>\d{4}): look there for its own numbers\."
)
def in_force(said: Match, known: Recount) -> None:
    day = known.review.assessed_on
    assert day_of(said["day"]) == day
    assert int(said["year"]) == max(year for year, month in IN_FORCE if (day.year, day.month) >= (year, month))
    assert known.review.edition != f"kcsie-{said['year']}"


@LIMITS.says(
    r"Items of the law watch ask whether the board is ready for a law\. They count as good practice; a low rating there "
    r"says that there is preparing to do, never that a duty was missed\."
)
def law_watch(said: Match, known: Recount) -> None:
    watched = [item for item in known.items if item.strand is Strand.LAW_WATCH]
    assert watched
    assert all(item.strength is Strength.EXPECTED for item in watched)


@LIMITS.says(
    r"The figures of the whole review, in sections 1, 2, 4 and 7, include (?P<n>\d+) confidential (?P<noun>items?), so "
    r"they are not the sum of the lines of this part; the findings on confidential items stand in Part 2\."
)
def include_confidential(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")
