"""What the page about the product says: kept in one place so that it can be held against what the product does."""

LIMITS = (
    "It supports a board’s own judgement. It is not the section 175 or 157 return, legal advice or a certificate.",
    "It knows what people told it. It does not look into your systems and does not talk to anybody’s.",
    "Paragraph numbers change from edition to edition; where a number was not verified, the page says so.",
    (
        "Papers print names in the Latin, Greek, Cyrillic, Arabic, Hebrew, Devanagari, Bengali, Gurmukhi, Gujarati and "
        "Tamil scripts, and emoji in black and white. Chinese, Japanese, Korean and other signs print as a box, □."
    ),
)
KEPT = (
    "The school’s name, URN and setting; each answer with its evidence reference, its note and the roles concerned.",
    (
        "For papers: what the board calls itself; the school’s crest, drawn anew, so that no place and no camera comes "
        "along; which papers the board was sent; and which two roles signed at which meeting."
    ),
    "In the record of changes: the name and role each person gave, and when. Names stand nowhere else.",
    "No pupil’s data is asked for. Pupil and NHS numbers are refused; other signs of a child are warned of.",
)
ERASE_PERSON = (
    "There is no button for it yet. Names stand in one table, apart from the record of changes, so whoever looks "
    "after the database can replace a name there, and the record still holds. A name somebody typed into a note is "
    "taken out by changing the note; the earlier wording stays in the record until its content is erased there."
)
ERASE_REVIEW = (
    "There is no button for it yet. Whoever looks after the database can remove a review there. To erase everything, "
    "delete the database, its side files ending in -wal and -shm, and the copies an upgrade or a back-up made."
)
TESTED = (
    "Built to WCAG 2.2 level AA: headings, real tables, labels, states in words and shapes and not by colour alone.",
    "Tested: automatic rules (axe) in Chromium, light and dark; by keyboard; at a width of 320 pixels.",
    "Not tested: screen readers (NVDA, JAWS, VoiceOver) with people who use them, voice control, Firefox, Safari.",
    (
        "Known limits: a chart can be seen but not walked through by keyboard, so its data stand in a table beside it; "
        "text you typed and did not save is gone if the page is loaded again."
    ),
)
