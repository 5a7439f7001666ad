"""Terms are found where they stand: whole words only, the longest first, short forms in capitals alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.glossary import Glossary, Term, unexplained

DSL = Term("DSL", "Leads on safeguarding.", "designated safeguarding lead", ("deputy DSL",))
IT = Term("IT", "Computers.", "information technology")
HELP = Term("Early help", "Support at once.", also=("early help offers",))
OFFER = Term("Early help offer", "What there is.")
GLOSSARY = Glossary((DSL, IT, HELP, OFFER))


def found(text: str) -> list[tuple[str, str]]:
    return [(one.term.term, text[one.start : one.end]) for one in GLOSSARY.find(text)]


def test_a_term_is_found_in_any_of_its_forms_and_any_case():
    assert found("The designated safeguarding lead offers EARLY HELP.") == [
        ("DSL", "designated safeguarding lead"),
        ("Early help", "EARLY HELP"),
    ]


def test_the_longest_form_wins():
    assert found("An early help offer, and the deputy DSL") == [
        ("Early help offer", "early help offer"),
        ("DSL", "deputy DSL"),
    ]


def test_a_short_form_counts_in_capitals_alone():
    assert found("Is it the IT lead?") == [("IT", "IT")]


@pytest.mark.parametrize("text", ["DSLx", "xDSL", "HITS", "nearly help"])
def test_a_term_is_a_whole_word(text):
    assert found(text) == []


def test_an_apostrophe_or_a_stop_may_follow():
    assert found("the DSL’s. DSL") == [("DSL", "DSL"), ("DSL", "DSL")]


@pytest.mark.parametrize("name", ["dsl", "DSL", " Designated safeguarding lead ", "deputy dsl"])
def test_a_term_is_named_by_its_address_or_any_form(name):
    assert GLOSSARY.term(name) is DSL


def test_what_is_not_there_is_not_found():
    assert GLOSSARY.term("ofsted") is None
    assert GLOSSARY.term("") is None
    assert list(Glossary().find("DSL")) == []


def test_other_names_leave_plurals_out():
    authority = Term("Placing authority", "…", also=("placing authorities", "placing council", "placing councils"))

    assert authority.other_names == ("placing council",)
    assert Term("Lawful basis", "…", also=("lawful bases",)).other_names == ()
    assert Term("Bands", "…", also=("band", "in bands")).other_names == ("in bands",)
    assert HELP.other_names == ("early help offers",)


def test_a_short_form_that_nothing_explains_is_told_once():
    assert unexplained("The LADO, the DSL, two LADOs; IS-06 and DP-02.", GLOSSARY) == ("LADO",)


PIECES = st.sampled_from(["DSL", "early help", "Early Help offer", "IT", "offer", "it", "LADO", ",", "’s", "-"])


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_finds_stand_in_order_never_overlap_and_are_forms_of_their_term(text):
    found = list(GLOSSARY.find(text))

    assert all(first.end <= second.start for first, second in pairwise(found))
    for one in found:
        assert text[one.start : one.end].casefold() in {form.casefold() for form in one.term.forms}
