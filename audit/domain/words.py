"""The closed sets of the field and the words people read for them: the one place where either is written down."""

from enum import IntEnum, StrEnum


class Strand(StrEnum):
    """Which of the three subjects an item belongs to (a second checklist adds its own)."""

    WORKING_TOGETHER = "working_together"
    INFORMATION_SHARING = "information_sharing"
    DATA_PROTECTION = "data_protection"
    SUPPLY = "supply"
    CHILD_PROTECTION_FILE = "child_protection_file"
    LAW_WATCH = "law_watch"


class Strength(StrEnum):
    """How firmly an item is asked: a legal duty, have regard, or good practice."""

    MUST = "must"
    SHOULD = "should"
    EXPECTED = "expected"


class HeldBy(StrEnum):
    """Who answers: the controller (a trust once for all its schools), each site, or both."""

    CONTROLLER = "controller"
    SITE = "site"
    BOTH = "both"


class Setting(StrEnum):
    """The kind of school; decides which items apply and what its board is called."""

    MAINTAINED_SCHOOL = "maintained_school"
    ACADEMY = "academy"
    INDEPENDENT_SCHOOL = "independent_school"
    NON_MAINTAINED_SPECIAL_SCHOOL = "non_maintained_special_school"
    PUPIL_REFERRAL_UNIT = "pupil_referral_unit"
    COLLEGE = "college"


class Rating(IntEnum):
    """How far an arrangement is in place, 0 to 3."""

    NOT_IN_PLACE = 0
    PARTLY_IN_PLACE = 1
    IN_PLACE = 2
    EMBEDDED = 3


class NotRated(StrEnum):
    """The two answers that are not ratings."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


Value = Rating | NotRated
UNKNOWN = NotRated.UNKNOWN
NOT_APPLICABLE = NotRated.NOT_APPLICABLE


class Grade(StrEnum):
    """How the board knows, from its own side of the table."""

    TOLD = "told"
    SEEN = "seen"
    SAMPLED = "sampled"
    TESTED = "tested"


class Judgement(IntEnum):
    """The word for a paragraph, a strand or the whole, lowest first."""

    ACT_NOW = 0
    GAPS_TO_CLOSE = 1
    SOUND = 2
    SOUND_AND_CHECKED = 3

    @property
    def code(self) -> str:
        """The name used in files: `act_now` and so on."""
        return self.name.lower()


class ReviewStatus(StrEnum):
    """Where a review is on its way."""

    OPEN = "open"
    AGREED = "agreed"
    SIGNED = "signed"


class SchoolSigner(StrEnum):
    """Who signs a review for the school."""

    HEAD = "head"
    DSL = "dsl"
    DPO = "dpo"


class BoardSigner(StrEnum):
    """Who signs a review for the board."""

    CHAIR = "chair"
    NOMINATED_GOVERNOR = "nominated_governor"
    PROPRIETOR = "proprietor"


class ReviewKind(StrEnum):
    """Whether every item is asked, or only those with gaps and those chosen while the others stand."""

    FULL = "full"
    FOLLOW_UP = "follow_up"


class ActionStatus(StrEnum):
    """Where an action is on its way."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


class AfterDone(StrEnum):
    """What the ratings of an item say since an action about it was done."""

    HOLDS = "holds"
    GAP_OPEN = "gap_open"
    NOT_KNOWN = "not_known"
    GAP_BACK = "gap_back"
    GAP_NEW = "gap_new"


class Movement(StrEnum):
    """What happened to an item between two reviews."""

    FOUND_OUT = "found_out"
    NOW_UNKNOWN = "now_unknown"
    CLOSED = "closed"
    REOPENED = "reopened"
    OPENED = "opened"
    IMPROVED = "improved"
    REGRESSED = "regressed"
    PERSISTING = "persisting"
    HELD = "held"
    CLOSED_BY_NA = "closed_by_na"
    LEFT_SCOPE = "left_scope"
    NOW_UNANSWERED = "now_unanswered"
    NEWLY_ANSWERED = "newly_answered"
    NEWLY_IN_SCOPE = "newly_in_scope"


class Step(StrEnum):
    """The five steps that lead from the score of one review to that of a later one, in the order they are drawn."""

    NO_LONGER_COUNTED = "no_longer_counted"
    FOUND_OUT = "found_out"
    IMPROVED = "improved"
    REGRESSED = "regressed"
    NEWLY_COUNTED = "newly_counted"


