"""Which checklist each of a school's reviews was answered on: its items decide what that review asked and counted."""

from collections.abc import Mapping
from types import MappingProxyType

from audit.domain.checklist import Checklist
from audit.domain.review import Review

Contents = Mapping[str, Checklist]
"""Checklists by the content hash of the reviews that were answered on them."""
NO_OTHERS: Contents = MappingProxyType({})
"""Every review was answered on one and the same checklist."""


def answered_on(review: Review, checklist: Checklist, contents: Contents) -> Checklist:
    """The checklist whose words this review was answered on: the one given, or another of these.

    ValueError where it is none of them: a review is never read by the items of another.
    """
    if review.content_hash in contents:
        return contents[review.content_hash]
    if review.content_hash != checklist.content_hash:
        raise ValueError("A review is read by the items it was answered on, and nobody gave them.")
    return checklist
