"""Words are linked to the glossary where they first stand; nothing else about a text changes."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from audit.domain.glossary import Glossary, Term
from audit.ui.html import el
from audit.ui.terms import TermLinks

GLOSSARY = Glossary((Term("DSL", "Leads.", "designated safeguarding lead"), Term("Early help", "Support.")))
PIECES = ["DSL", "early help", "<b>", "</a>", "&amp;", "’", "&", "<a href=x>", " ", '"', "it"]
A_TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=10).map(" ".join)


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]*)"', html)


def test_the_first_place_of_a_term_is_a_link_and_a_short_form_says_what_it_stands_for():
    html = TermLinks(GLOSSARY)("Ask the DSL; the DSL knows.")

    assert html == (
        'Ask the <a href="glossary?term=dsl" target="_blank" class="term">'
        '<abbr title="designated safeguarding lead">DSL</abbr></a>; the DSL knows.'
    )


def test_a_page_links_a_term_once_whatever_it_is_called_with():
    page = TermLinks(GLOSSARY)

    assert len(links(page("The DSL"))) == 1
    assert links(page("The DSL, and early help")) == ["glossary?term=early-help"]


def test_nothing_within_a_link_is_linked_again():
    inside = el("p", el("a", "Ask the DSL", href="item"), " or the DSL")

    html = TermLinks(GLOSSARY)(inside)

    assert links(html) == ["item", "glossary?term=dsl"]
    assert html.index("item") < html.index("Ask the DSL</a>") < html.index("glossary")


@given(st.lists(A_TEXT, max_size=3))
def test_the_words_stay_what_they_were_and_what_a_person_wrote_stays_text(texts):
    html = TermLinks(GLOSSARY)(*texts)

    assert unescape(re.sub(r"</?(?:a|abbr)(?: [a-z]+=\"[^\"]*\")*>", "", html)) == "".join(texts)
    assert set(re.findall(r"<(\w+)", html)) <= {"a", "abbr"}
    assert len(links(html)) <= 2
