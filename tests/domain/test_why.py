"""The sentence beside a judgement: it names what holds it, or exactly what is missing for one."""

from datetime import timedelta

from builders import ASSESSED_ON, a_checklist, a_review, an_answer, an_item
from generated import checklists_with_reviews
from hypothesis import given

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Cite, Item
from audit.domain.display import listed, named
from audit.domain.missing import missing_of
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.why import Why, paragraphs_text, why_part, why_whole
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Judgement, Rating, Strand, Strength

MUST, EXPECTED = Strength.MUST, Strength.EXPECTED
ZERO, ONE, TWO, THREE = Rating


def of_paragraph(number: str) -> tuple[Cite, ...]:
    return (Cite("kcsie-2021", number, None, None),)


def the_why(checklist: Checklist, review: Review) -> Why:
    return why_whole(checklist, review, figures_of(checklist, review))


def the_judgement(checklist: Checklist, review: Review) -> Judgement | None:
    return figures_of(checklist, review).overall.judgement


def sampled(item: str, value: Rating = THREE) -> Answer:
    return an_answer(item, value, grade=Grade.SAMPLED, evidence_date=ASSESSED_ON - timedelta(days=10))


def test_a_legal_duty_not_in_place_is_named_with_its_answer():
    checklist = a_checklist(an_item("DP-01", strength=MUST), *(an_item(f"DP-1{n}") for n in range(8)))
    review = a_review({"DP-01": ZERO, **{f"DP-1{n}": THREE for n in range(8)}})

    why = the_why(checklist, review)

    assert the_judgement(checklist, review) is Judgement.ACT_NOW
    assert why.sentence.startswith("Because of DP-01 (not in place)")
    assert why.items == ("DP-01",)
    assert not why.find_out


def test_a_dont_know_alone_says_find_out():
    checklist = a_checklist(an_item("DP-01", strength=MUST), *(an_item(f"DP-1{n}") for n in range(8)))
    review = a_review({"DP-01": UNKNOWN, **{f"DP-1{n}": TWO for n in range(8)}})

    why = the_why(checklist, review)

    assert the_judgement(checklist, review) is Judgement.GAPS_TO_CLOSE
    assert "DP-01 (don’t know)" in why.sentence
    assert why.find_out


def test_a_low_score_is_named_with_the_threshold_it_lies_below():
    items = [an_item(f"DP-1{n}", strength=EXPECTED) for n in range(10)]
    review = a_review({item.id: TWO if n < 5 else ONE for n, item in enumerate(items)})

    why = the_why(a_checklist(*items), review)

    assert the_judgement(a_checklist(*items), review) is Judgement.GAPS_TO_CLOSE
    assert why.sentence.endswith("the score is below 60%, and “Sound” needs at least that.")


def test_fewer_than_eight_items_are_told_in_points_and_not_in_per_cent():
    items = [an_item(f"DP-1{n}", strength=EXPECTED) for n in range(2)]
    checklist, review = a_checklist(*items), a_review({"DP-10": TWO, "DP-11": ONE})

    sentence = the_why(checklist, review).sentence

    assert "the points earned, 3 of 6, are too few for “sound”" in sentence.lower()
    assert "%" not in sentence


def test_the_paragraphs_that_hold_the_whole_are_named_with_their_edition():
    bad = [an_item(f"IS-1{n}", cites=of_paragraph("106")) for n in range(2)]
    good = [an_item(f"DP-1{n}", cites=of_paragraph("108" if n < 5 else "109")) for n in range(9)]
    checklist = a_checklist(*bad, *good)
    review = a_review({"IS-10": ZERO, "IS-11": ZERO, **{item.id: THREE for item in good}})

    why = the_why(checklist, review)

    assert why.sentence.startswith("Held by ¶106 (KCSIE 2021)")
    assert the_judgement(checklist, review) is Judgement.GAPS_TO_CLOSE


def test_a_sound_review_says_what_keeps_it_from_sound_and_checked():
    checklist = a_checklist(an_item("DP-01", strength=MUST), *(an_item(f"DP-1{n}") for n in range(8)))
    review = a_review({"DP-01": TWO, **{f"DP-1{n}": THREE for n in range(8)}})

    why = the_why(checklist, review)

    assert the_judgement(checklist, review) is Judgement.SOUND
    assert "less than half, by weight, was seen, sampled or tested in date" in why.sentence
    assert "1 legal duty or critical item not yet embedded with sampled or tested evidence in date" in why.sentence
    assert why.items == ("DP-01",)


def test_the_top_says_that_everything_is_at_target_and_known():
    items = [an_item(f"DP-1{n}", strength=MUST) for n in range(9)]
    checklist = a_checklist(*items)
    review = a_review({item.id: sampled(item.id) for item in items})

    assert the_judgement(checklist, review) is Judgement.SOUND_AND_CHECKED
    assert the_why(checklist, review).sentence.startswith("Every item that applies is at its target")


def test_without_a_judgement_the_missing_duties_are_named():
    checklist = a_checklist(
        an_item("DP-01", strength=MUST), an_item("DP-02", critical=True), *(an_item(f"DP-1{n}") for n in range(18))
    )
    review = a_review({f"DP-1{n}": TWO for n in range(18)})

    why = the_why(checklist, review)

    assert "2 legal duties or critical items have no answer yet: DP-01 and DP-02" in why.sentence
    assert why.items == ("DP-01", "DP-02")


