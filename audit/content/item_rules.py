"""What one item must keep to: its source, the law behind it, whom it asks and to whom it applies."""

from collections.abc import Iterator, Mapping

from audit.content.draft import Derivation, Draft, Known, text_of
from audit.content.schema import PREFIXES
from audit.content.yamlfile import Raw
from audit.domain.words import Setting, Strand, Strength
from audit.errors import Problem

_PREFIX_OF_STRAND: Mapping[str, str] = {strand.value: prefix for strand, prefix in PREFIXES.items()}


def source_problems(draft: Draft, known: Known) -> Iterator[Problem]:
    """Citations: a known edition whose text was read, a known sentence of that paragraph, quoted to the letter."""
    for place, cite in enumerate(draft.cites):
        edition = text_of(cite, "edition")
        match known.texts_seen.get(edition):
            case None:
                message = f"there is no edition “{edition}” in editions.yaml: choose one of {_words(known.texts_seen)}."
                yield draft.problem("edition_unknown", message, "cites", place, "edition")
            case "not_seen":
                message = f"the text of {edition} has not been read, so its paragraph numbers cannot be cited."
                yield draft.problem("edition_unread", message, "cites", place, "edition")
            case _:
                pass
        if text_of(cite, "sentence"):
            yield from _quotation(draft, known, place, cite)
        else:
            yield from _companion(draft, known, place, cite)


def _quotation(draft: Draft, known: Known, place: int, cite: Mapping[str, Raw]) -> Iterator[Problem]:
    edition, wanted, quote = text_of(cite, "edition"), text_of(cite, "sentence"), text_of(cite, "quote")
    sentence = known.sentences.get((edition, wanted))
    if sentence is None:
        message = f"sentence {wanted} is not among the supplied text of {edition}: look at the ids under source."
        yield draft.problem("sentence_unknown", message, "cites", place, "sentence")
        return
    if sentence.paragraph != text_of(cite, "paragraph"):
        message = f"sentence {wanted} is in paragraph {sentence.paragraph}: write that paragraph."
        yield draft.problem("sentence_elsewhere", message, "cites", place, "paragraph")
    if not quote.strip() or quote not in sentence.text:
        message = (
            f"the quote is not word for word in {wanted}: copy a run of words from source, with its ’ as it stands."
        )
        yield draft.problem("quote_not_verbatim", message, "cites", place, "quote")


def _companion(draft: Draft, known: Known, place: int, cite: Mapping[str, Raw]) -> Iterator[Problem]:
    edition, paragraph = text_of(cite, "edition"), text_of(cite, "paragraph")
    if text_of(cite, "quote"):
        message = "a quote needs the id of its sentence; where the text is not supplied both are null."
        yield draft.problem("quote_without_sentence", message, "cites", place, "quote")
    supplied = sorted(
        id_ for (of, id_), sentence in known.sentences.items() if (of, sentence.paragraph) == (edition, paragraph)
    )
    if supplied:
        message = f"paragraph {paragraph} is supplied: cite one of its sentences ({', '.join(supplied)}) with a quote."
        yield draft.problem("sentence_missing", message, "cites", place)
    elif not draft.text("rests_on"):
        message = f"say in rests_on what {edition} paragraph {paragraph} says or adds, since it is not quoted."
        yield draft.problem("rests_on_missing", message, "cites", place)


def duty_problems(draft: Draft) -> Iterator[Problem]:
    """Strength, the law behind a must, and the day it came into force."""
    must = draft.text("strength") == Strength.MUST
    has_basis = draft.raw.get("basis") is not None
    if must and not has_basis:
        message = "a must names the law behind it: add basis with law and requires, or make it a should."
        yield draft.problem("basis_missing", message, "strength")
    if has_basis and not must:
        yield draft.problem("basis_without_must", "only a must has a basis: use rests_on, or take it out.", "basis")
    if draft.raw.get("critical") and draft.text("strength") != Strength.SHOULD:
        message = "only a should may be critical: a must counts as much already."
        yield draft.problem("critical_not_should", message, "critical")
    if draft.raw.get("in_force_from") is not None and not has_basis:
        message = "a day in force belongs to a law: add the basis, or take the day out."
        yield draft.problem("in_force_without_basis", message, "in_force_from")


def people_problems(draft: Draft, known: Known) -> Iterator[Problem]:
    """Whom it asks, and to which settings it applies."""
    for place, role in enumerate(draft.texts("ask")):
        if role not in known.roles:
            message = f"the role “{role}” is not in roles.yaml: use one that is, spelled the same, or add it there."
            yield draft.problem("role_unknown", message, "ask", place)
    settings = set(draft.texts("applies_to"))
    everyone = not settings or settings >= set(Setting)
    if settings and everyone:
        yield draft.problem("applies_to_all", "it applies to every setting: leave applies_to out.", "applies_to")
    if not everyone and not draft.text("applies_why"):
        message = "say in applies_why, in one sentence, why the other settings are left out."
        yield draft.problem("applies_why_missing", message, "applies_to")
    if everyone and draft.text("applies_why"):
        message = "it applies to every setting: take applies_why out, or name the settings in applies_to."
        yield draft.problem("applies_why_needless", message, "applies_why")


def belonging_problems(draft: Draft, derivation: Derivation | None) -> Iterator[Problem]:
    """Id, strand, paragraph, facets and limb agree with each other and with what the checklist is derived from."""
    strand = draft.text("strand")
    prefix = _PREFIX_OF_STRAND.get(strand)
    if prefix and draft.id and not draft.id.startswith(f"{prefix}-"):
        message = f"an item of the strand {strand} has an id that begins with {prefix}-."
        yield draft.problem("id_prefix", message, "id")
    if strand == Strand.LAW_WATCH and draft.text("strength") not in {"", Strength.EXPECTED}:
        yield draft.problem("law_watch_strength", "law watch is readiness only: make it expected.", "strength")
    if derivation is None:
        return
    yield from _strand(draft, derivation)
    for place, facet in enumerate(draft.texts("facets")):
        offered = [each for sentence in sorted(draft.sentences) for each in derivation.facets.get(sentence, ())]
        if facet not in offered:
            message = f"“{facet}” is not a facet of what it cites: choose from {', '.join(offered) or 'none'}."
            yield draft.problem("facet_unknown", message, "facets", place)
    if limb := draft.text("continues"):
        sentence = derivation.continues.get(limb)
        if sentence is None:
            message = f"“{limb}” is not a limb of this checklist: choose from {_words(derivation.continues)}."
            yield draft.problem("limb_unknown", message, "continues")
        elif sentence not in draft.sentences:
            message = f"{limb} continues {sentence}: cite that sentence."
            yield draft.problem("limb_without_sentence", message, "continues")


def _strand(draft: Draft, derivation: Derivation) -> Iterator[Problem]:
    strand = draft.text("strand")
    paragraph = text_of(draft.cites[0], "paragraph") if draft.cites else ""
    if strand not in _PREFIX_OF_STRAND or paragraph in derivation.strands.get(strand, ()):
        return
    if derivation.strands.get(strand) == () and not paragraph:  # a strand that rests on no paragraph
        return
    home = derivation.strands.get(strand)
    cure = (
        f"this strand takes {', '.join(home) or 'no paragraph'}" if home is not None else "it is not of this checklist"
    )
    message = f"paragraph {paragraph or 'none'} does not belong to the strand {strand}: {cure}."
    yield draft.problem("strand_paragraph", message, *(("cites", 0) if draft.cites else ("strand",)))


def _words(known: Mapping[str, str]) -> str:
    return ", ".join(sorted(known)) or "none"
