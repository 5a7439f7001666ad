"""What the name of a file says."""

from audit.domain.file_names import file_name


def test_a_name_says_what_on_which_checklist_and_content_and_by_which_version():
    name = file_name("problems", "csv", checklist="core-103-109", content_hash="0123456789abcdef")

    assert name.startswith("problems-core-103-109-0123456789ab-v")
    assert name.endswith(".csv")


def test_a_file_of_no_one_checklist_is_named_by_version_alone():
    assert file_name("problems", "csv").startswith("problems-v")
