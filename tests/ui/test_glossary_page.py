"""The glossary page: every word explained, the one an address names first."""

from reading_pages import html_of, title_of, words_of


def test_every_term_is_explained_with_its_source(open_page, app):
    at = open_page("glossary")

    assert title_of(at) == "Glossary"
    words = words_of(at)
    for term in app.library.glossary.terms:
        assert term.means in words
    assert "DPIA – data protection impact assessment" in words
    assert "Source: UK GDPR Article 35" in words
    assert "not legal advice" in words


def test_an_address_may_name_a_term(open_page):
    at = open_page("glossary", term="dpia")

    html = html_of(at)
    assert html.count("<dt>DPIA – data protection impact assessment</dt>") == 2
    assert html.index('role="region"') < html.index("DPIA –")


def test_a_term_that_is_not_there_is_said_and_shown_as_text(open_page):
    at = open_page("glossary", term="<b>ofsted")

    assert "The glossary does not explain “<b>ofsted”." in words_of(at) or "&lt;b&gt;ofsted" in html_of(at)
    assert "<b>ofsted" not in html_of(at)


def test_what_an_address_says_is_not_repeated_at_length_nor_handed_on(open_page):
    long = "ofsted " * 500
    at = open_page("glossary", term=long)

    assert "does not explain “ofsted ofsted" in words_of(at)
    assert long.strip() not in words_of(at)
    handed_on = [str(block.proto) for block in at.get("bidi_component")]
    assert handed_on
    assert not any("ofsted" in block for block in handed_on)
