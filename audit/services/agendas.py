"""The agenda of a review as it was opened: what each of its earlier reviews asked, and in which words, is known."""

from collections.abc import Collection

from audit.domain.agenda import Agenda, agenda
from audit.domain.edition_changes import changed_words
from audit.services.opened import Opened


def agenda_of(opened: Opened, minutes: int, *, in_dispute: Collection[str] = frozenset()) -> Agenda:
    """The agenda of a review for a number of minutes; `in_dispute` are the items whose raters do not agree."""
    return agenda(
        opened.checklist,
        opened.review,
        opened.figures,
        minutes,
        earlier=opened.earlier,
        in_dispute=in_dispute,
        changed=changed_words(opened.since_last),
        contents=opened.contents,
    )
