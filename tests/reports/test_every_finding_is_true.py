"""The finding of every chart over time is read back and held against a second count, over many histories."""

import pytest
from figures_shown import expected_between
from findings_gaps import AGES, HEAT
from findings_knowing import KNOWING, STRANDS
from findings_score import NOTES, TREND
from histories import History, a_history
from recount import Recount
from test_every_sentence_is_true import assert_good_english

from audit.domain.bridge import bridge_of
from audit.domain.bridge_words import bridge_words
from audit.domain.dates import long_date
from audit.domain.gap_ages import gap_age_words, gap_ages
from audit.domain.heat_map import heat_map
from audit.domain.heat_map_words import heat_map_words
from audit.domain.knowing_over_time import knowing_over_time
from audit.domain.knowing_words import knowing_words
from audit.domain.strand_bars import strand_bars, strand_words
from audit.domain.trend import trend_of
from audit.domain.trend_words import finding, other_items_note, trend_chart_words
from audit.domain.words import Step

FAST, MANY = 60, 1_000


def read_findings(history: History) -> None:
    """Every finding about the newest review. AssertionError names the history and the sentence."""
    known, checklist, reviews = Recount(history, 2), history.checklist, history.reviews
    contents = {"contents": history.contents}
    trend = trend_of(checklist, reviews, **contents)
    texts = [
        (TREND, finding(trend)),
        (TREND, trend_chart_words(trend).finding),
        (HEAT, heat_map_words(heat_map(checklist, reviews, **contents)).finding),
        (KNOWING, knowing_words(knowing_over_time(checklist, reviews, **contents)).finding),
        (STRANDS, strand_words(strand_bars(checklist, history.newest)).finding),
        (AGES, gap_age_words(gap_ages(checklist, reviews, **contents)).finding),
    ]
    if history.previous and (note := other_items_note(checklist, history.previous, history.newest, **contents)):
        texts.append((NOTES, note))
    try:
        for grammar, text in texts:
            grammar.read(text, known)
            assert_good_english(text)
        if history.previous:
            check_bridge(known)
    except AssertionError as error:
        raise AssertionError(f"{history}: {error}") from error


def check_bridge(known: Recount) -> None:
    """The finding of the bridge names each step that shows with its points, and nothing else."""
    before, history = known.previous, known.history
    assert before is not None
    bridge = bridge_of(history.checklist, before, known.review, contents=history.contents)
    said, wanted = bridge_words(bridge).finding, expected_between(known)
    assert_good_english(said)
    then, now = long_date(before.assessed_on), long_date(known.review.assessed_on)
    if "to" not in wanted:
        both = int(wanted["both"])
        are = "item is" if both == 1 else "items are"
        none = f"No item is counted both on {then} and on {now}, so nothing leads from one score to the other."
        few = f"Only {both} {are} counted both on {then} and on {now}: too few to say what moved the score."
        assert both < 10
        assert said == (few if both else none)
        return
    was, is_now = float(wanted["from"]), float(wanted["to"])
    if was == is_now:
        assert said.startswith(f"The score was {wanted['from']}% on {then} and is {wanted['to']}% on {now}")
    else:
        way = "rose" if is_now > was else "fell"
        assert said.startswith(f"The score {way} from {wanted['from']}% on {then} to {wanted['to']}% on {now}: ")
    for step in Step:
        moved = wanted[step] != "0.0"
        assert (f" {wanted[step]}" in said) or not moved


@pytest.mark.parametrize("first", range(0, FAST, 20))
def test_every_finding_is_true_of_the_reviews(first: int) -> None:
    for seed in range(first, first + 20):
        read_findings(a_history(seed))


@pytest.mark.slow
def test_every_finding_is_true_over_a_thousand_histories_and_each_one_is_met() -> None:
    for seed in range(FAST, FAST + MANY):
        read_findings(a_history(seed))

    grammars = (TREND, HEAT, KNOWING, STRANDS, AGES, NOTES)
    assert [one.name for grammar in grammars for one in grammar.templates if not grammar.met[one.name]] == []
