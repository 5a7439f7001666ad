"""Numbers that identify a child are stopped; other signs of one are warned of; ordinary sentences pass."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from audit.domain.privacy import (
    CASE_DETAIL,
    DATE_OF_BIRTH,
    NHS_NUMBER,
    PERSONAL_EMAIL,
    PHONE_NUMBER,
    UPN,
    identifiers_in,
    warnings_in,
)

ORDINARY = (
    "Information sharing protocol, version 4, agreed on 12/03/2026.",
    "The DPO sampled 10 of 120 records on 2026-09-01 and found none open.",
    "Policy reviewed 1 September 2026; next review 1 September 2027.",
    "MASH: 01865 815000, out of hours 0800 833408.",
    "Front door number 0345 604 0012 is on the staff room wall.",
    "The designated safeguarding lead read the log; the chair saw the training record.",
    "The Designated Safeguarding Lead told the Data Protection Officer how a pupil file is sent.",
    "ICO registration ZA123456, renewed 2026-04-01.",
    "URN 900001, LA code 931, establishment 2500.",
    "Minutes of the governing body, 20 November 2026, item 7.2, pages 10-14.",
    "Three of 12 transfers took more than 5 days: fewer than 5 children.",
    "Write to dpo@alder-row.sch.uk or office@alder-row.sch.uk.",
    "The school sends the child protection file within 5 days (Keeping Children Safe in Education).",
    "Invoice 2026/000123, £1,234,567,890.",
    "Reference GOV-2026-11-20-0007.",
    "The police liaison officer can be reached on 01865 841148.",
    "Data Protection Act 2018, Schedule 2, and UK GDPR Article 6(1)(e).",
    "Children’s Social Care asked for a pupil record on Monday.",
    "Oxfordshire County Council runs a parent helpline.",
)
A_UPN, AN_NHS_NUMBER = "H801200001001", "9434765919"


@pytest.mark.parametrize("sentence", ORDINARY)
def test_an_ordinary_sentence_is_neither_stopped_nor_warned_of(sentence):
    assert (identifiers_in(sentence), warnings_in(sentence)) == ((), ())


@given(st.lists(st.sampled_from(ORDINARY), min_size=1, max_size=4), st.sampled_from(" \n;–"))
def test_no_mixture_of_ordinary_sentences_is_stopped(sentences, between):
    assert identifiers_in(between.join(sentences)) == ()


@pytest.mark.parametrize(
    "text", [A_UPN, f"UPN {A_UPN}.", A_UPN.lower(), "(H801200001001)", "H801 2000 01001", f"UPN{A_UPN}", f"no:{A_UPN},"]
)
def test_a_unique_pupil_number_is_stopped(text):
    assert identifiers_in(text) == (UPN,)


@pytest.mark.parametrize(
    "text",
    [
        AN_NHS_NUMBER,
        "943 476 5919",
        "943-476-5919",
        "NHS9434765919",
        "NHS/9434765919",
        "NHS no.9434765919, seen",
        "９４３４７６５９１９",
    ],
)
def test_an_nhs_number_is_stopped(text):
    assert identifiers_in(text) == (NHS_NUMBER,)


def test_both_kinds_are_told():
    assert identifiers_in(f"{A_UPN} and {AN_NHS_NUMBER}") == (UPN, NHS_NUMBER)


@pytest.mark.parametrize(
    "text",
    ["A801200001001", "9434765918", "99434765919", "943 476 5919 0", "943-476 5919", "020 7946 0958",
     "+44 943 476 5919", "1.9434765919", "REF9434765919"],
)  # fmt: skip
def test_a_number_that_only_looks_alike_is_not_stopped(text):
    assert identifiers_in(text) == ()


@given(st.sampled_from(ORDINARY), st.integers(400_000_000, 799_999_999), st.booleans())
def test_every_valid_nhs_number_is_stopped_within_a_sentence(sentence, body, spaced):
    number = next((f"{body}{digit}" for digit in range(10) if nhs.is_valid(f"{body}{digit}")), None)
    assume(number is not None)
    shown = f"{number[:3]} {number[3:6]} {number[6:]}" if spaced else number

    assert NHS_NUMBER in identifiers_in(f"{sentence} See {shown}.")


@given(st.sampled_from(ORDINARY), st.sampled_from([201, 801, 931]), st.integers(0, 99_999_999))
def test_every_valid_pupil_number_is_stopped_within_a_sentence(sentence, authority, rest):
    body = f"{authority}{rest:08d}1"

    assert UPN in identifiers_in(f"{sentence} ({upn.calc_check_digit(body)}{body})")


@given(st.text())
def test_any_text_at_all_can_be_looked_through(text):
    assert isinstance(identifiers_in(text) + warnings_in(text), tuple)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("DOB 12/03/2011", DATE_OF_BIRTH),
        ("date of birth: 12 March 2011", DATE_OF_BIRTH),
        ("born on 2011-03-12", DATE_OF_BIRTH),
        ("Ask jane.smith@alder-row.sch.uk", PERSONAL_EMAIL),
        ("Ask jsmith42@gmail.com", PERSONAL_EMAIL),
        ("Ring 07700 900123 after four", PHONE_NUMBER),
        ("Ring +44 7700 900123", PHONE_NUMBER),
        ("Ring 01865 240000", PHONE_NUMBER),
        ("The pupil Jayden Smith was absent", CASE_DETAIL),
        ("Jayden S in Year 9 disclosed", CASE_DETAIL),
        ("Spoke to Kelly Brown, his mother", CASE_DETAIL),
    ],
)
def test_what_may_speak_of_a_person_is_warned_of(text, kind):
    assert warnings_in(text) == (kind,)


@pytest.mark.parametrize(
    "text",
    ["The MASH number is 01865 815000", "Duty team: 01865 815000", "NSPCC 0808 800 5000", "born digital records",
     "Jane Smith, Chair of Governors", "head@alder-row.sch.uk", "data.protection@alder-row.sch.uk"],
)  # fmt: skip
def test_roles_services_and_documents_pass(text):
    assert warnings_in(text) == ()
