"""The JSON documents the commands print: the shapes other programs rely on."""

from collections.abc import Sequence

from audit.cli.output import problem_json
from audit.domain.bridge import Bridge
from audit.domain.checklist import Basis, Checklist, Item, LawStatus
from audit.domain.figures import Figures
from audit.domain.movement import LikeForLike, Moved
from audit.domain.review import ReviewSummary
from audit.domain.states import Outside, State
from audit.domain.words import Rating, Setting, Step
from audit.services.scores import FileProblem, ScoredReturn


def item_json(item: Item) -> dict[str, object]:
    """One item with all its content."""
    return {
        "id": item.id,
        "paragraph": item.paragraph,
        "strand": item.strand,
        "strength": item.strength,
        "critical": item.critical,
        "weight": item.weight,
        "target": item.target,
        "fresh_days": item.fresh_days,
        "held_by": item.held_by,
        "confidential": item.confidential,
        "question": item.question,
        "why": item.why,
        "levels": list(item.levels),
        "evidence": list(item.evidence),
        "ask": list(item.ask),
        "challenge": item.challenge,
        "applies_to": [setting for setting in Setting if setting in item.applies_to],
        "applies_why": item.applies_why,
        "na_when": item.na_when,
        "in_force_from": item.in_force_from.isoformat() if item.in_force_from else None,
        "continues": item.continues,
        "facets": list(item.facets),
        "basis": _basis_json(item.basis),
        "status": _status_json(item.status),
        "rests_on": item.rests_on,
        "on_whom": item.on_whom,
        "cites": [
            {"edition": cite.edition, "paragraph": cite.paragraph, "sentence": cite.sentence, "quote": cite.quote}
            for cite in item.cites
        ],
    }


def _basis_json(basis: Basis | None) -> dict[str, str] | None:
    return None if basis is None else {"law": basis.law, "requires": basis.requires}


def _status_json(status: LawStatus | None) -> dict[str, str | None] | None:
    if status is None:
        return None
    return {
        "law": status.law,
        "says": status.says,
        "enacted_on": status.enacted_on.isoformat(),
        "in_force_from": status.in_force_from.isoformat() if status.in_force_from else None,
        "sure": status.sure,
        "checked_on": status.checked_on.isoformat(),
        "source": status.source,
    }


def checklist_json(checklist: Checklist) -> dict[str, object]:
    """A checklist with all its items."""
    return {
        "id": checklist.id,
        "edition": checklist.edition,
        "title": checklist.title,
        "items": [item_json(item) for item in checklist.items],
    }


def figures_json(figures: Figures) -> dict[str, object]:
    """Every figure of a set of items, unrounded."""
    return {
        "score": figures.score,
        "low": figures.low,
        "high": figures.high,
        "earned": figures.earned,
        "possible": figures.possible,
        "items": figures.items,
        "applicable": figures.applicable,
        "answered": figures.answered,
        "unknown": figures.unknown,
        "not_applicable": figures.not_applicable,
        "unanswered": figures.unanswered,
        "in_place": figures.in_place,
        "assurance": figures.assurance,
        "gap_points": figures.gap_points,
        "judgement": None if figures.judgement is None else figures.judgement.code,
        "provisional": figures.provisional,
        "blockers": list(figures.blockers),
        "held_by_score": figures.held_by_score,
        "held_by_paragraphs": list(figures.held_by_paragraphs),
        "duties_open": list(figures.duties_open),
        "duties_not_applicable": figures.duties_not_applicable,
    }


def scores_json(scored: Sequence[ScoredReturn], problems: Sequence[FileProblem]) -> dict[str, object]:
    """What `score` prints."""
    return {
        "returns": [
            {
                "file": one.file,
                "urn": one.given.urn,
                "school": one.given.school,
                "checklist": one.given.checklist,
                "assessed_on": one.given.assessed_on.isoformat() if one.given.assessed_on else None,
                "setting": one.setting,
                "setting_source": one.setting_source,
                "overall": figures_json(one.figures.overall),
                "strands": {strand: figures_json(figures) for strand, figures in one.figures.strands.items()},
                "paragraphs": {number: figures_json(figures) for number, figures in one.figures.paragraphs.items()},
            }
            for one in scored
        ],
        "problems": [{"file": one.file, **problem_json(one.problem)} for one in problems],
    }


def state_json(state: State) -> int | str | None:
    """0 to 3, `unknown`, `not_applicable`, or None where the item is unanswered or out of scope."""
    if isinstance(state, Outside):
        return None
    return int(state) if isinstance(state, Rating) else str(state)


def compare_json(moved: Sequence[Moved], matched: LikeForLike, bridge: Bridge) -> dict[str, object]:
    """What `compare` prints; the bridge’s seven figures are null where there is none."""
    return {
        "items": [
            {
                "item": one.item,
                "movement": one.movement,
                "from": state_json(one.before),
                "to": state_json(one.after),
            }
            for one in moved
        ],
        "like_for_like": {"items": matched.items, "from": matched.before, "to": matched.after},
        "bridge": {"from": bridge.before, **{step: bridge.steps.get(step) for step in Step}, "to": bridge.after},
    }


def review_json(summary: ReviewSummary) -> dict[str, str]:
    """One line of `reviews list`."""
    return {
        "id": summary.id,
        "urn": summary.urn,
        "school": summary.school,
        "checklist": summary.checklist,
        "assessed_on": summary.assessed_on.isoformat(),
        "status": summary.status,
    }
