"""The words a governor may meet: what each means, and where one stands in a text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

_OWN_CAPITALS = re.compile(r".+[A-Z]")
_ALONE = re.compile(r"\b([A-Z]{2,})s?\b(?!-\d)")
_NOT_A_SIGN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Term:
    """One word and its meaning. `stands_for` is what a short form is short for, `also` what else means the same."""

    term: str
    means: str
    stands_for: str = ""
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def slug(self) -> str:
        """What names it in an address: `dpia`, `early-help`."""
        return _NOT_A_SIGN.sub("-", self.term.casefold()).strip("-")

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way to write it."""
        return tuple(form for form in (self.term, self.stands_for, *self.also) if form)

    @property
    def other_names(self) -> tuple[str, ...]:
        """What else it is called, the same in one and in many counted once."""
        known = {form.casefold() for form in self.forms}
        term = self.term.casefold()
        return tuple(
            form
            for form in self.also
            if not known & _singulars(form.casefold()) and form.casefold() not in _singulars(term)
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A term where it stands in a text: from `start` to before `end`."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True)
class Glossary:
    """All terms; made once, it finds them in a text in one pass, the longest form first."""

    terms: tuple[Term, ...] = ()
    _by_form: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    _pattern: re.Pattern[str] | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_form = {_key(form): term for term in self.terms for form in term.forms}
        object.__setattr__(self, "_by_form", by_form)
        object.__setattr__(self, "_pattern", _pattern([form for term in self.terms for form in term.forms]))

    def find(self, text: str) -> Iterator[Found]:
        """Every term of a text, in order."""
        for found in self._pattern.finditer(text) if self._pattern else ():
            written = found.group()
            if term := self._by_form.get(written) or self._by_form.get(written.casefold()):
                yield Found(term, found.start(), found.end())

    def term(self, name: str) -> Term | None:
        """The term of this slug, or that is written so in one of its forms; None where there is none."""
        wanted = name.strip().casefold()
        by_slug = {term.slug: term for term in self.terms}
        return by_slug.get(wanted) or next(
            (term for term in self.terms if wanted in (form.casefold() for form in term.forms)), None
        )


def unexplained(text: str, glossary: Glossary) -> tuple[str, ...]:
    """The short forms of a text that stand in no term, in order, each once; the letters of an item’s id are none."""
    rest: list[str] = []
    at = 0
    for found in glossary.find(text):
        rest.append(text[at : found.start])
        at = found.end
    return tuple(dict.fromkeys(_ALONE.findall(" ".join([*rest, text[at:]]))))


def _singulars(form: str) -> set[str]:
    """What a form may be the plural of."""
    return {form[:-1], f"{form[:-3]}y", f"{form[:-2]}is"} if form.endswith("s") else set()


def _key(form: str) -> str:
    """What has capitals of its own counts with them alone: IT is a term, it is not."""
    return form if _OWN_CAPITALS.match(form) else form.casefold()


def _pattern(forms: Sequence[str]) -> re.Pattern[str] | None:
    """Every form as a whole word, the longest first; by first letters, so that most are never tried at a word."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        written = re.escape(form) if _OWN_CAPITALS.match(form) else f"(?i:{re.escape(form)})"
        by_letter.setdefault(form[0].casefold(), []).append(written)
    groups = [f"(?i:(?={re.escape(letter)}))(?:{'|'.join(either)})" for letter, either in by_letter.items()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)") if groups else None
