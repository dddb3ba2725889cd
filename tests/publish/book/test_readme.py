"""What the README says was found is what the data give, between its two marks."""

import pytest
from hostile import HOSTILE

from compendium.project import Project
from compendium.publish.book.evidence import read_evidence
from compendium.publish.book.readme import BEGIN, END, _literal, files_of_findings, found_in_short, with_findings


def test_the_readme_says_what_the_data_give(project: Project):
    text = (project.root / "README.md").read_text(encoding="utf-8")
    found = found_in_short(project, read_evidence(project.data))
    assert text.count(BEGIN) == text.count(END) == 1
    assert with_findings(text, found) == text
    assert text.index(found) < text.index("\n## ")


def test_the_first_screen_has_the_finding_the_picture_and_the_caution(project: Project):
    found = found_in_short(project, read_evidence(project.data))
    assert found.startswith(
        "**Among known speakers, only national and regional people report relative success: 2 of 9 rated"
    )
    assert '<img src="notebooks/picture.svg" alt="Bars of statements' in found
    assert 'srcset="notebooks/picture_narrow.svg"' in found
    assert "**Caution.** Only 16 rated statements have a known speaker" in found


@pytest.mark.parametrize("text", ["", "No marks.\n", f"{BEGIN}\n", f"{END} {BEGIN}\n"])
def test_a_readme_without_the_marks_stays_as_it_was(text):
    assert with_findings(text, "new") == text


def test_what_stands_around_the_marks_stays():
    assert with_findings(f"a\n{BEGIN}old{END}\nb\n", "new") == f"a\n{BEGIN}\n\nnew\n\n{END}\nb\n"


def test_a_refresh_renews_picture_and_readme_and_needs_no_readme(copy: Project):
    pictures = {"notebooks/picture.svg", "notebooks/picture_narrow.svg"}
    assert set(files_of_findings(copy)) == pictures
    (copy.root / "README.md").write_text(f"{BEGIN}{END}", encoding="utf-8")
    files = files_of_findings(copy)
    assert set(files) == pictures | {"README.md"}
    assert all(files[name].startswith(b"<svg") for name in pictures)
    assert b"**Caution.**" in files["README.md"]


def test_text_from_data_is_no_markup():
    for text in HOSTILE:
        literal = _literal(text)
        assert "<" not in literal
        assert "\n" not in literal
        assert "**" not in literal.replace("\\*", "")
