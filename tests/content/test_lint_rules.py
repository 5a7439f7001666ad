"""A lint that cannot fail is worthless: every rule is shown a copy of the content that breaks it and no other rule."""

from datetime import date

import pytest
import yaml

from audit.content import load_library
from audit.errors import ContentError

WATCHED = {
    "law": "Children Act 2004 section 16LA",
    "says": "What it would ask.",
    "enacted_on": date(2026, 4, 29),
    "in_force_from": None,
    "sure": "unknown",
    "checked_on": date(2026, 11, 22),
    "source": "The Act.",
}


def setting(**fields):
    """A change that sets these fields of an item."""
    return lambda item: item.update(fields)


def without(*fields):
    """A change that takes these fields out of an item."""

    def change(item):
        for field in fields:
            del item[field]

    return change


def cite(**fields):
    """A change to the first citation of an item."""
    return lambda item: item["cites"][0].update(fields)


def level(place, text):
    def change(item):
        item["levels"][place] = text

    return change


def evidence(text):
    def change(item):
        item["evidence"][0] = text

    return change


OF_105 = {"paragraph": "105", "sentence": "105.s1", "quote": "Information sharing is vital"}
COMPANION = {"edition": "kcsie-2025", "paragraph": "79", "sentence": None, "quote": None}

BROKEN_ITEMS = [
    ("field_unknown", "IS-12", setting(weight=3)),
    ("field_missing", "IS-12", without("why")),
    ("field_missing", "IS-12", without("challenge")),
    ("value_kind", "IS-12", setting(critical="yes")),
    ("value_kind", "IS-12", setting(why=3)),
    ("value_kind", "DP-10", setting(in_force_from="19 June 2026")),
    ("value_empty", "IS-12", setting(why="")),
    ("value_range", "IS-12", setting(target=4)),
    ("value_unknown", "IS-12", setting(held_by="everyone")),
    ("value_unknown", "IS-12", setting(on_whom="parents")),
    ("value_unknown", "IS-12", setting(strand="gossip")),
    ("value_unknown", "DP-22", setting(applies_to=["university"])),
    ("levels_count", "IS-12", lambda item: item["levels"].pop()),
    ("levels_count", "IS-12", lambda item: item["levels"].append("A fifth state that nobody asked for.")),
    ("evidence_count", "IS-12", setting(evidence=["The referral flow chart"])),
    ("evidence_count", "IS-12", lambda item: item["evidence"].extend(["A list", "A note", "A count"])),
    ("ask_count", "IS-12", setting(ask=[])),
    ("edition_unread", "IS-06", lambda item: item["cites"][1].update(edition="kcsie-2026")),
    ("edition_unknown", "IS-06", lambda item: item["cites"][1].update(edition="kcsie-1999")),
    ("role_unknown", "IS-12", setting(ask=["The caretaker"])),
    ("facet_unknown", "IS-12", lambda item: item["facets"].append("sharing")),
    ("quote_not_verbatim", "IS-12", cite(quote="This should include making sure arrangements are in place")),
    ("quote_not_verbatim", "WT-08", cite(quote="should allow access for children's social care")),
    ("quote_not_verbatim", "WT-08", cite(quote=" ")),
    ("sentence_elsewhere", "WT-06", lambda item: item["cites"].append(dict(item["cites"][0], paragraph="104"))),
    ("sentence_unknown", "WT-06", lambda item: item["cites"].append(dict(item["cites"][0], sentence="103.s9"))),
    ("sentence_missing", "WT-06", lambda item: item["cites"][0].update(sentence=None, quote=None)),
    ("quote_without_sentence", "IS-06", lambda item: item["cites"][1].update(quote="Governors should be trained.")),
    ("rests_on_missing", "IS-06", without("rests_on")),
    ("rests_on_missing", "WT-04", lambda item: item["cites"].append(COMPANION)),
    ("basis_missing", "DP-08", without("basis")),
    ("basis_without_must", "DP-08", setting(strength="should")),
    ("critical_not_should", "DP-08", setting(critical=True)),
    ("critical_not_should", "WT-10", setting(critical=True)),
    ("applies_why_missing", "DP-22", without("applies_why")),
    ("applies_why_needless", "WT-10", setting(applies_why="Others have none.")),
    ("strand_paragraph", "WT-10", lambda item: item["cites"].insert(0, {**item["cites"][0], **OF_105})),
    ("limb_unknown", "DP-17", setting(continues="109z")),
    ("limb_without_sentence", "DP-12", setting(continues="109a")),
    ("question_mark", "IS-12", setting(question="Name the route to children’s social care.")),
    ("question_sentences", "IS-12", setting(question="Is there a route? Is it used?")),
    ("question_long", "IS-12", setting(question="Is " + "very " * 31 + "much written?")),
    ("question_and", "IS-12", setting(question="Is there a route, and is it used?")),
    ("question_and", "IS-12", setting(question="Is there a route for schools & colleges?")),
    ("question_and", "IS-12", setting(question="Does a named person, as well as a deputy, know the route?")),
    ("question_and", "IS-12", setting(question="Is there a route along with a form?")),
    ("question_and", "IS-12", setting(question="Is there a route plus a form?")),
    ("question_and", "IS-12", setting(question="Is the route known, together with its form?")),
    ("challenge_not_a_question", "IS-12", setting(challenge="Tell us about the last referral.")),
    ("straight_quote", "IS-12", setting(challenge="What if children's social care is shut?")),
    ("straight_quote", "IS-12", evidence('The note called "referrals"')),
    ("word_forbidden", "IS-12", setting(why="Without it the school is not compliant.")),
    ("word_forbidden", "IS-12", setting(why="Without it the school is non-compliant.")),
    ("word_forbidden", "IS-12", level(2, "The route has been certified by the trust.")),
    ("word_forbidden", "IS-12", level(0, "There is a breach of the duty to refer.")),
    ("word_forbidden", "IS-12", level(3, "The whole team is inspection ready, out of hours too.")),
    ("word_forbidden", "IS-12", level(3, "The sample of referrals found no gaps.")),
    ("word_forbidden", "IS-12", setting(why="With it, children are safe.")),
    ("word_forbidden", "IS-12", setting(why="Referrals reach the expected standard.")),
    ("word_forbidden", "DP-08", lambda item: item["basis"].update(requires="Compliance with Article 28.")),
    ("trap_phrase", "IS-12", level(2, "Replies come within five working days.")),
    ("trap_phrase", "IS-12", setting(why="The duty in section 16LA asks for it.")),
    ("trap_phrase", "IS-12", setting(why="Recognised legitimate interest covers it.")),
    ("trap_phrase", "IS-12", setting(why="Schedule 1 Part 1 paragraph 4 covers it.")),
    ("trap_phrase", "IS-12", setting(why="Section 14B asks for it.")),
    ("trap_phrase", "IS-12", setting(why="The DBS harm test decides.")),
    ("trap_phrase", "IS-12", setting(why="It belongs in the section 175 return.")),
    ("trap_phrase", "IS-12", setting(why="Be necessary and proportionate, relevant, adequate.")),
    ("trap_phrase", "IS-12", setting(why="You must report to the ICO.")),
    ("trap_phrase", "WT-09", setting(why="The social worker must be admitted.")),
]


