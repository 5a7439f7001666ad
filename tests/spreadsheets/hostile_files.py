"""Files that are not what they seem, made by code: none is kept on disk."""

import io
import struct
import zipfile
from collections.abc import Mapping
from functools import cache

import openpyxl

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def zip_of(members: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx_of(sheet_data: bytes | str, *, before: str = "", dimension: str = "A1") -> bytes:
    """A workbook of one sheet whose rows are given as XML; `before` stands ahead of the sheet's root element."""
    body = sheet_data.encode() if isinstance(sheet_data, str) else sheet_data
    sheet = (
        f'<?xml version="1.0"?>{before}<worksheet xmlns="{_MAIN}"><dimension ref="{dimension}"/><sheetData>'.encode()
        + body
        + b"</sheetData></worksheet>"
    )
    return zip_of(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" Type="{_RELS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="r"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r" '
            f'Type="{_RELS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


@cache
def bomb() -> bytes:
    """A hundred thousand bytes that unpack to 120 million."""
    return xlsx_of(b" " * 120_000_000)


def lying_bomb() -> bytes:
    """The same, with headers that own up to ten bytes only."""
    data = bytearray(bomb())
    at = data.index(b"xl/worksheets/sheet1.xml") - 30
    struct.pack_into("<I", data, at + 22, 10)
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
    struct.pack_into("<I", data, at + 24, 10)
    return bytes(data)


def corners() -> bytes:
    """A cell at either end of the largest sheet there is."""
    return xlsx_of(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def hidden_corners() -> bytes:
    """The same, with the address disguised as character references."""
    return xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>')


def laughs() -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return xlsx_of(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&j;</t></is></c></row>', before=f"<!DOCTYPE x [{entities}]>"
    )


def outside_entity() -> bytes:
    return xlsx_of(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>',
        before='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    )


def many_attributes() -> bytes:
    """One tag of half a million attributes, never closed: slow for a careless pattern."""
    return xlsx_of(b"<c " + b' r="A1"' * 500_000)


def a_workbook(rows: list[list[object]], title: str = "Sheet1") -> bytes:
    """A plain workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ole_of(streams: Mapping[str, bytes], *, loop: bool = False) -> bytes:
    """An OLE container of up to three streams, each padded to the size that needs no small sectors.

    With `loop` the chain of the first stream leads back to its own start.
    """
    padded = {name: content.ljust(-(-max(len(content), 4096) // 512) * 512, b"\0") for name, content in streams.items()}
    fat, body, starts = [_FAT, _END], b"", {}
    for name, content in padded.items():
        start, count = len(fat), len(content) // 512
        starts[name] = start
        fat += [*range(start + 1, start + count), start if loop else _END]
        body += content
    names = [("Root Entry", 5, _END, 0)] + [(name, 2, starts[name], len(content)) for name, content in padded.items()]
    directory = b""
    for n, (name, kind, start, size) in enumerate(names):
        wide = name.encode("utf-16-le")
        right = n + 1 if 0 < n < len(names) - 1 else _FREE
        child = 1 if n == 0 else _FREE
        directory += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, _FREE, right, child)
        directory += b"\0" * 36 + struct.pack("<IQ", start, size)
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *[_FREE] * 108)
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    assert len(table) == 512
    return header + table + directory.ljust(512, b"\0") + body


def xls_of(rows: list[list[object]], *, password: bool = False) -> bytes:
    """An `.xls` of one sheet; a cell is a text, a number, or `#REF!` as an error."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    cells = b""
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            at = struct.pack("<HHH", r, c, 0)
            if value == "#REF!":
                cells += record(0x205, at + b"\x17\x01")
            elif isinstance(value, str) and value:
                cells += record(0x204, at + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
            elif isinstance(value, (int, float)):
                cells += record(0x203, at + struct.pack("<d", value))
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 6))
    begin += record(0x2F, struct.pack("<HHH", 1, 1, 1) + b"\1" * 48) if password else b""
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 16, 0x0DBB, 1996, 0, 6)) + cells + record(0x0A, b"")
    name = b"\x06\x00Sheet1"
    offset = len(begin) + 4 + 6 + len(name) + 4
    return ole_of(
        {"Workbook": begin + record(0x85, struct.pack("<IBB", offset, 0, 0) + name) + record(0x0A, b"") + sheet}
    )


def ods_of(tables: str) -> bytes:
    """An OpenDocument workbook whose tables are given as XML."""
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    }
    declared = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in names.items())
    content = (
        f'<?xml version="1.0"?><office:document-content {declared}><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zip_of({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_cells(*cells: object) -> str:
    """One row of an OpenDocument table; a date is written as one, `#REF!` as an error."""
    made = ""
    for cell in cells:
        if cell == "#REF!":
            made += (
                '<table:table-cell office:value-type="string" office:string-value="" '
                'calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>'
            )
        elif hasattr(cell, "isoformat"):
            made += f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
        elif isinstance(cell, (int, float)):
            made += f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
        elif cell:
            made += f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        else:
            made += "<table:table-cell/>"
    return f"<table:table-row>{made}</table:table-row>"
