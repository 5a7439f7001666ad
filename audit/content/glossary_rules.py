"""What the glossary must keep to: each form explained once, in our own words, and each short form of an item."""

from collections.abc import Iterable, Iterator, Mapping

from audit.content.draft import Draft, text_of
from audit.content.folder import listing, mapping, texts
from audit.content.wording import forbidden_words
from audit.content.yamlfile import Document, Raw
from audit.domain.glossary import Glossary, Term, unexplained
from audit.errors import Problem

OWN_TEXTS = ("term", "stands_for", "means", "source")


def glossary_problems(document: Document, items: Iterable[Draft]) -> Iterator[Problem]:
    """A form explained twice, a word never to be said, and each short form of an item that nothing explains."""
    entries = [_entry(mapping(raw)) for raw in listing(document.data)]
    first: dict[str, int] = {}
    for place, term in enumerate(entries):
        for form in term.forms:
            if (earlier := first.setdefault(form.casefold(), place)) != place:
                message = f"“{form}” is explained already, at {document.where(earlier)}: keep one of the two."
                yield Problem("term_twice", document.where(place), message)
        for field in OWN_TEXTS:
            for code, message in forbidden_words(getattr(term, field)):
                yield Problem(code, document.where(place, field), f"{term.term}: {message}")
    known = Glossary(tuple(entries))
    for item in items:
        for text, path in item.own_words():
            for form in unexplained(text, known):
                message = f"nothing explains “{form}”: add it to glossary.yaml, or write the words out."
                yield item.problem("short_form_unexplained", message, *path)


def _entry(raw: Mapping[str, Raw]) -> Term:
    """A term as its author left it, perhaps unfinished."""
    return Term(
        term=text_of(raw, "term"),
        means=text_of(raw, "means"),
        stands_for=text_of(raw, "stands_for"),
        also=texts(raw.get("also")),
        source=text_of(raw, "source"),
    )
