"""The rules as tables and as an example: what a page says is what the engine does."""

from datetime import date

from builders import a_checklist, an_item

from audit.domain.checklist import CRITICAL_WEIGHT, WEIGHTS
from audit.domain.display import judgement_text
from audit.domain.judging import BANDS, band, cap
from audit.domain.rules import CAP_HEADINGS, band_rows, cap_rows, weight_rows, worked_example
from audit.domain.words import UNKNOWN, Judgement, Rating, Strand, Strength

DAY = date(2026, 11, 20)


def test_every_kind_of_item_has_its_weight() -> None:
    assert sorted(weight for _, weight in weight_rows()) == sorted([*WEIGHTS.values(), CRITICAL_WEIGHT])


def test_the_bands_stand_best_first_and_agree_with_the_engine() -> None:
    rows = band_rows()

    assert rows[0] == ("from 85%", "✔ Sound and checked")
    assert rows[-1] == ("below 30%", "◆ Act now")
    for (percent, judgement), (words, shown) in zip(reversed(BANDS), rows, strict=False):
        assert words == f"from {percent}%"
        assert shown == judgement_text(band(percent, 100)) == judgement_text(judgement)
        assert band(percent - 1, 100) < judgement


def test_each_cap_is_the_engines_own() -> None:
    rows = {row[0]: dict(zip(CAP_HEADINGS[1:], row[1:], strict=True)) for row in cap_rows()}

    assert rows["○ Not in place"]["Legal duty, or critical"] == "◆ Act now"
    assert rows["? Don’t know"]["Other should"] == "▲ Gaps to close"
    assert rows["● Embedded"]["Legal duty, or critical"] == "● Sound"
    assert rows["● Embedded, sampled or tested in date"]["Legal duty, or critical"] == "✔ Sound and checked"


def test_a_critical_should_stands_in_the_column_of_the_legal_duty() -> None:
    for value in (*Rating, UNKNOWN):
        for checked in (False, True):
            assert cap(Strength.SHOULD, critical=True, value=value, checked_in_date=checked) is cap(
                Strength.MUST, critical=False, value=value, checked_in_date=checked
            )


def test_sampling_changes_a_cap_only_where_the_table_has_a_row_for_it() -> None:
    for strength in Strength:
        for value in (Rating.NOT_IN_PLACE, Rating.PARTLY_IN_PLACE, UNKNOWN, Rating.IN_PLACE):
            assert cap(strength, critical=False, value=value, checked_in_date=True) is cap(
                strength, critical=False, value=value, checked_in_date=False
            )


def test_the_example_adds_up_line_by_line() -> None:
    found = worked_example(a_checklist(), DAY)

    assert len(found.lines) == 4
    assert sum(line.points for line in found.lines) == found.figures.earned
    assert sum(line.possible for line in found.lines) == found.figures.possible
    assert found.figures.unknown == 1


def test_the_example_makes_do_with_the_kinds_a_checklist_has() -> None:
    found = worked_example(a_checklist(an_item("RD-01", strand=Strand.SUPPLY)), DAY)

    assert [item.id for item in found.items] == ["RD-01"]
    assert found.figures.judgement in (None, *Judgement)
