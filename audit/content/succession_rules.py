"""How the editions of a checklist follow each other: none twice, none after itself, each after one that is there."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from audit.content.draft import Draft, Drafts, by_standing
from audit.content.rings import rings
from audit.errors import Problem


def succession_problems(checklists: Sequence[Drafts], begins: Mapping[str, date]) -> Iterator[Problem]:
    """Every fault of the folders as a family; `begins` gives the day on which an edition comes into force."""
    yield from _twins(checklists)
    yield from _rings(checklists)
    there = {each.key for each in checklists}
    for each in checklists:
        follows, header = each.files.follows, each.files.header
        if follows and (each.files.id, follows) not in there:
            message = (
                f"No folder holds the edition “{follows}” of {each.files.id}: put its folder back, or mend the edition."
            )
            yield Problem("follows_unknown", header.where("follows"), message)
        if follows and each.files.edition_map is None:
            message = f"Say in edition_map which file tells what became of each item of {follows}."
            yield Problem("map_missing", header.where("follows"), message)
        if each.files.edition_map is not None and not follows:
            message = "An edition map belongs to an edition that follows another: add follows, or take it out."
            yield Problem("map_needless", header.where("edition_map"), message)
        if follows in begins and each.edition in begins and begins[each.edition] < begins[follows]:
            message = f"{each.edition} came into force before {follows}: the earlier edition is the one followed."
            yield Problem("follows_later", header.where("follows"), message)


def borrowed_id_problems(checklists: Sequence[Drafts]) -> Iterator[Problem]:
    """No superseded item has the id of an item of another checklist; among current ones that is looked at already."""
    current, superseded = by_standing(checklists)
    home: dict[str, tuple[str, Draft]] = {}
    for each, looked_at in [*((one, True) for one in current), *((one, False) for one in superseded)]:
        for item in each.items:
            family, there = home.setdefault(item.id, (each.files.id, item))
            if item.id and family != each.files.id and not looked_at:
                where = there.document.where(there.index, "id")
                yield item.problem("id_duplicate", f"this id is taken by {family} at {where}: give it another.", "id")


def _twins(checklists: Sequence[Drafts]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Drafts] = {}
    current, _ = by_standing(checklists)
    heads = {each.files.id: each for each in current}
    followed = {(each.files.id, each.files.follows) for each in checklists}
    for each in checklists:
        header = each.files.header
        if not each.files.id:
            continue
        if (there := first.setdefault(each.key, each)) is not each:
            message = (
                f"{there.files.header.name} has this id and edition already: give this one an id of its own, or, where"
                " it is the next edition, that edition and follows."
            )
            yield Problem("checklist_twice", header.where("id"), message)
        elif each.key not in followed and (head := heads.get(each.files.id, each)) is not each:
            message = (
                f"{head.files.header.name} has this id too, and neither edition comes after the other: say in the later"
                " one which edition it follows, or give one of them another id."
            )
            yield Problem("checklist_twice", header.where("id"), message)


def _rings(checklists: Sequence[Drafts]) -> Iterator[Problem]:
    follows: dict[tuple[str, str], dict[tuple[str, str], Drafts]] = {}
    for each in checklists:  # two folders may have one key: each of them is walked
        if each.files.follows:
            follows.setdefault(each.key, {}).setdefault((each.files.id, each.files.follows), each)
    for ring in rings({key: tuple(steps) for key, steps in follows.items()}):
        round_ = (*ring, ring[0])
        editions = " → ".join(edition for _, edition in round_)
        where = follows[ring[0]][round_[1]].files.header.where("follows")
        message = f"These editions follow each other in a ring ({editions}): the first of them follows none."
        yield Problem("follows_cycle", where, message)
