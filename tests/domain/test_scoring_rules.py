"""Every rule of the score and the judgement, over checklists and reviews that Hypothesis makes up."""

from dataclasses import replace
from fractions import Fraction

from generated import checklists_with_reviews
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import facts, in_scope

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.figures import Figures, rounded
from audit.domain.review import Review
from audit.domain.scoring import ReviewFigures, figures_of, overall_of
from audit.domain.words import NOT_APPLICABLE, Judgement, Rating

MANY = settings(max_examples=120, deadline=None)


def counts(figures: Figures) -> tuple[int, ...]:
    return (
        figures.items,
        figures.applicable,
        figures.answered,
        figures.unknown,
        figures.not_applicable,
        figures.unanswered,
        figures.in_place,
    )


def every_set(found: ReviewFigures) -> list[Figures]:
    return [found.overall, *found.strands.values(), *found.paragraphs.values()]


def exact(value: float | None, fraction: Fraction | None) -> bool:
    return value is fraction is None or (value is not None and fraction is not None and value == float(fraction))


@MANY
@given(checklists_with_reviews())
def test_every_figure_equals_the_rules_written_a_second_time(given_: tuple[Checklist, Review]):
    checklist, review = given_
    found = figures_of(checklist, review)
    items = in_scope(checklist, review)
    parts = {p: [i for i in items if i.paragraph == p] for p in dict.fromkeys(i.paragraph for i in items) if p}
    strands = {s: [i for i in items if i.strand is s] for s in dict.fromkeys(i.strand for i in items)}
    judged = {p: facts(part, review) for p, part in parts.items()}
    with_applicable = [j.judgement for j in judged.values() if j.counts[1]]
    whole = facts(items, review, with_applicable)

    assert set(found.paragraphs) == set(parts)
    assert set(found.strands) == set(strands)
    pairs = [(found.overall, whole)]
    pairs += [(found.paragraphs[p], judged[p]) for p in parts]
    pairs += [(found.strands[s], facts(part, review)) for s, part in strands.items()]
    for figures, expected in pairs:
        assert counts(figures) == expected.counts
        assert exact(figures.score, expected.score)
        assert exact(figures.low, expected.low)
        assert exact(figures.high, expected.high)
        assert exact(figures.assurance, expected.assurance)
        assert figures.gap_points == expected.gap_points
        assert figures.judgement is expected.judgement
        assert list(figures.duties_open) == expected.duties_open
        assert figures.provisional is (figures.unanswered > 0)
        if not figures.held_by_paragraphs:
            assert list(figures.blockers) == expected.blockers


@MANY
@given(checklists_with_reviews())
def test_what_holds_the_whole_is_named(given_: tuple[Checklist, Review]):
    checklist, review = given_
    found = figures_of(checklist, review)
    word = found.overall.judgement
    if word is None:
        assert not found.overall.blockers
        assert not found.overall.held_by_paragraphs
        assert not found.overall.held_by_score
        return
    parts = {key: p.judgement for key, p in found.paragraphs.items() if p.applicable and p.judgement is not None}
    if parts and word < Judgement.SOUND_AND_CHECKED:
        step = min(min(parts.values()) + 1, 3)
        half = max(j for j in Judgement if 2 * sum(p >= j for p in parts.values()) > len(parts))
        held = [key for key, p in parts.items() if p <= word] if word in (step, half) else []
        assert list(found.overall.held_by_paragraphs) == held
        for key in held:
            assert set(found.paragraphs[key].blockers) <= set(found.overall.blockers)
    place = list(checklist.by_id)
    assert list(found.overall.blockers) == sorted(found.overall.blockers, key=place.index)


@MANY
@given(checklists_with_reviews(), st.data())
def test_raising_a_rating_never_lowers_a_score_or_a_judgement(given_: tuple[Checklist, Review], data: st.DataObject):
    checklist, review = given_
    rated = [a for a in review.answers.values() if a.rating is not None and a.rating < Rating.EMBEDDED]
    if not rated:
        return
    answer = data.draw(st.sampled_from(rated))
    better = replace(answer, value=data.draw(st.sampled_from([r for r in Rating if r > answer.rating])))
    before = figures_of(checklist, review)
    after = figures_of(checklist, replace(review, answers={**review.answers, answer.item: better}))

    for was, now in zip(every_set(before), every_set(after), strict=True):
        assert (was.score is None) == (now.score is None)
        assert was.score is None or now.score >= was.score
        assert (was.judgement is None) == (now.judgement is None)
        assert was.judgement is None or now.judgement >= was.judgement


