"""A Word document as a file: its parts in one archive, the same bytes for the same content."""

import zipfile
from datetime import date
from functools import cache
from io import BytesIO

from audit.reports.parts import PaperContent
from audit.reports.word.blocks import Body
from audit.reports.word.pictures import PICTURE, picture_id
from audit.reports.word.styles import BULLETS, NUMBERS, WORD, styles_xml
from audit.reports.word.text import SPACE, escaped, paragraph, runs

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{_OFFICE}/relationships" xmlns:a="{_DRAWING}/main" xmlns:pic="{PICTURE}" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINKED = ("styles", "numbering", "settings", "footer")
_FASTEST_THAT_IS_SMALL = 3
"""How hard the archive is pressed: harder takes twice as long and saves a tenth."""
_SHEET = (
    '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="794" w:right="1020" w:bottom="880" w:left="1021" w:header="454" w:footer="454" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A4, upright."""


def word_file(content: PaperContent) -> bytes:
    """The content as the bytes of a DOCX file."""
    body = Body(content)
    document = f"{_HEAD}<w:document {_SPACES}><w:body>{body.xml()}{_SHEET}</w:body></w:document>"
    pictures = {f"word/media/picture{n}.png": png for n, png in enumerate(body.pictures.files, start=1)}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("document", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(content),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{_OFFICE}/relationships/{name}", f"{name}.xml") for name in _LINKED),
            *(
                (picture_id(n), f"{_OFFICE}/relationships/image", f"media/picture{n}.png")
                for n in range(1, len(pictures) + 1)
            ),
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(body.lists),
        "word/settings.xml": _settings(),
        "word/footer.xml": _footer(content),
    }
    return _archive({**{name: text.encode() for name, text in parts.items()}, **pictures}, content.day)


def _archive(parts: dict[str, bytes], day: date) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            packed = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, packed, _FASTEST_THAT_IS_SMALL)
    return made.getvalue()


_styles = cache(styles_xml)


@cache
def _content_types() -> str:
    kinds = {"document": "document.main", **{name: name for name in _LINKED}}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{parts}<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    found = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _core(content: PaperContent) -> str:
    """Title, author, language and the day; what made the file stands as its subject."""
    stamp = f'xsi:type="dcterms:W3CDTF">{content.day.isoformat()}T00:00:00Z<'
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(f'{content.school}: {content.title}')}</dc:title>"
        f"<dc:subject>{escaped(content.footer)}</dc:subject><dc:creator>{escaped(content.school)}</dc:creator>"
        f"<dc:language>en-GB</dc:language><dcterms:created {stamp}/dcterms:created>"
        f"<dcterms:modified {stamp}/dcterms:modified></cp:coreProperties>"
    )


@cache
def _settings() -> str:
    compatible = (
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'{_HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:compat>{compatible}</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _numbering(lists: int) -> str:
    """One list of dashes, one of numbers, and for each numbered list one that begins at 1 again."""
    dashes, numbers = BULLETS, NUMBERS
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    links = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{numbers}"/>{again}</w:num>'
        for n in range(numbers + 1, numbers + lists + 1)
    )
    return (
        f'{_HEAD}<w:numbering xmlns:w="{WORD}">{_levels(dashes, "bullet", "–", "ListBullet")}'
        f"{_levels(numbers, 'decimal', '%1.', 'ListNumber')}"
        f'<w:num w:numId="{dashes}"><w:abstractNumId w:val="{dashes}"/></w:num>'
        f'<w:num w:numId="{numbers}"><w:abstractNumId w:val="{numbers}"/></w:num>{links}</w:numbering>'
    )


def _levels(number: int, kind: str, sign: str, style: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/><w:lvlText w:val="{sign}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _footer(content: PaperContent) -> str:
    """What made the paper, its state and part, and the page of how many."""
    page = SPACE.join((runs("Page"), _field("PAGE"), runs("of"), _field("NUMPAGES")))
    where = f"{runs(f'{content.state} · Part {content.part} ·')}{SPACE}{page}"
    line = paragraph(f"{runs(content.footer)}<w:r><w:tab/></w:r>{where}", "Footer")
    return f'{_HEAD}<w:ftr xmlns:w="{WORD}">{line}</w:ftr>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
