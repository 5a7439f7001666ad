"""What the list of retired ids must keep to: each once, and what replaced it can be found."""

from collections.abc import Iterator

from audit.content.draft import text_of
from audit.content.folder import listing, mapping, texts
from audit.content.rings import rings
from audit.content.yamlfile import Document
from audit.errors import Problem


def retired_problems(document: Document, living: frozenset[str]) -> Iterator[Problem]:
    """Every fault of `retired.yaml` that its schema cannot see; `living` are the ids of the current items."""
    entries = [mapping(raw) for raw in listing(document.data)]
    place_of: dict[str, int] = {}
    for place, entry in enumerate(entries):
        gone = text_of(entry, "id")
        if gone and place_of.setdefault(gone, place) != place:
            message = (
                f"{gone} was retired at {document.where(place_of[gone], 'id')} already: keep one of the two entries."
            )
            yield Problem("retired_twice", document.where(place, "id"), message)
    for place, entry in enumerate(entries):
        for index, other in enumerate(texts(entry.get("replaced_by"))):
            if other not in living and other not in place_of:
                message = (
                    f"{text_of(entry, 'id')} is replaced by {other}, which nobody is asked: name an item that is there."
                )
                yield Problem("replaced_by_dead", document.where(place, "replaced_by", index), message)
    steps = {gone: texts(entries[place].get("replaced_by")) for gone, place in place_of.items()}
    for ring in rings(steps):
        place = place_of[ring[0]]
        trail = " → ".join((*ring, ring[0]))
        message = f"The ids replace each other in a ring ({trail}): name what is asked now, or nothing, []."
        yield Problem("replaced_by_cycle", document.where(place, "replaced_by"), message)