@pytest.mark.parametrize(
    ("code", "item_id", "change"),
    [pytest.param(*case, id=f"{case[0]}-{n}") for n, case in enumerate(BROKEN_ITEMS)],
)
def test_an_item_that_breaks_a_rule_is_found_on_its_own_line(copy, code, item_id, change):
    name = copy.file_of(item_id)
    copy.item(item_id, change)

    problems = copy.lint()

    assert {problem.code for problem in problems} == {code}
    items = yaml.compose((copy.folder / name).read_text("utf-8")).value
    here = next(item for item in items if item.value[0][1].value == item_id)
    for problem in problems:
        file, _, line = problem.where.partition(":")
        assert file == name
        assert here.start_mark.line < int(line) <= here.end_mark.line
        assert problem.message.endswith(".")


def test_the_shipped_content_has_no_problem(copy):
    assert copy.lint() == ()


def test_a_retired_id_stays_dead(copy):
    gone = {"id": "IS-12", "retired_on": "DAY", "why": "Split in two.", "replaced_by": ["IS-13"]}
    copy.rewrite("retired.yaml", lambda _: [gone])
    copy.replace("retired.yaml", "DAY", "2026-11-01")

    assert copy.codes() == {"id_retired"}


def test_a_day_in_force_needs_the_law_that_came_into_force(copy):
    copy.replace(copy.file_of("WT-10"), "- id: WT-10\n", "- id: WT-10\n  in_force_from: 2026-06-19\n")

    assert copy.codes() == {"in_force_without_basis"}


