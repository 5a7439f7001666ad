"""Takes the pictures of the sample schools' papers: `python tests/take_paper_pictures.py [FOLDER]`.

Each newest review as PDF, Word document and data pack, Part 1, and the Word document and the data pack as LibreOffice
shows them; a page a picture, in colour, and the first school's once more in grey. Needs `soffice` and `pdftoppm`. Run
it after a paper has changed, look at every picture, and hold it against what a board needs.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from office import convert
from PIL import Image

from audit import data_dir
from audit.bootstrap import App, PaperOrder
from audit.domain.words import ReportFormat
from audit.services.demo import load_demo

PICTURES = Path(__file__).parents[1] / "docs" / "pictures" / "papers"
SEEN_ON = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
"""The day the sample papers speak of, so that the same product makes the same pictures."""
DOTS_AN_INCH = 72
COLOURS = 32
IN_GREY = "900001"


def pages(pdf: Path, *, grey: bool) -> list[bytes]:
    """Every page of a PDF as a small PNG."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["pdftoppm", "-r", str(DOTS_AN_INCH), "-png", *(["-gray"] if grey else [])]
        subprocess.run([*command, str(pdf), f"{folder}/page"], check=True)
        return [_small(path.read_bytes()) for path in sorted(Path(folder).iterdir())]


def _small(png: bytes) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()


def take_all(folder: Path) -> None:
    """Every page of every paper into the folder, which is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made:
        app = App(f"{made}/reviews.db", now=lambda: SEEN_ON)
        load_demo(app.imports, app.follow_ups, app.read_path, data_dir("sample_data"))
        newest = {one.urn: one for one in reversed(app.store.reviews())}
        for urn, review in sorted(newest.items()):
            opened = app.reviews.open(review.id)
            for kind in ReportFormat:
                path = Path(made, f"{urn}.{kind}")
                path.write_bytes(app.paper(opened, PaperOrder(format=kind)))
                pdf = path if kind is ReportFormat.PDF else _through_the_office(path)
                for grey in (False, True) if urn == IN_GREY else (False,):
                    for number, png in enumerate(pages(pdf, grey=grey), start=1):
                        name = f"{urn}-{kind}{'-grey' if grey else ''}-{number:02}.png"
                        Path(folder, name).write_bytes(png)
                print(path.name)
        app.store.close()


def _through_the_office(path: Path) -> Path:
    """The file as LibreOffice prints it, under a name of its own."""
    folder = path.parent / f"{path.suffix[1:]}-printed"
    folder.mkdir(exist_ok=True)
    return convert(path, "pdf", folder)


if __name__ == "__main__":
    take_all(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
