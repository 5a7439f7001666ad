"""Section 2: the chart’s finding, and the chart read aloud."""

from collections import Counter

from expected_words import Match, places, strand_words
from grammar import Grammar, agrees, listed
from recount import Recount

from audit.domain.words import UNKNOWN, Rating

CHART, ALT = Grammar(), Grammar()


def rows_of_chart(known: Recount) -> dict[str, list]:
    """The applicable items of this part by the name of their row."""
    found: dict[str, list] = {}
    for item in known.applicable(known.shown):
        name = places(known, [item.paragraph])[0] if item.paragraph else strand_words(item.strand)
        strand = strand_words(item.strand) if item.paragraph else "No paragraph"
        found.setdefault(f"{name}, {strand}", []).append(item)
    return found


@CHART.says(r"No item applies, so there is nothing to draw\.")
def nothing_to_draw(said: Match, known: Recount) -> None:
    assert not rows_of_chart(known)


@CHART.says(r"Every item drawn is at its target or above\.")
def every_item_drawn(said: Match, known: Recount) -> None:
    drawn = known.applicable(known.shown)
    assert drawn
    assert all(known.value(item) is not None and not known.below(item) for item in drawn)


@CHART.says(r"No item drawn has an answer yet\.")
def none_answered(said: Match, known: Recount) -> None:
    drawn = known.applicable(known.shown)
    assert drawn
    assert known.without(drawn) == drawn


@CHART.says(r"No answered item is below its target; (?P<n>\d+) (?P<noun>items?) still (?P<has>has|have) no answer\.")
def none_below(said: Match, known: Recount) -> None:
    drawn = known.applicable(known.shown)
    left = known.without(drawn)
    assert int(said["n"]) == len(left) > 0
    agrees(said["noun"], len(left), "item", "items")
    agrees(said["has"], len(left), "has", "have")
    assert len(left) < len(drawn)
    assert not any(known.below(item) for item in drawn)


def most_below(known: Recount) -> tuple[int, list[str]]:
    """The largest number of items below target in one row, and the rows that have it."""
    below = {name: sum(known.below(item) for item in items) for name, items in rows_of_chart(known).items()}
    most = max(below.values())
    return most, [name for name, here in below.items() if here == most]


@CHART.says(
    r"The most to do is in (?P<place>{place})(?:, (?P<strand>[a-z ]+))?: "
    r"(?:(?P<n>\d+) of its (?P<of>\d+) items|its one item) below target\."
)
def most_to_do(said: Match, known: Recount) -> None:
    most, names = most_below(known)
    (name,) = names
    place, strand = name.rsplit(", ", 1)
    assert said["place"] == place
    assert said["strand"] == (None if strand == "No paragraph" else strand.lower())
    of = len(rows_of_chart(known)[name])
    assert (most, of) == ((int(said["n"]), int(said["of"])) if said["n"] else (1, 1))
    assert most > 0
    assert of > 1 or not said["n"]


@CHART.says(
    r"(?P<places>{place}(?:(?:, | and ){place})+) have the most to do: (?P<n>\d+) (?P<noun>items?) "
    r"below target in each\."
)
def equally_much(said: Match, known: Recount) -> None:
    most, names = most_below(known)
    assert sorted(listed(said["places"])) == sorted(name.rsplit(", ", 1)[0] for name in names)
    assert int(said["n"]) == most > 0
    agrees(said["noun"], most, "item", "items")


@CHART.says(r"One cell is one item; a darker cell is further below its target\.")
def how_to_read(said: Match, known: Recount) -> None:
    assert rows_of_chart(known)


@CHART.says(r"The chart leaves out (?P<n>\d+) confidential (?P<noun>items?)\.")
def chart_leaves_out(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")


@ALT.says(r"One cell an item, a row a paragraph\.")
def alt_how_to_read(said: Match, known: Recount) -> None:
    assert rows_of_chart(known)


@ALT.says(r"(?P<rows>{place}, .+)\.")
def alt_rows(said: Match, known: Recount) -> None:
    rows = rows_of_chart(known)
    told = dict(row.split(": ", 1) for row in said["rows"].split("; "))
    assert set(told) == set(rows)
    for name, items in rows.items():
        values = Counter(known.value(item) for item in items)
        words = [f"{values[Rating.IN_PLACE] + values[Rating.EMBEDDED]} of {len(items)} in place or better"]
        named_ = ((Rating.PARTLY_IN_PLACE, "partly in place"), (Rating.NOT_IN_PLACE, "not in place"))
        words += [f"{values[value]} {text}" for value, text in (*named_, (UNKNOWN, "don’t know")) if values[value]]
        words += [f"{values[None]} no answer"] if values[None] else []
        assert told[name] == " · ".join(words)
