"""Words that the glossary explains, each linked once where it first stands on a page."""

import re
from urllib.parse import urlencode

from audit.domain.glossary import Glossary, Term
from audit.ui.html import Markup, el, join
from audit.ui.links import parameters

TERM_PARAMETER = "term"
EXPLAINED = "A word with dots beneath it is explained in the glossary, which opens in a tab of its own."
_TAGS = re.compile(r"(<[^>]*>)")
_LINKED_ALREADY = ("a", "abbr", "button")


class TermLinks:
    """Links the terms of one page: the first time each stands there, and never inside another link."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._linked: set[str] = set()

    def __call__(self, *parts: str) -> Markup:
        """The parts one after the other, with the terms not met before as links."""
        pieces = _TAGS.split(join(parts))
        inside = 0
        for place, piece in enumerate(pieces):
            if piece.startswith("<"):
                inside += _step(piece)
            elif not inside:
                pieces[place] = self._with_links(piece)
        return Markup("".join(pieces))

    def _with_links(self, escaped: str) -> str:
        done, at = "", 0
        for found in self._glossary.find(escaped):
            if found.term.slug not in self._linked:
                self._linked.add(found.term.slug)
                done += escaped[at : found.start] + _link(found.term, Markup(escaped[found.start : found.end]))
                at = found.end
        return done + escaped[at:]


def address(term: Term) -> str:
    """Where a term is explained."""
    return f"glossary?{urlencode({TERM_PARAMETER: term.slug} | parameters())}"


def _link(term: Term, written: Markup) -> str:
    # a tab of its own, so that what is typed here and not saved stays
    shown = el("abbr", written, title=term.stands_for) if term.stands_for and written == term.term else written
    return el("a", shown, href=address(term), target="_blank", class_="term")


def _step(tag: str) -> int:
    """How a tag changes how deep within links we are."""
    name = re.match(r"</?([a-z0-9]+)", tag)
    if name is None or name.group(1) not in _LINKED_ALREADY:
        return 0
    return -1 if tag.startswith("</") else 1