@MANY
@given(checklists_with_reviews(), st.randoms())
def test_the_order_of_items_and_answers_changes_no_figure(given_: tuple[Checklist, Review], random):
    checklist, review = given_
    items, pairs = list(checklist.items), list(review.answers.items())
    random.shuffle(items)
    random.shuffle(pairs)
    before = figures_of(checklist, review)
    after = figures_of(replace(checklist, items=tuple(items)), replace(review, answers=dict(pairs)))

    def unordered(figures: Figures) -> Figures:
        return replace(
            figures,
            blockers=tuple(sorted(figures.blockers)),
            duties_open=tuple(sorted(figures.duties_open)),
            held_by_paragraphs=tuple(sorted(figures.held_by_paragraphs)),
        )

    assert unordered(before.overall) == unordered(after.overall)
    assert {k: unordered(v) for k, v in before.paragraphs.items()} == {
        k: unordered(v) for k, v in after.paragraphs.items()
    }


@MANY
@given(checklists_with_reviews(), st.integers(2, 5))
def test_scaling_every_weight_changes_no_ratio_and_no_judgement(given_: tuple[Checklist, Review], times: int):
    checklist, review = given_
    copies = [
        replace(item, id=f"{item.id}-{n}") for item in checklist.items for n in range(times)
    ]  # the same item several times over weighs several times as much
    again = {
        copy.id: replace(review.answers[origin], item=copy.id)
        for copy in copies
        if (origin := copy.id.rpartition("-")[0]) in review.answers
    }
    before = figures_of(checklist, review)
    after = figures_of(replace(checklist, items=tuple(copies)), replace(review, answers=again))

    for was, now in zip(every_set(before), every_set(after), strict=True):
        assert (was.score, was.low, was.high, was.assurance) == (now.score, now.low, now.high, now.assurance)
        assert was.judgement is now.judgement


@MANY
@given(checklists_with_reviews())
def test_an_added_not_applicable_item_changes_only_the_counts(given_: tuple[Checklist, Review]):
    checklist, review = given_
    first = checklist.items[0]
    extra = replace(first, id="ZZ-99", in_force_from=None, applies_to=frozenset(type(review.school.setting)))
    more = {**review.answers, "ZZ-99": Answer("ZZ-99", NOT_APPLICABLE, na_reason="None attends.")}
    before = figures_of(checklist, review).overall
    after = figures_of(replace(checklist, items=(*checklist.items, extra)), replace(review, answers=more)).overall

    assert after.items == before.items + 1
    assert after.not_applicable == before.not_applicable + 1
    same = {"items": 0, "not_applicable": 0, "duties_not_applicable": 0}
    assert replace(after, **same) == replace(before, **same)


@MANY
@given(checklists_with_reviews())
def test_the_score_lies_between_low_and_high(given_: tuple[Checklist, Review]):
    for figures in every_set(figures_of(*given_)):
        if figures.score is None:
            assert (figures.low, figures.high) == ((0, 100) if figures.applicable else (None, None))
        else:
            assert 0 <= figures.low <= figures.score <= figures.high <= 100


@MANY
@given(checklists_with_reviews())
def test_the_parts_add_up_to_the_whole(given_: tuple[Checklist, Review]):
    found = figures_of(*given_)
    for name in ("items", "applicable", "answered", "unknown", "not_applicable", "unanswered", "in_place", "earned",
                 "possible", "duties_not_applicable"):  # fmt: skip
        assert sum(getattr(part, name) for part in found.strands.values()) == getattr(found.overall, name)
    assert found.overall.items == found.overall.applicable + found.overall.not_applicable
    assert found.overall.applicable == found.overall.answered + found.overall.unanswered


@MANY
@given(checklists_with_reviews())
def test_a_cap_never_raises_a_judgement(given_: tuple[Checklist, Review]):
    checklist, review = given_
    found = figures_of(checklist, review)
    for figures in every_set(found):
        if figures.judgement is not None and figures.score is not None:
            from_band = Judgement(sum(figures.score >= edge for edge in (30, 60, 85)))
            assert figures.judgement <= max(from_band, Judgement.GAPS_TO_CLOSE)


@given(st.decimals(-100, 100, places=3))
def test_display_rounds_half_away_from_zero(value):
    shown = rounded(float(value))
    assert abs(shown - value) <= Fraction(5, 100)
    assert rounded(-float(value)) == -shown or shown == 0


def test_display_rounds_a_quarter_of_a_tenth_up_and_its_opposite_down():
    assert str(rounded(6.25)) == "6.3"
    assert str(rounded(-6.25)) == "-6.3"
    assert str(rounded(-0.01)) == "0.0"


@MANY
@given(checklists_with_reviews())
def test_the_whole_alone_is_the_whole_of_all_figures(made: tuple[Checklist, Review]):
    checklist, review = made

    assert overall_of(checklist, review) == figures_of(checklist, review).overall