def test_an_id_given_twice_is_found_at_the_second(copy):
    copy.item("WT-02", setting(id="WT-01"))

    (problem,) = copy.lint()

    assert problem.code == "id_duplicate"
    assert "core-103-109/103.yaml:1" in problem.message


def test_an_id_of_another_strand_is_refused(copy):
    copy.item("WT-11", setting(id="IS-00"))

    assert copy.codes() == {"id_prefix"}


def test_an_id_of_another_form_is_refused(copy):
    copy.item("WT-11", setting(id="WT-11a"))

    assert copy.codes() == {"id_form"}


def test_items_out_of_order_are_found(copy):
    copy.rewrite("core-103-109/104.yaml", lambda items: items[::-1])

    assert copy.codes() == {"id_order"}


def test_an_item_that_is_open_to_all_says_so_by_leaving_it_out(copy):
    everyone = [
        "maintained_school",
        "academy",
        "independent_school",
        "non_maintained_special_school",
        "pupil_referral_unit",
        "college",
    ]
    copy.item("WT-10", setting(applies_to=everyone))

    assert copy.codes() == {"applies_to_all"}


def test_a_level_of_another_item_is_found_through_a_changed_comma_and_capital(copy):
    taken = {}
    copy.item("IS-12", lambda item: taken.update(text=item["levels"][0]))
    copy.item("IS-13", level(0, taken["text"].title().replace(",", " –")))

    assert copy.codes() == {"level_repeated"}


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        ("103.s1", ["WT-01", "WT-02", "WT-03", "WT-04"]),
        ("103.s2", ["WT-05", "WT-06", "WT-07"]),
        ("105.s1", ["IS-01", "IS-02"]),
        ("105.s2", ["IS-03", "IS-04", "IS-05"]),
        ("106.s1", ["IS-06", "IS-07", "IS-08"]),
    ],
)
def test_a_sentence_that_no_item_cites_any_more_is_found(copy, sentence, items):
    copy.rewrite(copy.file_of(items[0]), lambda every: [item for item in every if item["id"] not in items])

    (problem,) = copy.lint()

    assert problem.code == "sentence_uncovered"
    assert sentence in problem.message


@pytest.mark.parametrize(("file", "sentence"), [("104", "104.s1"), ("107", "107.s1")])
def test_a_paragraph_whose_file_lost_its_items_is_found(copy, file, sentence):
    copy.rewrite(f"core-103-109/{file}.yaml", lambda _: [])

    assert copy.codes() == {"sentence_uncovered", "list_count"}
    assert any(sentence in problem.message for problem in copy.lint())


def test_even_the_fragment_of_109_must_be_cited(copy):
    copy.rewrite("core-103-109/109.yaml", lambda _: [])
    copy.change("derivation.yaml", lambda data: data["core-103-109"].update(items=[30, 60]))

    messages = [problem.message for problem in copy.lint() if problem.code == "sentence_uncovered"]

    assert len(messages) == 1
    assert "109.s1" in messages[0]


@pytest.mark.parametrize(
    "facet",
    [
        "processes",
        "principles",
        "within_school",
        "childrens_social_care",
        "safeguarding_partners",
        "other_organisations",
        "practitioners",
        "sharing",
        "withholding",
    ],
)
def test_a_facet_that_no_item_has_is_found(copy, facet):
    def drop(items):
        for item in items:
            kept = [each for each in item.pop("facets", []) if each != facet]
            item.update({"facets": kept} if kept else {})

    for name in ("core-103-109/106.yaml", "core-103-109/109.yaml"):
        copy.change(name, drop)

    (problem,) = copy.lint()

    assert problem.code == "facet_uncovered"
    assert facet in problem.message


@pytest.mark.parametrize("limb", ["109a", "109b", "109c"])
def test_a_limb_that_no_item_continues_is_found(copy, limb):
    def drop(items):
        for item in items:
            if item.get("continues") == limb:
                del item["continues"]

    copy.change("core-103-109/109.yaml", drop)

    (problem,) = copy.lint()

    assert problem.code == "limb_uncovered"
    assert limb in problem.message


def test_too_few_items_are_found(copy):
    copy.rewrite("core-103-109/107.yaml", lambda items: items[:1])
    copy.rewrite("core-103-109/108.yaml", lambda items: items[:1])

    assert "item_count" in copy.codes()


def test_too_many_items_are_found(copy):
    copy.change("derivation.yaml", lambda data: data["core-103-109"].update(items=[40, 50]))

    assert copy.codes() == {"item_count"}


