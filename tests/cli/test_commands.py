"""The command line: documents, exit codes, and sentences instead of tracebacks."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import HEADINGS
from docx import Document
from pypdf import PdfReader

from audit.domain.words import Setting

BRIDGE = ("from", "no_longer_counted", "found_out", "improved", "regressed", "newly_counted", "to")
FIGURES = {
    *("score", "low", "high", "earned", "possible", "items", "applicable", "answered", "unknown", "not_applicable"),
    *("unanswered", "in_place", "assurance", "gap_points", "judgement", "provisional", "blockers", "held_by_score"),
    *("held_by_paragraphs", "duties_open", "duties_not_applicable"),
}


def test_the_checklists_are_listed(command):
    core, related = command("--json", "checklist", "list").json["checklists"]
    assert core["id"] == "core-103-109"
    assert core["edition"] == "kcsie-2021"
    assert 48 <= core["items"] <= 60
    assert (related["id"], related["edition"]) == ("related-duties", "kcsie-2021")


@pytest.mark.parametrize("checklist", ["core-103-109", "related-duties"])
def test_a_checklist_shows_every_item_whole(command, checklist):
    shown = command("checklist", "show", checklist, "--json").json
    listed = {one["id"]: one["items"] for one in command("checklist", "list", "--json").json["checklists"]}
    assert len(shown["items"]) == listed[checklist]
    for item in shown["items"]:
        assert len(item["levels"]) == 4
        assert item["weight"] == (
            3 if item["strength"] == "must" or item["critical"] else 2 if item["strength"] == "should" else 1
        )
        assert set(item["applies_to"]) <= set(Setting)
        assert (item["basis"] is not None) == (item["strength"] == "must")
        assert (item["status"] is not None) == (item["strand"] == "law_watch") == (item["paragraph"] is None)


def test_a_law_to_watch_is_shown_with_its_days(command):
    shown = {
        item["id"]: item["status"] for item in command("checklist", "show", "related-duties", "--json").json["items"]
    }
    assert (shown["LW-01"]["enacted_on"], shown["LW-01"]["in_force_from"]) == ("2026-04-29", None)
    assert (shown["LW-04"]["in_force_from"], shown["LW-04"]["sure"]) == ("2026-02-05", "stated")
    assert set(shown["LW-01"]) == {"law", "says", "enacted_on", "in_force_from", "sure", "checked_on", "source"}


def test_an_unknown_checklist_is_wrong_use_in_words(command):
    result = command("--json", "checklist", "show", "nowhere")
    assert result.code == 2
    assert result.json["error"]["code"] == "not_found"
    assert "core-103-109" in result.json["error"]["message"]


def test_the_shipped_content_has_no_problem_and_covers_every_sentence(command):
    assert command("checklist", "lint", "--json").json == {"problems": []}
    coverage = command("--json", "checklist", "coverage")
    assert coverage.code == 0
    assert [row["sentence"] for row in coverage.json["sentences"]] == [
        "103.s1", "103.s2", "104.s1", "105.s1", "105.s2", "106.s1", "106.s2", "107.s1", "108.s1", "109.s1",
    ]  # fmt: skip
    assert all(row["items"] for row in coverage.json["sentences"])
    related = command("--json", "checklist", "coverage", "related-duties")
    assert related.code == 0
    assert [(row["sentence"], bool(row["items"])) for row in related.json["sentences"]] == [
        ("102.s0", True),
        ("102.s1", True),
    ]


def test_a_broken_folder_of_content_is_listed_with_exit_1(command, tmp_path):
    (tmp_path / "content").mkdir()
    result = command("checklist", "lint", tmp_path / "content", "--json")
    assert result.code == 1
    assert result.json["problems"]


def test_a_return_is_scored_with_every_figure(command, long_file):
    path = long_file(
        {"item": "is-12", "rating": "2", "evidence_grade": "seen", "evidence_date": "03/11/2026"},
        {"item": "DP-04", "rating": "don't know"},
        {"item": "WT-03", "rating": "n/a", "na_reason": "None invited."},
    )
    result = command("--json", "score", path)
    assert result.code == 0
    (scored,) = result.json["returns"]
    assert (scored["urn"], scored["assessed_on"], scored["setting"], scored["setting_source"]) == (
        "900009", "2026-11-18", "maintained_school", "default",
    )  # fmt: skip
    assert set(scored["overall"]) == FIGURES
    assert set(scored["strands"]) == {"working_together", "information_sharing", "data_protection"}
    assert set(scored["paragraphs"]) == {"103", "104", "105", "106", "107", "108", "109"}
    overall = scored["overall"]
    assert (overall["earned"], overall["possible"], overall["answered"], overall["unknown"]) == (6, 18, 2, 1)
    assert overall["assurance"] == 50
    assert overall["judgement"] is None


def test_the_option_settles_a_setting_that_the_file_leaves_open(command, long_file):
    path = long_file({"item": "DP-22", "rating": "1"})
    assert command("score", path, "--json").json["problems"][0]["code"] == "item_not_in_setting"
    scored = command("score", path, "--json", "--setting", "college").json["returns"][0]
    assert (scored["setting"], scored["setting_source"]) == ("college", "option")


@pytest.mark.parametrize(
    ("row", "code", "where"),
    [
        ({"item": "IS-12", "rating": "7"}, "rating_invalid", "line 2, rating"),
        ({"item": "IS-12", "rating": "2.5"}, "rating_invalid", "line 2, rating"),
        ({"item": "IS-12", "rating": "TRUE"}, "rating_invalid", "line 2, rating"),
        ({"item": "IS-12", "rating": "2", "evidence_grade": "heard"}, "grade_invalid", "line 2, evidence_grade"),
        ({"item": "IS-12", "rating": "2", "evidence_date": "11/25/2026"}, "date_invalid", "line 2, evidence_date"),
        ({"item": "IS-12", "rating": "2", "evidence_date": "2026-11-23"}, "date_future", "line 2, evidence_date"),
        ({"item": "IS-12", "rating": "2", "assessed_on": "2027-02-23"}, "date_future", "line 2, assessed_on"),
        ({"item": "WT-03", "rating": "n/a"}, "na_reason_missing", "line 2, na_reason"),
        ({"item": "DP-04", "rating": "n/a", "na_reason": "Small."}, "na_not_allowed", "line 2, rating"),
        ({"item": "IS-12", "rating": "2", "urn": "12345"}, "urn_invalid", "line 2, urn"),
        ({"item": "IS-12", "rating": "2", "setting": "castle"}, "setting_unknown", "line 2, setting"),
        ({"item": "IS-12", "rating": "2", "checklist": "other"}, "checklist_unknown", "line 2, checklist"),
    ],
)
def test_each_fault_of_a_row_has_its_code_place_and_exit_1(command, long_file, row, code, where):
    path = long_file(row, headings=[*HEADINGS, *(key for key in row if key in ("setting", "checklist"))])
    result = command("--json", "score", path)
    assert result.code == 1
    assert result.json["returns"] == []
    assert [(p["code"], p["where"]) for p in result.json["problems"]] == [(code, where)]
    assert result.json["problems"][0]["message"].endswith((".", "?"))


def test_an_unknown_item_is_named_where_it_stands(command, long_file):
    result = command("--json", "score", long_file({"item": "IS-12", "rating": "2"}, {"item": "IS-99", "rating": "2"}))
    assert [(p["code"], p["where"]) for p in result.json["problems"]] == [("item_unknown", "line 3, item")]


def test_two_rows_for_one_item_are_refused_even_if_alike(command, long_file):
    result = command("--json", "score", long_file({"item": "IS-12", "rating": "2"}, {"item": "is-12", "rating": "2"}))
    assert [p["code"] for p in result.json["problems"]] == ["duplicate_answer"]


def test_a_missing_heading_is_named(command, long_file):
    path = long_file({"item": "IS-12"}, headings=["urn", "school", "assessed_on", "item"])
    problems = command("--json", "score", path).json["problems"]
    assert {p["code"] for p in problems} == {"heading_missing"}
    assert "rating" in problems[0]["message"]


def test_a_missing_and_an_empty_file_are_said_so(command, tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    result = command("--json", "score", tmp_path / "nowhere.csv", tmp_path / "empty.csv")
    assert result.code == 1
    assert [p["code"] for p in result.json["problems"]] == ["file_missing", "file_empty"]


def test_nothing_is_kept_without_yes(command, long_file):
    path = long_file({"item": "IS-12", "rating": "2"})
    for words in (["import", path], ["import", path, "--dry-run", "--yes"]):
        result = command("--json", *words, "--setting", "academy")
        assert result.json["dry_run"] is True
        assert result.json["files"][0]["status"] == "stored"
    assert command("--json", "reviews", "list").json == {"reviews": []}


def test_an_import_is_kept_and_the_same_again_is_unchanged(command, long_file):
    path = long_file({"item": "IS-12", "rating": "2", "note": "In the folder."})
    words = ("--json", "import", path, "--yes", "--setting", "academy", "--by", "Jo Field, DPO")
    first, again = command(*words).json, command(*words).json

    assert first["dry_run"] is False
    (file,) = first["files"]
    assert (file["status"], file["used"], file["unchanged"], file["refused"]) == ("stored", 2, 0, 0)
    assert (again["files"][0]["status"], again["files"][0]["unchanged"]) == ("unchanged", 2)
    (review,) = command("reviews", "list", "--json").json["reviews"]
    assert file["reviews"] == [review["id"]]
    assert (review["urn"], review["status"]) == ("900009", "open")


def test_an_import_without_a_setting_is_refused_with_exit_1(command, long_file):
    result = command("--json", "import", long_file({"item": "IS-12", "rating": "2"}), "--yes")
    assert result.code == 1
    assert result.json["files"][0]["problems"][0]["code"] == "setting_missing"


def test_a_workbook_of_a_review_goes_out_and_comes_back_the_same(command, long_file, tmp_path):
    command(
        "import",
        long_file({"item": "IS-12", "rating": "3", "evidence_grade": "tested"}),
        "--yes",
        "--setting",
        "academy",
    )
    review = command("--json", "reviews", "list").json["reviews"][0]["id"]
    out = tmp_path / "workbook.xlsx"
    assert command("template", "--checklist", "core-103-109", "--review", review, "--out", out).code == 0

    result = command("--json", "import", out, "--yes").json["files"][0]
    assert (result["status"], result["used"], result["problems"]) == ("unchanged", 0, [])
    assert result["unchanged"] == 2
    assert command("--json", "score", out).json["returns"][0]["overall"]["in_place"] == 1


def test_a_role_gets_its_own_items(command, tmp_path):
    out = tmp_path / "dpo.xlsx"
    words = ("template", "--checklist", "core-103-109", "--setting", "academy", "--out", out)
    everybody = command("--json", *words).json["items"]
    assert 0 < command("--json", *words, "--role", "dpo").json["items"] < everybody
    assert command("--json", *words, "--role", "astronaut").code == 2


def test_two_files_are_compared_item_by_item(command, long_file):
    old = long_file({"item": "IS-12", "rating": "1"}, {"item": "DP-04", "rating": "unknown"}, name="old.csv")
    new = long_file({"item": "IS-12", "rating": "2"}, {"item": "DP-04", "rating": "0"}, name="new.csv")
    found = command("--json", "compare", old, new).json
    assert found["items"] == [
        {"item": "IS-12", "movement": "closed", "from": 1, "to": 2},
        {"item": "DP-04", "movement": "found_out", "from": "unknown", "to": 0},
    ]
    assert found["like_for_like"]["items"] == 2
    assert list(found["bridge"]) == list(BRIDGE)
    whole = 3 * (3 + 3)
    assert found["bridge"] == pytest.approx(
        dict.fromkeys(BRIDGE, 0) | {"from": 100 * 3 / whole, "improved": 100 * 3 / whole, "to": 100 * 6 / whole}
    )


def test_without_an_item_in_both_all_seven_figures_of_the_bridge_are_null(command, long_file):
    old = long_file({"item": "IS-12", "rating": "1"}, name="old.csv")
    new = long_file({"item": "DP-04", "rating": "0"}, name="new.csv")
    assert command("--json", "compare", old, new).json["bridge"] == dict.fromkeys(BRIDGE)
    assert "No item is counted both on" in command("compare", old, new).out


def test_a_person_reads_what_led_from_one_score_to_the_other_and_it_adds_up(command, long_file):
    items = [f"IS-{number:02}" for number in range(1, 13)]
    old = long_file(*({"item": i, "rating": "1", "assessed_on": "2025-11-18"} for i in items), name="old.csv")
    new = long_file(*({"item": i, "rating": "2"} for i in items[:-1]), {"item": items[-1], "rating": "0"}, name="n.csv")
    said = command("compare", old, new).out
    (line,) = [line for line in said.splitlines() if line.startswith("The score")]
    start, end, *steps = (float(each.replace("−", "-")) for each in re.findall(r"[+−]?\d+\.\d", line))
    assert round(start + sum(steps), 1) == end
    assert "11 items rated higher" in line
    assert "1 item rated lower" in line


def test_reviews_are_compared_as_they_are_named_and_looking_back_is_said(command, long_file):
    old = long_file({"item": "IS-12", "rating": "1", "assessed_on": "2025-11-18"}, name="old.csv")
    new = long_file({"item": "IS-12", "rating": "2"}, name="new.csv")
    there, back = (
        next(one for one in command("--json", "compare", *pair).json["items"] if one["item"] == "IS-12")
        for pair in ((old, new), (new, old))
    )
    assert (there["movement"], back["movement"]) == ("closed", "opened")
    assert (back["from"], back["to"]) == (2, 1)
    assert "named first is the later one" in command("compare", new, old).out
    assert "named first is the later one" not in command("compare", old, new).out


def test_a_file_with_several_returns_cannot_be_compared(command, long_file):
    both = long_file({"item": "IS-12", "rating": "1"}, {"item": "IS-12", "rating": "2", "assessed_on": "2025-11-18"})
    result = command("--json", "compare", both, both)
    assert result.code == 1
    assert result.json["problems"][0]["code"] == "many_returns"


def test_the_paper_is_made_of_a_file(command, long_file, tmp_path):
    out = tmp_path / "paper.pdf"
    path = long_file({"item": "IS-12", "rating": "2"})
    assert command("--json", "report", "--from", path, "--format", "pdf", "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_the_paper_is_made_as_a_word_document(command, long_file, tmp_path):
    out = tmp_path / "paper.docx"
    path = long_file({"item": "IS-12", "rating": "2"})
    assert command("--json", "report", "--from", path, "--format", "docx", "--out", out).code == 0
    assert "IS-12" in {cell.text for table in Document(str(out)).tables for cell in table.columns[0].cells}


def test_part_two_of_the_paper_is_made_when_asked_for(command, long_file, tmp_path):
    path = long_file({"item": "IS-12", "rating": "2"})
    for part in (1, 2):
        out = tmp_path / f"part-{part}.pdf"
        words = ("--from", path, "--format", "pdf", "--part", str(part), "--out", out)
        assert command("--json", "report", *words).code == 0

    assert "Part 2, confidential" in PdfReader(tmp_path / "part-2.pdf").metadata.title
    assert "Part 1" in PdfReader(tmp_path / "part-1.pdf").metadata.title


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["score"],
        ["report", "--format", "pdf", "--out", "x"],
        ["report", "--from", "x", "--format", "odt", "--out", "x"],
        ["report", "--from", "x", "--format", "pdf", "--part", "3", "--out", "x"],
        ["reviews"],
        ["score", "--setting", "castle", "x"],
    ],
)
def test_wrong_use_is_exit_2_and_one_document(command, words):
    result = command("--json", *words)
    assert result.code == 2
    assert set(result.json["error"]) == {"code", "message"}


def test_wrong_use_without_json_is_a_sentence_on_stderr(command):
    result = command("score")
    assert (result.code, result.out) == (2, "")
    assert result.err.strip().endswith(".")


def test_json_and_db_may_stand_after_the_command(tmp_path):
    words = [sys.executable, "-m", "audit", "reviews", "list", "--db", str(tmp_path / "a.db"), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment())
    assert (done.returncode, json.loads(done.stdout)) == (0, {"reviews": []})


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


def test_scoring_loads_neither_the_database_nor_pandas(long_file, tmp_path):
    path = long_file({"item": "IS-12", "rating": "2"})
    script = (
        "import sys; from audit.cli.main import run; code = run(['--json', 'score', sys.argv[1]]);"
        "heavy = {'sqlalchemy', 'pandas', 'openpyxl', 'typst', 'streamlit'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy or code else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False, env=environment()
    )
    assert done.returncode == 0, done.stderr


def test_the_sample_schools_fill_an_empty_database_once(command):
    first = command("--json", "demo")
    assert len(first.json["reviews"]) == 12
    listed = command("--json", "reviews", "list").json["reviews"]
    newest = {}
    for review in listed:
        newest.setdefault(review["urn"], review)
    assert len(newest) == 3
    for review in listed:
        assert review["status"] == ("open" if review is newest[review["urn"]] else "agreed")
    assert command("--json", "demo").code == 2


def test_a_follow_up_is_listed_as_one_and_its_workbook_asks_what_it_asked(command, tmp_path):
    command("demo")
    listed = command("--json", "reviews", "list").json["reviews"]
    follow_up = next(one for one in listed if (one["urn"], one["assessed_on"]) == ("900002", "2025-06-26"))
    out = tmp_path / "asked.xlsx"

    written = command(
        "--json", "template", "--checklist", "core-103-109", "--review", follow_up["id"], "--out", out
    ).json

    assert written["items"] == 6
    lines = command("reviews", "list").out.splitlines()
    assert sum(line.endswith("agreed, follow-up") for line in lines) == 3


@pytest.mark.parametrize(
    "named",
    [[], ["--urn", "900009"], ["--urn", "900009", "--school", "Alder Row", "--setting", "college"], ["--role", "DPO"]],
)
def test_a_blank_workbook_may_name_as_much_of_the_school_as_is_known(command, tmp_path, named):
    out = tmp_path / "blank.xlsx"
    assert command("template", "--checklist", "core-103-109", "--out", out, *named).code == 0

    read = command.app.read_path(out)
    assert read.returns[0].urn == ("900009" if "--urn" in named else "")
    assert not read.returns[0].given


def module(*words: object, **changes: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "audit", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**environment(), **changes})


def test_a_reader_who_has_read_enough_gets_no_traceback():
    with module("checklist", "show", "core-103-109", "--json") as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_words_come_out_whole_where_the_pipe_knows_fewer_signs():
    with module("checklist", "show", "core-103-109", PYTHONIOENCODING="ascii") as process:
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert "¶103 (KCSIE 2021)" in out.decode()


def test_options_that_would_be_ignored_are_wrong_use(command, tmp_path):
    out = tmp_path / "x.xlsx"
    base = ("--json", "template", "--checklist", "core-103-109", "--out", out)
    assert command(*base, "--review", "abc", "--urn", "900001").json["error"]["code"] == "not_allowed"
    assert command(*base, "--date", "2030-01-01").code == 2
    assert command("checklist", "list", "--js").code == 2
    assert command("--json", "serve", "--port", "99999").json["error"]["code"] == "usage"
    assert not out.exists()


def test_a_slip_in_a_files_name_is_not_taken_for_a_review(command):
    assert (
        "no file and no review called “gone.xlsx”"
        in command("--json", "compare", "gone.xlsx", "x").json["error"]["message"]
    )


def test_a_file_that_cannot_be_compared_or_reported_is_named(command, long_file, tmp_path):
    gone = tmp_path / "gone.csv"
    words = ("--json", "report", "--from", long_file({"item": "IS-12", "rating": "2"}), gone, "--format", "pdf")
    (problem,) = command(*words, "--out", tmp_path / "x.pdf").json["problems"]
    assert (problem["code"], problem["file"]) == ("file_missing", str(gone))


def test_a_gap_that_an_earlier_review_closed_is_reopened_though_none_is_agreed(command, long_file):
    days = ("2023-11-18", "2024-11-18", "2025-11-18")
    rows = [{"item": "WT-01", "rating": r, "assessed_on": day} for r, day in zip("121", days, strict=True)]
    command("import", long_file(*rows), "--yes", "--setting", "academy")
    ids = {one["assessed_on"]: one["id"] for one in command("--json", "reviews", "list").json["reviews"]}
    (moved,) = command("--json", "compare", ids[days[1]], ids[days[2]]).json["items"]
    assert moved["movement"] == "reopened"