class GapEnd(StrEnum):
    """How a gap ended: a rating closed it, what nobody knew was found out, or it left without being closed."""

    RATED = "rated"
    FOUND_OUT = "found_out"
    NOT_APPLICABLE = "not_applicable"
    OUT_OF_SCOPE = "out_of_scope"


class Relation(StrEnum):
    """What became of an item in the next edition of its checklist."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    REMOVED = "removed"


class Sure(StrEnum):
    """How sure something about an edition is: a text or a named source says it, it was worked out, or nobody knows."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class TextSeen(StrEnum):
    """How much of an edition’s own text lies behind what is said of it."""

    SUPPLIED = "supplied"
    READ = "read"
    NOT_SEEN = "not_seen"


UNFINISHED = frozenset({ActionStatus.OPEN, ActionStatus.DOING})
"""Where an action stands while something is to be done."""
SAME_ITEM = frozenset({Relation.UNCHANGED, Relation.REWORDED})
"""The relations under which an item keeps its id, since it still asks for the same thing."""


class AgendaReason(StrEnum):
    """Why an item is on the agenda, the strongest first: this order is the order of the agenda."""

    BLOCKER = "blocker"
    DECISIVE_BELOW = "decisive_below"
    UNKNOWN = "unknown"
    IN_DISPUTE = "in_dispute"
    CHANGED_TEXT = "changed_text"
    UNANSWERED = "unanswered"
    STALE = "stale"
    NOT_LOOKED_AT = "not_looked_at"
    WORST_GAP = "worst_gap"


class AskedReason(StrEnum):
    """Why a follow-up asks an item, in the order a page tells the reasons."""

    CHANGED_TEXT = "changed_text"
    NEWLY_IN_SCOPE = "newly_in_scope"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    GAP = "gap"
    ACTION = "action"
    CHOSEN = "chosen"


class VisitReason(StrEnum):
    """Why an item is on the visit sheet, the strongest first: this order is the order of the sheet."""

    DECISIVE_UNCHECKED = "decisive_unchecked"
    STALE = "stale"
    TOLD_ONLY = "told_only"
    AT_TARGET = "at_target"


