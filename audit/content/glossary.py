"""The glossary: its terms from plain data."""

from audit.content.shapes import a_list, a_mapping, a_text, optional, some_texts
from audit.content.yamlfile import Document
from audit.domain.glossary import Glossary, Term


def glossary(document: Document) -> Glossary:
    """Build it; MisshapenError where an entry is not one."""
    given = [a_mapping(raw, "term") for raw in a_list(document.data, document.name)]
    return Glossary(
        tuple(
            Term(
                term=a_text(raw, "term"),
                means=a_text(raw, "means"),
                stands_for=optional(raw, "stands_for", str) or "",
                also=some_texts(raw, "also") if "also" in raw else (),
                source=optional(raw, "source", str) or "",
            )
            for raw in given
        )
    )
