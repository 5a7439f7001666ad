"""Every word that people read, and which of them are not British: `python tests/content/spelling.py` lists those.

Debian’s hunspell with hunspell-en-gb looks at the words. To its dictionary the Oxford spelling (“organize”) is British,
and so is a word that is British in another sense (“program”); for `AMERICAN` they are not.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
ALLOWED = Path(__file__).parent / "spelling_allowed.txt"
DICTIONARY = "en_GB"
AMERICAN = re.compile(
    r"programs?|gray(s|er|est)?|judgments?|licenses|(?!(?:\w*(?:s|pr|se))iz)\w+iz(e[ds]?|ers?|ing|ations?)|\w+lyz(e[ds]?|ing)",
    re.IGNORECASE,
)
"""What the dictionary lets pass and we do not write. Size, prize, seize and what is made of them are British."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_NOT_PROSE = re.compile(
    r"```.*?```|`[^`]*`|https?://\S+|\]\([^)]*\)|<[^>]+>"
    r"|\b[\w/-]+(?:\.[\w/-]+)+\b"  # file names and addresses
    r"|\b[A-Za-z]+-\d+\b|\b[A-Z]{2}-|\w*_\w*",  # ids and codes
    re.DOTALL,
)
_THREE_WORDS = re.compile(r"[A-Za-z’“”]+(?:[ ,;:.]+[A-Za-z’“”]+){2,}")
_PROSE = re.compile(r"[A-Z“]|.*[.,:;?!’]", re.DOTALL)
_CODE = re.compile(r'="|://|urn:|[{}|]|#\w|\bimport |<\w')


def words_of(text: str) -> set[str]:
    """The words of a text, each sign ’ as ', without the ’s of a possessor and without what has digits in it."""
    plain = re.sub(r"\w*\d\w*", " ", _NOT_PROSE.sub(" ", text).replace("’", "'"))
    return {re.sub(r"'s?$", "", word) for word in _WORD.findall(plain)} - {""}


def texts_by_file() -> dict[str, list[str]]:
    """Every text people read, by the file it stands in."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "checklists").rglob("*.yaml")):
        found[_name(path)] = list(_values(yaml.safe_load(path.read_text("utf-8"))))
    for pattern in ("*.md", "docs/**/*.md", "checklists/*.md", "sample_data/*.md"):
        for path in sorted(ROOT.glob(pattern)):
            found[_name(path)] = [path.read_text("utf-8")]
    for path in sorted((ROOT / "audit").rglob("*.py")):
        found[_name(path)] = list(_sentences_in_code(path.read_text("utf-8")))
    return found


def unknown(words: Iterable[str]) -> set[str]:
    """Those that hunspell does not take for British words, and those that only look it."""
    wanted = sorted(set(words))
    run = subprocess.run(
        ["hunspell", "-d", DICTIONARY, "-i", "utf-8", "-l"],
        input="\n".join(wanted), capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return set(run.stdout.split()) | {word for word in wanted if AMERICAN.fullmatch(word)}


def explained() -> set[str]:
    """The words of the glossary’s own forms: whoever meets one may look it up."""
    terms = yaml.safe_load((ROOT / "checklists" / "glossary.yaml").read_text("utf-8"))
    forms = [form for term in terms for form in (term["term"], *term.get("also", ()))]
    return {word for form in forms for word in words_of(form) if not word.islower()}


def allowed() -> list[str]:
    """The words that are right though no dictionary has them, as they stand in the list."""
    lines = (line.partition("#")[0].strip() for line in ALLOWED.read_text("utf-8").splitlines())
    return [line for line in lines if line]


def misspelt(texts: Mapping[str, Iterable[str]], let_pass: Iterable[str]) -> dict[str, list[str]]:
    """Each wrong word with the files it stands in."""
    places: dict[str, list[str]] = {}
    for name, its_texts in texts.items():
        for word in sorted({word for text in its_texts for word in words_of(text)}):
            places.setdefault(word, []).append(name)
    wrong = unknown(places) - set(let_pass)
    return {word: places[word] for word in sorted(wrong)}


def _values(data: Any) -> Iterator[str]:
    """The texts of a file of data; its keys are no text."""
    if isinstance(data, str):
        if " " in data or data[:1].isupper():  # else it is a code
            yield data
    elif isinstance(data, dict):
        yield from (text for inner in data.values() for text in _values(inner))
    elif isinstance(data, list):
        yield from (text for inner in data for text in _values(inner))


def _sentences_in_code(source: str) -> Iterator[str]:
    """The texts of a module that may reach a page, a file or a command line: at least three words, and no docstring."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in docstrings:
            continue
        text = node.value
        if _THREE_WORDS.search(text) and _PROSE.match(text) and not _CODE.search(text):
            yield text


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def main() -> None:
    """List every wrong word with where it stands."""
    for word, places in misspelt(texts_by_file(), {*allowed(), *explained()}).items():
        sys.stdout.write(f"{word}: {', '.join(places)}\n")


if __name__ == "__main__":
    main()