def test_a_checklist_that_does_not_say_what_it_derives_from_is_found(copy):
    copy.change("derivation.yaml", lambda data: data.pop("related-duties"))

    assert copy.codes() == {"derivation_missing"}


def test_a_checklist_whose_own_file_has_gone_is_missed_and_is_not_left_out_in_silence(copy):
    (copy.folder / "related-duties" / "checklist.yaml").unlink()

    (lost,) = copy.lint()
    assert (lost.code, lost.where.partition(":")[0]) == ("checklist_missing", "derivation.yaml")
    assert "related-duties" in lost.message
    with pytest.raises(ContentError) as refused:
        load_library(copy.folder)
    assert refused.value.problems == (lost,)


def test_law_watch_is_never_more_than_expected(copy):
    copy.item("WT-10", setting(strand="law_watch", strength="should"))

    assert "law_watch_strength" in copy.codes()


def test_law_watch_alone_may_speak_of_a_duty_not_yet_in_force(copy):
    copy.item("WT-10", setting(strand="law_watch", why="The duty in section 16LA may begin."))

    assert "trap_phrase" not in copy.codes()


@pytest.mark.parametrize("field", sorted(WATCHED))
def test_a_law_to_watch_tells_everything_of_its_status(copy, field):
    copy.item("LW-01", lambda item: item["status"].pop(field))

    assert copy.codes() == {"field_missing"}


def test_a_law_to_watch_without_any_status_is_found(copy):
    copy.item("LW-01", without("status"))

    assert copy.codes() == {"status_missing"}


def test_an_item_of_another_strand_has_no_status(copy):
    copy.item("RD-09", setting(status=WATCHED | {"law": "Some Act", "says": "Something."}))

    assert "status_needless" in copy.codes()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"in_force_from": date(2026, 12, 1)}, "status_sure"),
        ({"sure": "stated"}, "status_sure"),
        ({"sure": "likely"}, "value_unknown"),
        ({"in_force_from": date(2026, 4, 28), "sure": "stated"}, "status_days"),
        ({"checked_on": date(2026, 4, 28)}, "status_days"),
        ({"enacted_on": "last spring"}, "value_kind"),
    ],
)
def test_a_status_whose_days_cannot_be_is_found(copy, changed, code):
    copy.item("LW-01", lambda item: item["status"].update(changed))

    assert code in copy.codes()


def test_a_status_is_held_to_the_same_words(copy):
    copy.item("LW-01", lambda item: item["status"].update(says="Schools that wait are non-compliant."))

    assert copy.codes() == {"word_forbidden"}


def test_a_law_watch_may_speak_of_recognised_legitimate_interest_only_with_its_limit(copy):
    copy.item("LW-05", lambda item: item["status"].update(says="The recognised legitimate interest is new."))

    assert copy.codes() == {"trap_phrase"}


def test_a_first_citation_that_is_not_quoted_says_what_it_rests_on(copy):
    copy.item("RD-09", lambda item: item.update(cites=item["cites"][:1]))
    assert copy.codes() == set()

    copy.item("RD-09", without("rests_on"))
    assert copy.codes() == {"rests_on_missing"}


def test_a_phrase_listed_without_need_is_found(copy):
    copy.rewrite("phrases.yaml", lambda phrases: [*phrases, "bread and butter", "a word"])

    assert copy.codes() == {"phrase_unused", "phrase_without_and"}


def test_taking_a_needed_phrase_away_brings_its_question_back(copy):
    copy.rewrite("phrases.yaml", lambda phrases: phrases[1:])

    assert copy.codes() == {"question_and"}


def test_a_phrase_may_join_with_a_word_like_and(copy):
    copy.rewrite("phrases.yaml", lambda phrases: [*phrases, "route plus form"])
    copy.item("IS-12", setting(question="Is there a route plus form?"))

    assert copy.codes() == set()


def test_a_strand_that_rests_on_no_paragraph_may_cite_none(copy):
    watch = {"id": "LW-00", "strand": "law_watch", "strength": "expected", "cites": [], "status": WATCHED}

    def add(items):
        items.append({**items[-1], **watch, "levels": [f"Only this item says {word}." for word in "abcd"]})

    copy.change("related-duties/113.yaml", add)

    assert copy.codes() == set()


def test_an_item_of_no_strand_of_the_checklist_is_found(copy):
    copy.item("WT-11", setting(strand="supply", id="RD-00"))

    assert copy.codes() == {"strand_paragraph"}
