"""How an item may be worded: one question, one duty, plain signs, and none of the words this product never says."""

import re
from collections.abc import Iterator

from audit.content.draft import Draft, Known
from audit.errors import Problem

MOST_WORDS = 32
"""A question longer than this is not understood at one hearing, read aloud at a table."""
VERDICTS = {
    r"(?:non-?\s?)?complian(?:t|ce)": "say what is in place; this product gives no certificate",
    r"(?<!data )breach(?:es|ed)?": "only a “data breach” may be named, as the thing to be logged",
    r"certif(?:y|ied|ication)": "this product gives no certificate",
    r"(?:inspection|ofsted)[ -]ready": "this product does not prepare for inspection",
    r"no gaps": "say what is in place",
    r"(?:school|college|pupils|children|we) (?:is|are) (?:now |fully |completely )?safe": "say what is in place",
    r"league tables?|ranked|ranking": "schools are never ranked",
    r"urgent improvement|needs attention|expected standard|strong standard": "these are the inspectorate’s",
}
"""Words that judge a school, and what to say instead."""
TRAPS = {
    r"(?:five|5) (?:working|school) days": "the guidance says 5 days; do not convert them",
    r"(?:section |s\.? ?)14B": "that power was superseded; the present one is section 16H",
    r"Schedule 1,? Part 1,? para(?:graph)? 4": "the safeguarding condition is Schedule 1 paragraph 18",
    r"DBS harm test|significant harm test": "the test meant is the serious harm test of the Data Protection Act 2018",
    r"consent is never needed|never need consent": "say “consent is not required to share for safeguarding”",
    r"data protection never (?:stops|prevents)": "say that it does not prevent sharing to keep children safe",
    r"must (?:always )?(?:report|be reported) (?:it |this |everything )?to the (?:ICO|Information Commission)": (
        "only what is likely to put people at risk is reported: give the condition"
    ),
    r"social workers? must be (?:admitted|let in)": "the guidance says that access should be allowed",
    r"section 175 return|175/157|statutory return": "this is a board’s own look, not the return",
    r"necessary(?:,| and) proportionate, relevant": "that is the replaced 2018 list; follow the current advice",
}
"""Sayings about the law that are known to be wrong."""
NOT_YET_IN_FORCE = r"(?:section |s\.? ?)16L[A-D]"
"""A duty enacted in 2026 and not known to be in force for schools: only `law_watch` may speak of it."""
_FORBIDDEN = [
    (re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE), code, cure)
    for code, table in (("word_forbidden", VERDICTS), ("trap_phrase", TRAPS))
    for words, cure in table.items()
]
_NOT_YET = re.compile(rf"\b(?:{NOT_YET_IN_FORCE})\b", re.IGNORECASE)
_RECOGNISED = re.compile(r"recognised legitimate interest", re.IGNORECASE)
_LIMIT = re.compile(r"public authority (?:may not|cannot)", re.IGNORECASE)
JOINS = re.compile(r"\b(?:and|as\s+well\s+as|along\s+with|together\s+with|plus)\b|&", re.IGNORECASE)
"""What makes one question ask two things."""
_SENTENCE_END_INSIDE = re.compile(r"[.?!][”’)]?\s+\S")


def wording_problems(draft: Draft, known: Known) -> Iterator[Problem]:
    """Every fault of wording in one item."""
    yield from _question(draft, known)
    challenge = draft.text("challenge")
    if challenge and (not challenge.endswith("?") or challenge.count("?") > 1):
        yield draft.problem("challenge_not_a_question", "ask one question, ending with “?”.", "challenge")
    for text, path in draft.own_words():
        yield from _words(draft, text, path)


def forbidden_words(text: str) -> Iterator[tuple[str, str]]:
    """What no text of ours may hold, whoever it is about: the code of each fault and what to do."""
    if "'" in text or '"' in text:
        yield "straight_quote", "write ’ “ ” instead of straight quotes."
    for pattern, code, cure in _FORBIDDEN:
        if found := pattern.search(text):
            yield code, f"do not write “{found.group()}”: {cure}."


def without(text: str, phrases: tuple[str, ...]) -> str:
    """The text with each of these phrases taken out, longest first."""
    for phrase in sorted(phrases, key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(phrase)}\b", "", text, flags=re.IGNORECASE)
    return text


def _question(draft: Draft, known: Known) -> Iterator[Problem]:
    question = draft.text("question")
    if not question:
        return
    if not question.endswith("?"):
        yield draft.problem("question_mark", "end the question with “?”.", "question")
    if _SENTENCE_END_INSIDE.search(question):
        yield draft.problem("question_sentences", "ask it in one sentence.", "question")
    if (length := len(question.split())) > MOST_WORDS:
        message = f"the question has {length} words: say it in {MOST_WORDS} or fewer."
        yield draft.problem("question_long", message, "question")
    if found := JOINS.search(without(question, known.phrases)):
        message = (
            f"“{found.group()}” asks for two things at once: make two items, reword it, or, where the phrase names one "
            "thing, list that phrase in phrases.yaml."
        )
        yield draft.problem("question_and", message, "question")


def _words(draft: Draft, text: str, path: tuple[str | int, ...]) -> Iterator[Problem]:
    for code, message in forbidden_words(text):
        yield draft.problem(code, message, *path)
    strand = draft.text("strand")
    if strand != "law_watch" and (found := _NOT_YET.search(text)):
        message = f"do not rest anything on {found.group()}: it is not known to be in force; law watch may mention it."
        yield draft.problem("trap_phrase", message, *path)
    if _RECOGNISED.search(text) and set(draft.texts("applies_to")) != {"independent_school"} and not _limited(draft):
        message = (
            "a public authority may not use recognised legitimate interest: only an item for independent schools, or a "
            "law watch that says so, may speak of it."
        )
        yield draft.problem("trap_phrase", message, *path)


def _limited(draft: Draft) -> bool:
    """Does a law watch say what a public authority may not do?"""
    told = " ".join(text for text, _ in draft.own_words())
    return draft.text("strand") == "law_watch" and _LIMIT.search(told) is not None
