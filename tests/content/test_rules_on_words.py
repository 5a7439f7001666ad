"""Rules about words, for any words."""

import string

from hypothesis import assume, given
from hypothesis import strategies as st

from audit import data_dir
from audit.content.checklist_rules import normalised
from audit.content.draft import Draft, Known
from audit.content.item_rules import source_problems
from audit.content.library import load_library
from audit.content.wording import MOST_WORDS, without, wording_problems
from audit.content.yamlfile import Document

SENTENCES = [each for each in load_library(data_dir("checklists")).sentences if each.paragraph != "102"]
KNOWN = Known(
    sentences={("kcsie-2021", each.id): each for each in SENTENCES},
    texts_seen={"kcsie-2021": "supplied"},
    roles=frozenset({"DSL"}),
    phrases=("sharing and withholding",),
    retired=frozenset(),
)
WORDS = st.text(string.ascii_lowercase, min_size=1, max_size=9).filter(lambda word: word not in {"and", "plus", "dbs"})
JOINS = ["and", "And", "AND", "&", "as well as", "Along with", "together  with", "plus"]


def a_draft(**fields):
    return Draft(Document("x.yaml", b"", None, None, ()), 0, {"id": "IS-01", "strand": "information_sharing", **fields})


def codes(problems):
    return {problem.code for problem in problems}


def quoting(sentence, quote):
    cite = {"edition": "kcsie-2021", "paragraph": sentence.paragraph, "sentence": sentence.id, "quote": quote}
    return codes(source_problems(a_draft(cites=[cite]), KNOWN))


@given(data=st.data())
def test_any_run_of_the_sentence_may_be_quoted(data):
    sentence = data.draw(st.sampled_from(SENTENCES))
    start = data.draw(st.integers(0, len(sentence.text) - 1))
    end = data.draw(st.integers(start + 1, len(sentence.text)))
    assume(sentence.text[start:end].strip())

    assert quoting(sentence, sentence.text[start:end]) == set()


@given(data=st.data(), letter=st.sampled_from("#§±"))
def test_one_foreign_sign_spoils_a_quote(data, letter):
    sentence = data.draw(st.sampled_from(SENTENCES))
    place = data.draw(st.integers(0, len(sentence.text)))

    assert quoting(sentence, sentence.text[:place] + letter + sentence.text[place:]) == {"quote_not_verbatim"}


@given(words=st.lists(WORDS, min_size=2, max_size=MOST_WORDS - 3), data=st.data())
def test_a_word_that_joins_two_duties_anywhere_in_a_question_is_found(words, data):
    place = data.draw(st.integers(1, len(words) - 1))
    question = " ".join([*words[:place], data.draw(st.sampled_from(JOINS)), *words[place:]]) + "?"

    assert codes(wording_problems(a_draft(question=question), KNOWN)) == {"question_and"}


@given(words=st.lists(WORDS, min_size=1, max_size=MOST_WORDS - 3), data=st.data())
def test_an_and_inside_a_listed_phrase_may_stand(words, data):
    place = data.draw(st.integers(0, len(words)))
    question = " ".join([*words[:place], "Sharing and withholding", *words[place:]]) + "?"

    assert codes(wording_problems(a_draft(question=question), KNOWN)) == set()


@given(words=st.lists(WORDS, min_size=1, max_size=50))
def test_a_question_is_too_long_from_its_thirty_third_word(words):
    found = "question_long" in codes(wording_problems(a_draft(question=" ".join(words) + "?"), KNOWN))

    assert found == (len(words) > 32)


@given(words=st.lists(WORDS, min_size=1), signs=st.lists(st.sampled_from(",.;:–—’“”!? "), min_size=60, max_size=60))
def test_signs_and_capitals_do_not_hide_a_copied_level(words, signs):
    dressed = "".join(f"{word.upper()}{sign} " for word, sign in zip(words, signs, strict=False))

    assert normalised(dressed) == normalised(" ".join(words[: len(signs)]))


@given(text=st.text())
def test_taking_no_phrases_out_changes_nothing(text):
    assert without(text, ()) == text
