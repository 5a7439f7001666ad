"""How the pages look: one column, big type, few colours; every state has a word and a shape as well."""

from pathlib import Path

from audit.domain.words import Judgement

JUDGEMENT_COLOURS = {
    Judgement.ACT_NOW: ("#9b1c1c", "#ff9a8f"),
    Judgement.GAPS_TO_CLOSE: ("#8a4b00", "#f3b45a"),
    Judgement.SOUND: ("#1d4f91", "#8fb8f0"),
    Judgement.SOUND_AND_CHECKED: ("#0f5f4a", "#6fd0b0"),
}
"""Light and dark; at least 6.2:1 on white and 8.8:1 in the dark."""
INK = ("#0b0c0c", "#f3f4f5")
QUIET = ("#505a5f", "#b6bdc3")
RAMP = ("#ffffff", "#cfdcec", "#8fb0d6", "#3f6fae", "#12305c")
"""One blue ramp by amount; the darker, the more gap."""

_JUDGEMENTS = "\n".join(
    f".j-{judgement.code} {{ color: light-dark({light}, {dark}); }}"
    for judgement, (light, dark) in JUDGEMENT_COLOURS.items()
)

_FILES = ("theme.css", "sheets.css", "checklist.css", "changes.css", "history.css")
_STYLES = "\n".join((Path(__file__).parent / name).read_text(encoding="utf-8") for name in _FILES)
CSS = f"<style>{_STYLES}\n{_JUDGEMENTS}</style>"
"""Everything a page needs, put in once a run."""