class ReportFormat(StrEnum):
    """The kinds of file a board paper comes as; the value is the ending of the file’s name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"


STRAND_WORDS = {
    Strand.WORKING_TOGETHER: "Working together",
    Strand.INFORMATION_SHARING: "Information sharing",
    Strand.DATA_PROTECTION: "Data protection",
    Strand.SUPPLY: "Supplying information",
    Strand.CHILD_PROTECTION_FILE: "The child protection file",
    Strand.LAW_WATCH: "Law watch",
}
STRENGTH_WORDS = {
    Strength.MUST: "A legal duty stands behind it",
    Strength.SHOULD: "Have regard (should)",
    Strength.EXPECTED: "Good practice",
}
SETTING_WORDS = {
    Setting.MAINTAINED_SCHOOL: "Maintained school",
    Setting.ACADEMY: "Academy or free school",
    Setting.INDEPENDENT_SCHOOL: "Independent school",
    Setting.NON_MAINTAINED_SPECIAL_SCHOOL: "Non-maintained special school",
    Setting.PUPIL_REFERRAL_UNIT: "Pupil referral unit",
    Setting.COLLEGE: "College or 16 to 19 academy",
}
BOARD_WORDS = {
    Setting.MAINTAINED_SCHOOL: "governing body",
    Setting.ACADEMY: "trust board",
    Setting.INDEPENDENT_SCHOOL: "proprietor",
    Setting.NON_MAINTAINED_SPECIAL_SCHOOL: "governing body",
    Setting.PUPIL_REFERRAL_UNIT: "management committee",
    Setting.COLLEGE: "corporation",
}
RATING_WORDS: dict[Value, str] = {
    Rating.NOT_IN_PLACE: "Not in place",
    Rating.PARTLY_IN_PLACE: "Partly in place",
    Rating.IN_PLACE: "In place",
    Rating.EMBEDDED: "Embedded",
    NotRated.UNKNOWN: "Don’t know",
    NotRated.NOT_APPLICABLE: "Not applicable",
}
RATING_SHAPES: dict[Value, str] = {
    Rating.NOT_IN_PLACE: "○",
    Rating.PARTLY_IN_PLACE: "◔",
    Rating.IN_PLACE: "◑",
    Rating.EMBEDDED: "●",
    NotRated.UNKNOWN: "?",
    NotRated.NOT_APPLICABLE: "–",
}
GRADE_WORDS = {
    Grade.TOLD: "Staff told us",
    Grade.SEEN: "We read it",
    Grade.SAMPLED: "Someone sampled it",
    Grade.TESTED: "It was tested",
}
GRADE_MEANS = {
    Grade.TOLD: "Staff say so, their own rating included.",
    Grade.SEEN: "A board member or the clerk read it.",
    Grade.SAMPLED: "Someone other than its owner checked examples.",
    Grade.TESTED: "It was tried out, or independently audited.",
}
FIELD_WORDS = {
    "value": "Rating",
    "grade": "How we know",
    "evidence_ref": "Evidence",
    "evidence_date": "Date of the evidence",
    "evidence_by": "Seen by",
    "note": "Note",
    "na_reason": "Why it is not applicable",
}
"""The fields of an answer, as a page names them."""
JUDGEMENT_WORDS = {
    Judgement.ACT_NOW: "Act now",
    Judgement.GAPS_TO_CLOSE: "Gaps to close",
    Judgement.SOUND: "Sound",
    Judgement.SOUND_AND_CHECKED: "Sound and checked",
}
JUDGEMENT_SHAPES = {
    Judgement.ACT_NOW: "◆",
    Judgement.GAPS_TO_CLOSE: "▲",
    Judgement.SOUND: "●",
    Judgement.SOUND_AND_CHECKED: "✔",
}
NOT_JUDGED = "Not judged yet"
STATUS_WORDS = {ReviewStatus.OPEN: "Open", ReviewStatus.AGREED: "Agreed", ReviewStatus.SIGNED: "Signed"}
SIGNER_WORDS: dict[SchoolSigner | BoardSigner, str] = {
    SchoolSigner.HEAD: "Head",
    SchoolSigner.DSL: "DSL",
    SchoolSigner.DPO: "DPO",
    BoardSigner.CHAIR: "Chair",
    BoardSigner.NOMINATED_GOVERNOR: "Nominated governor",
    BoardSigner.PROPRIETOR: "Proprietor",
}
KIND_WORDS = {ReviewKind.FULL: "Full review", ReviewKind.FOLLOW_UP: "Follow-up"}
ACTION_WORDS = {
    ActionStatus.OPEN: "Open",
    ActionStatus.DOING: "Being done",
    ActionStatus.DONE: "Done",
    ActionStatus.DROPPED: "Dropped",
}
REOPENED_WORDS = {
    AfterDone.GAP_BACK: "Re-opened: the gap is back since the review of",
    AfterDone.GAP_NEW: "Re-opened: there is a gap since the review of",
}
"""What a done action that is re-opened says; a day follows."""
DONE_WORDS = {
    AfterDone.HOLDS: "",
    AfterDone.GAP_OPEN: "Its gap is open: rate the item again, or set another action.",
    AfterDone.NOT_KNOWN: "How far the item is in place is not known: find out, and rate it.",
}
"""What stands beside a done action that is not re-opened."""
MOVEMENT_WORDS = {
    Movement.FOUND_OUT: "Found out",
    Movement.NOW_UNKNOWN: "Now not known",
    Movement.CLOSED: "Gap closed",
    Movement.REOPENED: "Gap re-opened",
    Movement.OPENED: "New gap",
    Movement.IMPROVED: "Better",
    Movement.REGRESSED: "Worse",
    Movement.PERSISTING: "Gap remains",
    Movement.HELD: "Held",
    Movement.CLOSED_BY_NA: "No longer asked: said to be not applicable",
    Movement.LEFT_SCOPE: "Left scope",
    Movement.NOW_UNANSWERED: "Not answered this time",
    Movement.NEWLY_ANSWERED: "Answered now, not last time",
    Movement.NEWLY_IN_SCOPE: "Newly in scope",
}
MOVEMENT_MEANS = {
    Movement.CLOSED: "Below target last time, at target now.",
    Movement.IMPROVED: "Rated higher than last time, still on the same side of the target.",
    Movement.FOUND_OUT: "Not known last time; somebody has asked since.",
    Movement.REOPENED: "A gap that had been closed before is back.",
    Movement.OPENED: "At target last time, below it now.",
    Movement.REGRESSED: "Rated lower than last time, still on the same side of the target.",
    Movement.NOW_UNKNOWN: "Rated last time; nobody has asked this time.",
    Movement.PERSISTING: "Below target, or not known, both times.",
    Movement.NEWLY_IN_SCOPE: "Not asked last time, asked now.",
    Movement.NEWLY_ANSWERED: "Asked last time without an answer, answered now.",
    Movement.CLOSED_BY_NA: "Below target or not known last time, said to be not applicable now: not a closed gap.",
    Movement.LEFT_SCOPE: "Counted or asked last time, not counted now.",
    Movement.NOW_UNANSWERED: "Answered last time, without an answer so far: not a closed gap.",
    Movement.HELD: "At target both times, rated the same.",
}
"""What each movement means, in the order a page tells them: better, worse, the same, not comparable."""
STEP_WORDS = {
    Step.NO_LONGER_COUNTED: "No longer counted",
    Step.FOUND_OUT: "Known or not known",
    Step.IMPROVED: "Rated higher",
    Step.REGRESSED: "Rated lower",
    Step.NEWLY_COUNTED: "Newly counted",
}
STEP_MEANS = {
    Step.NO_LONGER_COUNTED: "Items counted last time and not this time, or weighing otherwise now.",
    Step.FOUND_OUT: "Items that were a don’t-know on one of the two sides, in either direction.",
    Step.IMPROVED: "Items counted both times and rated higher now.",
    Step.REGRESSED: "Items counted both times and rated lower now.",
    Step.NEWLY_COUNTED: "Items counted this time and not last time.",
}
GAP_END_WORDS = {
    GapEnd.RATED: "Closed by a rating",
    GapEnd.FOUND_OUT: "Found out to be in place",
    GapEnd.NOT_APPLICABLE: "Left: said to be not applicable",
    GapEnd.OUT_OF_SCOPE: "Left: not asked any more",
}
GAP_END_MEANS = {
    GapEnd.RATED: "Rated below target, and at target later.",
    GapEnd.FOUND_OUT: "Never rated below target: nobody knew, and then it was found to be at target.",
    GapEnd.NOT_APPLICABLE: "It was said to be not applicable: not a closed gap.",
    GapEnd.OUT_OF_SCOPE: "The review did not ask it: not a closed gap.",
}
RELATION_WORDS = {
    Relation.UNCHANGED: "Unchanged",
    Relation.REWORDED: "Reworded",
    Relation.SPLIT: "Split into several",
    Relation.MERGED: "Merged into one",
    Relation.NEW: "New",
    Relation.REMOVED: "No longer asked",
}
RELATION_MEANS = {
    Relation.UNCHANGED: "Asked in the same words as before; last time’s answer may be carried, to be confirmed.",
    Relation.REWORDED: "Asks for the same thing in other words; read it again before last time’s answer is confirmed.",
    Relation.SPLIT: "What one item asked is now asked by several; each starts empty, with a pointer to the old answer.",
    Relation.MERGED: "What several asked is now asked by one; it starts empty, with pointers to the old answers.",
    Relation.NEW: "Not asked before; it starts empty.",
    Relation.REMOVED: "Asked before and not any more: not a closed gap.",
}
TEXT_WORDS = {
    "question": "The question",
    "why": "Why it matters",
    "levels": "What the rating means",
    "evidence": "What a board may ask to see",
    "challenge": "A question to ask at the table",
    "na_when": "When it may be not applicable",
    "applies_why": "Why some schools are not asked",
}
"""The texts of an item that a board reads, as a page names them."""
AGENDA_REASON_WORDS = {
    AgendaReason.BLOCKER: "it keeps the judgement where it is",
    AgendaReason.DECISIVE_BELOW: "a legal duty, or critical, and not yet in place",
    AgendaReason.UNKNOWN: "nobody has asked yet",
    AgendaReason.IN_DISPUTE: "those who rated it do not agree",
    AgendaReason.CHANGED_TEXT: "its words have changed since last time",
    AgendaReason.UNANSWERED: "nobody has answered it this time",
    AgendaReason.STALE: "its evidence is too old to count",
    AgendaReason.NOT_LOOKED_AT: "nobody has looked at it for two reviews",
    AgendaReason.WORST_GAP: "below its target",
}
ASKED_REASON_WORDS = {
    AskedReason.CHANGED_TEXT: "its words have changed since it was agreed",
    AskedReason.NEWLY_IN_SCOPE: "it was not asked last time",
    AskedReason.UNANSWERED: "it had no answer last time",
    AskedReason.UNKNOWN: "nobody knew last time",
    AskedReason.GAP: "it was below its target last time",
    AskedReason.ACTION: "an action about it is not finished",
    AskedReason.CHOSEN: "it was chosen",
}
VISIT_REASON_WORDS = {
    VisitReason.DECISIVE_UNCHECKED: "a legal duty, or critical, and nobody has checked it in date",
    VisitReason.STALE: "the evidence given for it is too old to count",
    VisitReason.TOLD_ONLY: "this time it rests on what staff told us",
    VisitReason.AT_TARGET: "said to be at its target: is it still so?",
}
SURE_WORDS = {
    Sure.STATED: "Stated",
    Sure.INFERRED: "Worked out, not read",
    Sure.UNKNOWN: "Not verified: look in your copy",
}
TEXT_SEEN_WORDS = {
    TextSeen.SUPPLIED: "The text was supplied and is quoted",
    TextSeen.READ: "The text was read and is not quoted",
    TextSeen.NOT_SEEN: "The text was not seen",
}
HELD_BY_WORDS = {
    HeldBy.CONTROLLER: "The controller answers this: a trust once, for all its schools.",
    HeldBy.SITE: "Each school or college answers this, for what happens there.",
    HeldBy.BOTH: "The controller answers for the arrangements, and each school or college for what happens there.",
}
"""Who answers, where nobody has said yet what kind of school it is."""
CONTROLLER_NAMES = {
    Setting.MAINTAINED_SCHOOL: "the governing body",
    Setting.ACADEMY: "the trust",
    Setting.INDEPENDENT_SCHOOL: "the proprietor",
    Setting.NON_MAINTAINED_SPECIAL_SCHOOL: "the governing body",
    Setting.PUPIL_REFERRAL_UNIT: "the unit or its local authority",
    Setting.COLLEGE: "the corporation",
}
"""Who is controller of a school’s data, within a sentence; which of a unit and its authority, they settle."""
SITE_NAMES = dict.fromkeys(Setting, "this school") | {
    Setting.PUPIL_REFERRAL_UNIT: "this unit",
    Setting.COLLEGE: "this college",
}
ANSWERS_ONCE = {
    Setting.ACADEMY: " once, for all its schools",
    Setting.INDEPENDENT_SCHOOL: " once, for every school it runs",
    Setting.PUPIL_REFERRAL_UNIT: ", whichever of them is the controller",
    Setting.COLLEGE: " once, for all its sites",
}
"""Where the controller may hold more than this school, or be another body: how it answers."""
MEMBER_WORDS = {
    Setting.MAINTAINED_SCHOOL: "governor",
    Setting.ACADEMY: "trustee",
    Setting.INDEPENDENT_SCHOOL: "proprietor",
    Setting.NON_MAINTAINED_SPECIAL_SCHOOL: "governor",
    Setting.PUPIL_REFERRAL_UNIT: "committee member",
    Setting.COLLEGE: "governor",
}
"""What a member of the board is called."""
FORMAT_WORDS = {
    ReportFormat.PDF: "PDF",
    ReportFormat.DOCX: "Word document",
    ReportFormat.XLSX: "Data pack (XLSX)",
}
FORMAT_MEANS = {
    ReportFormat.PDF: "To read, print and send round; a screen reader can read it.",
    ReportFormat.DOCX: "The same paper, for the clerk to go on writing in Word or LibreOffice.",
    ReportFormat.XLSX: "The figures behind the paper as tables and charts, to work with in a spreadsheet.",
}
"""What each kind of file is for."""
CROWN_COPYRIGHT = (
    "Quotations from Keeping children safe in education: Crown copyright, Open Government Licence v3.0 "
    "(nationalarchives.gov.uk/doc/open-government-licence/version/3)."
)
NO_NAMES = "No names, no case detail"
