"""The governor self-audit: a board's own look at how its school shares information and protects data."""

from pathlib import Path

__version__ = "0.1.0"
PRODUCT = "Governor Self-Audit"

_HERE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """Return the folder of shipped data called `name` (`checklists` or `sample_data`).

    In a wheel it lies inside the package, in a clone beside it. Raises FileNotFoundError where it is in neither.
    """
    for place in (_HERE / "_data" / name, _HERE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"The folder {name} that ships with the product is missing.")


def app_script() -> Path:
    """Return the script Streamlit runs: `_app.py` inside a wheel, `app.py` beside the package in a clone."""
    packed = _HERE / "_app.py"
    return packed if packed.is_file() else _HERE.parent / "app.py"
