"""A made-up next edition of the core checklist that uses every relation, written beside the shipped one."""

import shutil
from typing import Any

import yaml

CORE = "core-103-109"
NEXT = f"{CORE}-2027"
EDITION = "kcsie-2027"
SPLIT, MERGED_ONE, MERGED_TWO, REMOVED, REWORDED = "IS-14", "IS-15", "IS-16", "WT-11", "IS-02"
SPLIT_INTO, MERGED_INTO, NEW = ("IS-23", "IS-24"), "IS-25", "WT-12"


def add_next_edition(copy: Any) -> None:
    """Add the edition, its folder and its map to a copy of the shipped content."""
    copy.replace("editions.yaml", "in_force_to: null", "in_force_to: 2027-08-31")
    copy.replace(
        "editions.yaml",
        "topics:\n",
        f"  - id: {EDITION}\n    title: Keeping children safe in education 2027\n    in_force_from: 2027-09-01\n"
        "    in_force_to: null\n    text: not_seen\ntopics:\n",
    )
    path = copy.folder / "editions.yaml"
    unknown = f"      {EDITION}: {{number: null, sure: unknown, note: not-found-2026}}\n"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line + (unknown if "      kcsie-2026:" in line else "") for line in lines), "utf-8")
    shutil.copytree(copy.folder / CORE, copy.folder / NEXT)
    copy.replace(
        f"{NEXT}/checklist.yaml",
        "edition: kcsie-2021",
        f"edition: {EDITION}\nfollows: kcsie-2021\nedition_map: map.yaml",
    )
    old = _ids(copy, CORE)
    for name in (path.name for path in sorted((copy.folder / NEXT).glob("1*.yaml"))):
        copy.rewrite(f"{NEXT}/{name}", _changed)
    new = _ids(copy, NEXT)
    changes = [
        {"relation": "split", "old": [SPLIT], "new": list(SPLIT_INTO), "note": "Two lists are asked about one by one."},
        {"relation": "merged", "old": [MERGED_ONE, MERGED_TWO], "new": [MERGED_INTO], "note": "Asked as one."},
        {"relation": "removed", "old": [REMOVED], "new": [], "note": "The guidance no longer asks for it."},
        {"relation": "new", "old": [], "new": [NEW], "note": "The guidance now asks for it."},
    ]
    changes += [
        {"relation": "reworded", "old": [each], "new": [each], "note": "Says more plainly who is asked."}
        if each == REWORDED
        else {"relation": "unchanged", "old": [each], "new": [each]}
        for each in old
        if each in new
    ]
    (copy.folder / NEXT / "map.yaml").write_text(
        yaml.safe_dump(changes, sort_keys=False, allow_unicode=True, width=120), "utf-8"
    )
    gone = {SPLIT: list(SPLIT_INTO), MERGED_ONE: [MERGED_INTO], MERGED_TWO: [MERGED_INTO], REMOVED: []}
    (copy.folder / "retired.yaml").write_text(
        "".join(
            f"- id: {each}\n  retired_on: 2027-09-01\n  why: The 2027 edition asks in another way.\n"
            f"  replaced_by: [{', '.join(by)}]\n"
            for each, by in sorted(gone.items())
        ),
        "utf-8",
    )


def _ids(copy: Any, home: str) -> list[str]:
    return [
        item["id"]
        for path in sorted((copy.folder / home).glob("1*.yaml"))
        for item in yaml.safe_load(path.read_text("utf-8"))
    ]


def _changed(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    added: list[dict[str, Any]] = []
    for item in items:
        match item["id"]:
            case "IS-14":
                added += [_again(item, new_id) for new_id in SPLIT_INTO]
            case "IS-15":
                added.append(_again(item, MERGED_INTO))
            case "IS-16":
                pass
            case "WT-11":
                added.append(_again(item, NEW))
            case "IS-02":
                kept.append({**item, "question": item["question"].replace("?", ", in words all staff know?")})
            case _:
                kept.append(item)
    return kept + added


def _again(item: dict[str, Any], item_id: str) -> dict[str, Any]:
    """The item under another id, its levels told apart so that no two items share one."""
    return {**item, "id": item_id, "levels": [f"{level[:-1]}, as {item_id} asks." for level in item["levels"]]}


MOVED_FROM, MOVED_TO = "107", "131"


def renumber(copy: Any) -> None:
    """Let the made-up edition number a paragraph anew: its items cite that number, and the crosswalk states it."""
    copy.replace("editions.yaml", "    text: not_seen\ntopics:", "    text: read\ntopics:")

    def stated(data: dict[str, Any]) -> None:
        topic = next(one for one in data["topics"] if one["numbers"]["kcsie-2021"]["number"] == MOVED_FROM)
        topic["numbers"][EDITION] = {"number": MOVED_TO, "sure": "stated", "source": "Read in the text of 2027"}

    def moved(items: list[dict[str, Any]]) -> None:
        for item in items:
            cite = {"edition": EDITION, "paragraph": MOVED_TO, "sentence": None, "quote": None}
            item["cites"] = [cite, *item["cites"]]

    copy.change("editions.yaml", stated)
    copy.change(f"{NEXT}/{MOVED_FROM}.yaml", moved)