def test_without_a_judgement_the_missing_weight_is_counted():
    checklist = a_checklist(*(an_item(f"DP-1{n}") for n in range(10)))
    review = a_review({f"DP-1{n}": TWO for n in range(7)})

    why = the_why(checklist, review)

    assert "The answers carry 14 of 20 points of weight, and 16 (80%) are needed" in why.sentence
    assert why.items == ("DP-17", "DP-18", "DP-19")


def test_a_single_paragraph_short_of_answers_is_named_though_the_whole_has_enough():
    few = [an_item(f"IS-1{n}", cites=of_paragraph("106")) for n in range(2)]
    many = [an_item(f"DP-1{n}", cites=of_paragraph("108")) for n in range(9)]
    checklist = a_checklist(*few, *many)
    review = a_review({"IS-10": TWO, **{item.id: TWO for item in many}})

    why = the_why(checklist, review)

    assert why.sentence == "¶106 (KCSIE 2021) needs answers to 80% of its own items, by weight."
    assert why.items == ("IS-11",)


def test_several_paragraphs_short_of_answers_each_need_their_own():
    few = [an_item(f"IS-1{n}", cites=of_paragraph("106" if n < 2 else "107")) for n in range(4)]
    many = [an_item(f"DP-{n}", cites=of_paragraph("108")) for n in range(10, 30)]
    review = a_review({"IS-10": TWO, "IS-12": TWO, **{item.id: TWO for item in many}})

    assert the_why(a_checklist(*few, *many), review).sentence == (
        "¶106 and ¶107 (KCSIE 2021) each need answers to 80% of their own items, by weight."
    )


def test_where_nothing_applies_there_is_nothing_to_judge():
    checklist = a_checklist(an_item("IS-01", na_when="None attends."))
    review = a_review({"IS-01": Answer("IS-01", NOT_APPLICABLE, na_reason="None attends.")})

    assert the_why(checklist, review) == Why("No item applies, so there is nothing to judge.")


def test_a_part_names_its_own_items_only():
    checklist = a_checklist(an_item("IS-01"), an_item("DP-01", strand=Strand.DATA_PROTECTION, strength=MUST))
    review = a_review({"IS-01": TWO, "DP-01": ZERO})
    figures = figures_of(checklist, review).strands

    def of_sharing(item: Item) -> bool:
        return item.strand is Strand.INFORMATION_SHARING

    def of_protection(item: Item) -> bool:
        return item.strand is Strand.DATA_PROTECTION

    assert "DP-01" not in why_part(checklist, review, figures[Strand.INFORMATION_SHARING], of_sharing).sentence
    assert why_part(checklist, review, figures[Strand.DATA_PROTECTION], of_protection).items == ("DP-01",)


def test_not_applicable_items_carry_no_weight_in_what_is_missing():
    checklist = a_checklist(an_item("IS-01"), an_item("IS-02", na_when="None attends."))
    review = a_review({"IS-02": Answer("IS-02", NOT_APPLICABLE, na_reason="None attends.")})

    missing = missing_of(checklist, review)

    assert (missing.answered_weight, missing.applicable_weight, missing.unanswered) == (0, 2, ("IS-01",))


def test_lists_read_as_sentences_and_long_ones_count_the_rest():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert named([f"DP-0{n}" for n in range(1, 9)]) == "DP-01, DP-02, DP-03, DP-04, DP-05, DP-06 and 2 more"


def test_paragraphs_are_named_with_the_editions_whose_numbers_they_are():
    numbers = [("kcsie-2021", "106"), ("kcsie-2021", "108"), ("kcsie-2025", "120")]
    cites = [Cite(edition, number, None, None) for edition, number in numbers]
    checklist = a_checklist(*(an_item(f"IS-0{n}", cites=(cite,)) for n, cite in enumerate(cites, 1)))

    assert paragraphs_text(["106", "108"], checklist) == "¶106 and ¶108 (KCSIE 2021)"
    assert paragraphs_text(["106", "120"], checklist) == "¶106 (KCSIE 2021) and ¶120 (KCSIE 2025)"


@given(checklists_with_reviews())
def test_nobody_is_left_guessing_whatever_the_answers(both: tuple[Checklist, Review]):
    checklist, review = both
    figures = figures_of(checklist, review)

    why = why_whole(checklist, review, figures)

    assert len(why.sentence) > len("Because.")
    assert why.sentence.endswith(".")
    assert set(figures.overall.blockers) <= set(why.items) or figures.overall.judgement is Judgement.SOUND
    places = [checklist.place[item] for item in why.items]
    assert places == sorted(set(places))
    if figures.overall.judgement is None and figures.overall.applicable:
        assert why.items


@given(checklists_with_reviews())
def test_every_part_says_why_whatever_the_answers(both: tuple[Checklist, Review]):
    checklist, review = both

    for number, figures in figures_of(checklist, review).paragraphs.items():

        def wanted(item: Item, number: str = number) -> bool:
            return item.paragraph == number

        why = why_part(checklist, review, figures, wanted)
        assert len(why.sentence) > 1
        assert {checklist.by_id[item].paragraph for item in why.items} <= {number}
        if figures.items < 8 and figures.judgement is not None:
            assert "%" not in why.sentence
