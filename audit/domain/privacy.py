"""Finds what has no place in an audit: numbers that identify a child are stopped, other signs of one are warned of.

No pattern knows a name from a word: what is warned of may be harmless, and a person decides.
"""

import re
import unicodedata
from collections.abc import Mapping

UPN = "a unique pupil number (UPN)"
NHS_NUMBER = "an NHS number"
DATE_OF_BIRTH = "a date of birth"
PERSONAL_EMAIL = "a personal e-mail address"
PHONE_NUMBER = "a telephone number"
CASE_DETAIL = "a name beside detail of a case"

_MANY_DIGITS = re.compile(r"\d(?:[ -]?\d){9}")
"""Neither number has fewer than ten digits, so most texts are done with here."""
_UPN = re.compile(r"(?:(?<![A-Z0-9])|(?<=UPN))[A-Z](?:[ -]?[0-9]){11}[ -]?[0-9A-Z](?![A-Z0-9])")
_NHS = re.compile(
    r"(?:(?<![0-9A-Z+£])|(?<=NHS)|(?<=NO))(?<![0-9][ .,/-])"  # not the tail of a longer number or reference
    r"(?:[0-9]{10}|[0-9]{3}([ -])[0-9]{3}\1[0-9]{4})"
    r"(?![0-9A-Z]|[ .,/-][0-9])"
)

_BORN = re.compile(
    r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?|birthday)\b\W{0,4}(?:is|was|on)?\W{0,2}\d", re.IGNORECASE
)
_BIRTH_SIGNS = ("dob", "d.o", "do.b", "birth", "born")
_EMAIL = re.compile(r"([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_PERSONAL_HOSTS = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|btinternet|sky|virginmedia|talktalk|proton)"
    r"(?:mail)?\.(?:com|co\.uk|net|me)",
    re.IGNORECASE,
)
_PERSONAL_BOX = re.compile(r"[a-z]+\.[a-z]+", re.IGNORECASE)
_ROLE_IN_BOX = re.compile(
    r"\b(?:admin|office|head|clerk|dsl|dpo|senco|info|safeguarding|governors?|chair|data|protection|mash|contact|enquiries)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/.-])(?:\+44[ -]?(?:\(0\))?|0)(?:[ -]?\d){9,10}(?![\w/])")
_SERVICE_PHONE = re.compile(r"\+?(?:44)?0?(?:80|3\d|84|87)")
_SERVICE_NAMED = re.compile(
    r"\b(?:mash|lado|helpline|hotline|front door|switchboard|police|childline|nspcc|out of hours|duty team|"
    r"children.s services|social care|local authority|council|school office|reception|ico|hub)\b",
    re.IGNORECASE,
)
_BEFORE_A_PHONE = 60
"""Characters before a telephone number in which the service it belongs to is looked for."""
_CASE = re.compile(
    r"\b(?:pupil|child|boy|girl|student|sibling|brother|sister|mum|mother|dad|father|parent|carer|he|she|his|her|"
    r"disclosed|alleged|referred|bruis\w+|self-harm\w*|year (?:\d|1[0-3])|y(?:\d|1[0-3])|reception class)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"([A-Z](?<!\w[A-Z])[a-z’'-]+)(?= ([A-Z][a-z’'-]+|[A-Z]\b))")
_WORDS_OF_THE_FIELD = """
    a academy act action agency agreement all an and annual apr april assistant at aug august autumn board both by
    chair check child childline children clear clerk code college committee community core council county data date dec
    december deputy designated director district each education england every executive family feb february
    file finance for friday full general governing governor governors guidance head headteacher health help her his home
    hub ico impact in information inspection is it jan january jul july jun june keeping key lado lead link local log
    looked main manager mar march mash may meeting member minutes monday multi national nhs no nov november nurse oct
    october of office officer ofsted on one our parent parents part partners partnership person plan police policy
    practice primary principal procedure process protection protocol pupil pupils quality record records referral
    register report review reviewed right risk safe safeguarding sample sampled saturday school schools secondary
    section seen senco senior sep sept september services sharing she he site social special spring staff statutory
    student summer sunday support teacher team term the their these this three thursday to together training transfer
    trust trustee trustees tuesday two unit vice visit wednesday we welfare when where work working worker written year
    upn dsl dpo dbs subject access request crown open licence virtual early years young people
"""
_NOT_NAMES = frozenset(_WORDS_OF_THE_FIELD.split())
"""Words written with a capital in titles, roles, documents and months."""


def identifiers_in(text: str) -> tuple[str, ...]:
    """The kinds of number in a text that identify a child, in words; such a text is refused."""
    if not _MANY_DIGITS.search(text):
        return ()
    from stdnum.gb import nhs, upn  # noqa: PLC0415  # only the rare text with a long number pays for it

    plain = unicodedata.normalize("NFKC", text).upper()
    found = list[str]()
    if any(upn.is_valid(match[0].replace("-", "")) for match in _UPN.finditer(plain)):
        found.append(UPN)
    if any(nhs.is_valid(match[0]) for match in _NHS.finditer(plain)):
        found.append(NHS_NUMBER)
    return tuple(found)


def warnings_in(text: str) -> tuple[str, ...]:
    """What in a text may speak of a person, in words, for somebody to look at; nothing is refused for it."""
    found = list[str]()
    lower = text.lower()
    if any(sign in lower for sign in _BIRTH_SIGNS) and _BORN.search(text):
        found.append(DATE_OF_BIRTH)
    if "@" in text and any(_is_personal(match[1], match[2]) for match in _EMAIL.finditer(text)):
        found.append(PERSONAL_EMAIL)
    if _MANY_DIGITS.search(text) and any(not _belongs_to_a_service(text, match) for match in _PHONE.finditer(text)):
        found.append(PHONE_NUMBER)
    if any(_is_a_name(match) for match in _NAME.finditer(text)) and _CASE.search(text):
        found.append(CASE_DETAIL)
    return tuple(found)


def warnings_by_text(texts: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Of several texts by name, those of which something is warned, with what it is."""
    found = {name: warnings_in(text) for name, text in texts.items()}
    return {name: kinds for name, kinds in found.items() if kinds}


def _is_personal(box: str, host: str) -> bool:
    if _ROLE_IN_BOX.search(re.sub(r"[._+-]", " ", box)):
        return False
    return bool(_PERSONAL_HOSTS.fullmatch(host) or _PERSONAL_BOX.fullmatch(box))


def _belongs_to_a_service(text: str, phone: re.Match[str]) -> bool:
    digits = re.sub(r"[^\d+]", "", phone[0])
    before = text[max(0, phone.start() - _BEFORE_A_PHONE) : phone.start()]
    return bool(_SERVICE_PHONE.match(digits) or _SERVICE_NAMED.search(before))


def _is_a_name(match: re.Match[str]) -> bool:
    return not any(word.lower().strip(".") in _NOT_NAMES for word in match.groups())
