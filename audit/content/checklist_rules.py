"""What the items of a checklist must keep to together: ids, order, coverage, and no sentence used twice."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from audit.content.draft import Derivation, Draft, Drafts, Known
from audit.content.wording import JOINS
from audit.errors import Problem

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_NOT_A_WORD = re.compile(r"[^\w]+")


def normalised(text: str) -> str:
    """The bare words, so that a changed comma or capital does not hide a copy."""
    return _NOT_A_WORD.sub(" ", text.casefold()).strip()


def id_problems(drafts: Iterable[Draft], retired: Container[str] = ()) -> Iterator[Problem]:
    """Ids used once only among these items, never one that was retired, and rising within the letters of a file."""
    first: dict[str, Draft] = {}
    highest: dict[tuple[str, str], str] = {}
    for draft in drafts:
        if not draft.id:
            continue
        if draft.id in first:
            there = first[draft.id]
            message = f"this id is taken at {there.document.where(there.index, 'id')}: give it the next free number."
            yield draft.problem("id_duplicate", message, "id")
            continue
        first[draft.id] = draft
        if draft.id in retired:
            yield draft.problem("id_retired", "this id was retired and is never used again: take a new one.", "id")
        here = draft.document.name, draft.id.partition("-")[0]
        if draft.id < highest.get(here, ""):
            yield draft.problem("id_order", f"it stands after {highest[here]}: put the items in id order.", "id")
        highest[here] = max(draft.id, highest.get(here, ""))


def level_problems(drafts: Iterable[Draft]) -> Iterator[Problem]:
    """No level is worded like another: each describes its own item."""
    first: dict[str, str] = {}
    for draft in drafts:
        for place, level in enumerate(draft.texts("levels")):
            for sentence in filter(None, map(normalised, _SENTENCE_END.split(level))):
                here = f"{draft.id} level {place}"
                there = first.setdefault(sentence, here)
                if there != here:
                    message = f"level {place} says what {there} says: word it for this item alone."
                    yield draft.problem("level_repeated", message, "levels", place)


def coverage_problems(checklist: Drafts, known: Known) -> Iterator[Problem]:
    """The number of items, and every sentence, facet and limb met by at least one of them."""
    derivation = checklist.derivation
    header = checklist.files.header
    if derivation is None:
        message = f"derivation.yaml does not say what {checklist.files.id or 'this checklist'} is derived from: add it."
        yield Problem("derivation_missing", header.where("id"), message)
        return
    if not derivation.fewest <= len(checklist.items) <= derivation.most:
        message = f"there are {len(checklist.items)} items: keep to {derivation.fewest} to {derivation.most}."
        yield Problem("item_count", header.where("content_files"), message)
    for code, what, missing in _gaps(checklist, derivation, known):
        yield Problem(
            code, header.where("content_files"), f"No item {what} {missing}: write one, or mend one that should."
        )


def _gaps(checklist: Drafts, derivation: Derivation, known: Known) -> Iterator[tuple[str, str, str]]:
    cited = {sentence for item in checklist.items for sentence in item.sentences}
    facets: dict[str, set[str]] = defaultdict(set)
    for item in checklist.items:
        for sentence in item.sentences:
            facets[sentence] |= set(item.texts("facets"))
    limbs = {
        item.text("continues")
        for item in checklist.items
        if derivation.continues.get(item.text("continues")) in item.sentences
    }
    for (edition, sentence_id), sentence in known.sentences.items():
        wanted = edition == checklist.edition and sentence.paragraph in derivation.paragraphs
        if wanted and sentence_id not in cited:
            yield "sentence_uncovered", "cites the sentence", sentence_id
    for sentence_id, parts in derivation.facets.items():
        for facet in parts:
            if facet not in facets[sentence_id]:
                yield "facet_uncovered", f"that cites {sentence_id} has the facet", facet
    for limb in derivation.continues:
        if limb not in limbs:
            yield "limb_uncovered", "continues the limb", limb


def phrase_problems(phrases: Iterable[tuple[str, str]], drafts: Iterable[Draft]) -> Iterator[Problem]:
    """Each (phrase, place) that may hold an “and”, or a word like it, has one, and a question that uses it."""
    questions = [draft.text("question").casefold() for draft in drafts]
    for phrase, where in phrases:
        if not JOINS.search(phrase):
            yield Problem("phrase_without_and", where, f"“{phrase}” has no “and” or word like it: take it out.")
        elif not any(phrase.casefold() in question for question in questions):
            yield Problem("phrase_unused", where, f"No question uses “{phrase}”: take it out.")
