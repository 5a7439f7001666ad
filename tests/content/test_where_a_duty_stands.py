"""Beside an item stands where its duty is: in its own edition, in the newest that is stated, in the one in force."""

from datetime import date

import pytest

from audit import data_dir
from audit.content import load_library
from audit.domain.numbering import in_force_text, numbers_text

LIBRARY = load_library(data_dir("checklists"))
CORE, RELATED = "core-103-109", "related-duties"
NOT_VERIFIED = "KCSIE 2026: not verified, look in your copy"
DOUBT = "worked out, not read"
IN_2023 = f"¶116 in KCSIE 2023 – {DOUBT}: check your copy"


@pytest.mark.parametrize(
    ("checklist", "item", "day", "numbers", "in_force"),
    [
        (CORE, "IS-09", date(2021, 10, 1), "¶106 (KCSIE 2021; ¶115 in KCSIE 2025)", "¶106 in KCSIE 2021"),
        (
            CORE, "IS-09", date(2024, 1, 1),
            f"¶106 (KCSIE 2021; ¶115 in KCSIE 2025; in force on the review’s date, {IN_2023})", IN_2023,
        ),
        (
            CORE, "IS-09", date(2026, 1, 1),
            "¶106 (KCSIE 2021; in force on the review’s date, ¶115 in KCSIE 2025)", "¶115 in KCSIE 2025",
        ),
        (
            CORE, "IS-09", date(2026, 11, 22),
            f"¶106 (KCSIE 2021; ¶115 in KCSIE 2025; in force on the review’s date, {NOT_VERIFIED})", NOT_VERIFIED,
        ),
        (
            RELATED, "RD-06", date(2026, 1, 1),
            f"¶110 (KCSIE 2021, {DOUBT}; in force on the review’s date, ¶119 in KCSIE 2025)", "¶119 in KCSIE 2025",
        ),
    ],
)  # fmt: skip
def test_a_number_stands_with_its_edition_and_with_the_one_in_force(checklist, item, day, numbers, in_force):
    found = LIBRARY.checklists[checklist].by_id[item]

    assert numbers_text(LIBRARY, found, day) == numbers
    assert in_force_text(LIBRARY, found, day).endswith(f": {in_force}.")


def test_before_the_editions_known_here_it_says_so():
    found = LIBRARY.checklists[CORE].by_id["IS-09"]

    assert in_force_text(LIBRARY, found, date(2020, 1, 1)).startswith("No edition that is known here was in force")


def test_what_rests_on_no_paragraph_has_no_number():
    found = LIBRARY.checklists[RELATED].by_id["LW-01"]

    assert numbers_text(LIBRARY, found, date(2026, 11, 22)) == "No paragraph"
    assert in_force_text(LIBRARY, found, date(2026, 11, 22)) == ""
