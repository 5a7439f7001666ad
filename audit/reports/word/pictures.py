"""Pictures in a Word document: the bytes, how large they stand on the page, and what they show in words."""

from dataclasses import dataclass, field
from math import inf

from audit.reports.word.text import escaped

ENGLISH_METRIC_UNITS = 360_000
"""A centimetre, as Word measures pictures."""
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SIZE_AT = 16
"""Where a PNG says how wide and high it is: two numbers of four bytes."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one document, in reading order."""

    files: list[bytes] = field(default_factory=list[bytes])

    def drawn(self, png: bytes, alt: str, *, widest: float, highest: float = inf) -> str:
        """A run with the picture, as large as these centimetres allow; `alt` is what it shows in words."""
        self.files.append(png)
        number = len(self.files)
        across, down = (int.from_bytes(png[at : at + 4]) for at in (_SIZE_AT, _SIZE_AT + 4))
        wide = min(widest, highest * across / down)
        size = f'cx="{wide * ENGLISH_METRIC_UNITS:.0f}" cy="{wide * down / across * ENGLISH_METRIC_UNITS:.0f}"'
        about = f'id="{number}" name="Picture {number}" descr="{escaped(alt)}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr {about}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{picture_id(number)}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def picture_id(number: int) -> str:
    """What the document calls its picture of this number."""
    return f"picture{number}"
