"""What lint says of whole files: missing, broken, unlisted, or of another shape."""

import pytest

CORE = "core-103-109"


def found(copy):
    return [(problem.code, problem.where) for problem in copy.lint()]


@pytest.mark.parametrize("name", ["editions.yaml", "roles.yaml", "derivation.yaml", "phrases.yaml", "retired.yaml"])
def test_a_file_that_every_folder_needs_is_missed(copy, name):
    (copy.folder / name).unlink()

    assert ("file_missing", name) in found(copy)


@pytest.mark.parametrize("name", ["roles.yaml", "phrases.yaml", "retired.yaml"])
def test_an_empty_file_is_told_from_an_empty_list(copy, name):
    (copy.folder / name).write_text("# nothing yet\n", "utf-8")

    assert ("file_empty", name) in found(copy)


def test_a_listed_content_file_that_is_gone_is_missed(copy):
    (copy.folder / CORE / "107.yaml").unlink()

    assert ("file_missing", f"{CORE}/107.yaml") in found(copy)


def test_a_content_file_that_nobody_lists_is_found(copy):
    (copy.folder / CORE / "110.yaml").write_text("[]\n", "utf-8")

    assert found(copy) == [("file_unlisted", f"{CORE}/110.yaml")]


def test_an_unquoted_yes_is_found_on_its_line(copy):
    copy.replace(f"{CORE}/104.yaml", "strength: expected", "strength: Yes")
    lines = (copy.folder / CORE / "104.yaml").read_text("utf-8").splitlines()

    assert ("yaml_trap", f"{CORE}/104.yaml:{lines.index('  strength: Yes') + 1}") in found(copy)


@pytest.mark.parametrize("word", ["Yes", "No", "On", "Off"])
def test_an_unquoted_word_among_the_levels_is_a_trap_and_nothing_else(copy, word):
    copy.replace(f"{CORE}/104.yaml", "  levels:\n    - ", f"  levels:\n    - {word}\n    # ")

    assert copy.codes() == {"yaml_trap"}


def test_a_field_given_twice_is_found(copy):
    copy.replace(f"{CORE}/104.yaml", "  held_by: both\n", "  held_by: both\n  held_by: both\n")

    assert copy.codes() == {"yaml_duplicate_key"}


def test_a_broken_file_does_not_hide_the_faults_of_another(copy):
    (copy.folder / CORE / "104.yaml").write_text("- id: [\n", "utf-8")
    copy.item("IS-12", lambda item: item.update(weight=3))

    assert {"yaml_broken", "field_unknown"} <= copy.codes()


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        (f"{CORE}/checklist.yaml", lambda data: data.update(weights=[3, 2, 1]), "field_unknown"),
        (f"{CORE}/checklist.yaml", lambda data: data.pop("title"), "field_missing"),
        ("source/kcsie-2021.yaml", lambda data: data["paragraphs"][1].update(number="103"), "value_kind"),
        ("source/kcsie-2021.yaml", lambda data: data["paragraphs"][1]["sentences"][0].pop("text"), "field_missing"),
        ("roles.yaml", lambda data: data.append(7), "value_kind"),
        ("derivation.yaml", lambda data: data["core-103-109"].pop("strands"), "field_missing"),
        ("derivation.yaml", lambda data: data["core-103-109"].update(items=[48]), "items_count"),
        ("retired.yaml", lambda data: data.append({"id": "WT-99"}), "field_missing"),
        ("retired.yaml", lambda data: data.append({"id": "the old one"}), "id_form"),
        ("phrases.yaml", lambda data: data.append({"phrase": "bread and butter"}), "value_kind"),
    ],
)
def test_a_file_of_another_shape_is_found(copy, name, change, code):
    copy.change(name, change)

    assert (code, name) in {(each, where.partition(":")[0]) for each, where in found(copy)}


def test_a_changed_source_shows_in_every_quote_that_rested_on_it(copy):
    copy.replace("source/kcsie-2021.yaml", "All schools and colleges should", "All schools and colleges must")

    problems = copy.lint()

    assert {problem.code for problem in problems} == {"quote_not_verbatim"}
    assert {problem.message[:5] for problem in problems} <= {"WT-08", "WT-09", "WT-10", "WT-11"}


def test_a_folder_without_a_checklist_says_so(copy):
    for header in copy.folder.glob("*/checklist.yaml"):
        header.unlink()

    assert "checklist_missing" in copy.codes()


def test_every_message_gives_a_cure_in_a_sentence(copy):
    copy.item("IS-12", lambda item: item.update(weight=3, held_by="all", levels=["x"], ask=["Nobody"], question="And?"))

    problems = copy.lint()

    assert len(problems) >= 5
    assert all(problem.message.endswith(".") and ":" in problem.message for problem in problems)
    assert all(problem.where.startswith(f"{CORE}/106.yaml:") for problem in problems)
