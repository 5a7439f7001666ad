"""The styles of the Word paper: a clerk who changes one changes every place that bears its name.

Arial, since every office has it; one ink, one quiet grey, and the four tones of a judgement.
"""

from dataclasses import dataclass

INK, QUIET, HAIR = "0B0C0C", "505A5F", "C3C8CB"
TONES = {
    "act_now": "9B1C1C",
    "gaps_to_close": "8A4B00",
    "sound": "1D4F91",
    "sound_and_checked": "0F5F4A",
    "not_judged": QUIET,
}
FACE = "Arial"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: sizes and distances in points."""

    id: str
    name: str
    size: float
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 4
    of_paragraph: str = ""
    """Further elements of `w:pPr` that come before the distances: kept with the next, borders, a list, tabs."""
    indent: str = ""
    line: float = 1.02
    """How far apart lines are, to the face’s own distance."""
    outline: int | None = None
    based_on: str = "Normal"


_NEXT, _WHOLE = "<w:keepNext/>", "<w:keepLines/>"
_KEPT = _NEXT + _WHOLE
_TABS = '<w:tabs><w:tab w:val="right" w:pos="9865"/></w:tabs>'
_LIST = '<w:numPr><w:numId w:val="{}"/></w:numPr>'
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="10" w:space="5" w:color="{}"/></w:pBdr>'
_INDENT = '<w:ind w:left="360" w:hanging="360"/>'
_BESIDE_A_LINE = '<w:ind w:left="140"/>'
_BOLD = "<w:b/><w:bCs/>"
_CUSTOM, _DEFAULT = ' w:customStyle="1"', ' w:default="1"'
BULLETS, NUMBERS = 1, 2
"""The lists of numbering.xml that the two list styles belong to; each numbered list begins anew in one of its own."""

STYLES = (
    Style("Normal", "Normal", 9, based_on=""),
    Style("Title", "Title", 17, bold=True, after=3, of_paragraph=_KEPT),
    Style("Subtitle", "Subtitle", 10, colour=QUIET, after=1, of_paragraph=_KEPT),
    Style("PaperBoard", "Paper board", 11, after=4, of_paragraph=_NEXT),
    Style("PaperCrest", "Paper crest", 9, after=3, of_paragraph=_NEXT),
    Style("PaperFacts", "Paper facts", 8, after=7, line=1.3, of_paragraph=_RULE.format(INK)),
    Style("Heading1", "heading 1", 11.5, bold=True, before=7, after=3, of_paragraph=_KEPT, outline=0),
    Style("Heading2", "heading 2", 10, bold=True, before=6, after=2, of_paragraph=_KEPT, outline=1),
    Style("PaperAfterTable", "Paper words after a table", 9, before=4),
    Style("PaperQuiet", "Paper quiet words", 8, before=3, colour=QUIET),
    Style("PaperVerdict", "Paper judgement", 15, bold=True, after=0, of_paragraph=_NEXT, indent=_BESIDE_A_LINE),
    Style("PaperVerdictWhy", "Paper judgement why", 9, after=6, of_paragraph=_WHOLE, indent=_BESIDE_A_LINE),
    Style("ListNumber", "List Number", 9, after=2, of_paragraph=_LIST.format(NUMBERS), indent=_INDENT),
    Style("ListBullet", "List Bullet", 9, after=2, of_paragraph=_LIST.format(BULLETS), indent=_INDENT),
    Style("Caption", "caption", 8, bold=True, before=6, after=2, of_paragraph=_KEPT),
    Style("PaperPicture", "Paper chart", 9, before=2, after=0, of_paragraph=_NEXT),
    Style("PaperFinding", "Paper chart finding", 8, after=5, of_paragraph=_WHOLE),
    Style("PaperCell", "Paper table words", 8, after=0),
    Style("PaperCellHead", "Paper table heading", 8, bold=True, colour=QUIET, after=0, based_on="PaperCell"),
    Style("PaperCellAside", "Paper table aside", 7, colour=QUIET, after=0, based_on="PaperCell"),
    Style("PaperFigure", "Paper figure", 11, bold=True, after=0, based_on="PaperCell"),
    Style("Footer", "footer", 7.5, colour=QUIET, after=0, of_paragraph=_TABS),
)  # fmt: skip


def styles_xml() -> str:
    """The part `word/styles.xml`."""
    face = f'<w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}" w:eastAsia="{FACE}" w:cs="{FACE}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="{WORD}"><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{face}<w:color w:val="{INK}"/><w:sz w:val="18"/><w:szCs w:val="18"/>'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="80"/></w:pPr>'
        f"</w:pPrDefault></w:docDefaults>{''.join(map(_paragraph_style, STYLES))}"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + _character_style("Strong", "Strong", _BOLD)
        + _character_style("PaperFactName", "Paper fact name", f'<w:color w:val="{QUIET}"/>')
        + _character_style(
            "PaperState",
            "Paper state",
            f'{_BOLD}<w:sz w:val="20"/><w:szCs w:val="20"/>'
            f'<w:bdr w:val="single" w:sz="8" w:space="2" w:color="{INK}"/>',
        )
        + _table_styles()
        + "</w:styles>"
    )


def _paragraph_style(style: Style) -> str:
    size = round(style.size * 2)
    base = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    kind = f'w:type="paragraph" w:styleId="{style.id}"{_CUSTOM if style.id.startswith("Paper") else ""}'
    apart = (
        f'<w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}" '
        f'w:line="{style.line * 240:.0f}" w:lineRule="auto"/>'
    )
    return (
        f'<w:style {kind}{"" if base else _DEFAULT}><w:name w:val="{style.name}"/>{base}<w:qFormat/>'
        f"<w:pPr>{style.of_paragraph}{apart}{style.indent}{outline}</w:pPr><w:rPr>{_BOLD if style.bold else ''}"
        f'<w:color w:val="{style.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _character_style(style: str, name: str, look: str) -> str:
    custom = _CUSTOM if style.startswith("Paper") else ""
    return (
        f'<w:style w:type="character"{custom} w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
    )


def _table_styles() -> str:
    def line(side: str, size: int, colour: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'

    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper table"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f"{line('bottom', 4, HAIR)}{line('insideH', 4, HAIR)}</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="30" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f"{line('bottom', 8, QUIET)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperFigures"><w:name w:val="Paper figures"/>'
        '<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
