"""Nominal answers and free text beside levels: kept with the site, and shown under the rule for statements."""

import csv
from pathlib import Path

import pytest

from compendium.files import csv_text
from compendium.publish.study.public_data import write_public_data
from compendium.sites.show import matrix, site_answers
from compendium.sites.show.open_studies import open_across, open_view

from .conftest import DATA, Importing

LEVELS = ("--framework", "mine", "--levels", "good=2,fair=1,poor=0")
TABLE = [
    ["Site", "Leadership", "Model", "Comments", "Publish"],
    ["North Town", "good", "Board", "Led from <b>the</b> front", "yes"],
    ["Southwick", "fair", "Lead body", "SECRET words", ""],
    ["Eastham", "poor", "Board", "", "yes"],
]
KEEP = ("--map", "Model=answer", "--map", "Comments=answer", "--map", "Publish=publish")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return save(tmp_path, TABLE)


def save(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "table.csv"
    path.write_text(csv_text(rows), encoding="utf-8", newline="")
    return path


def sites(importing: Importing) -> list[dict[str, str]]:
    with (importing.folder / "sites.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_words_are_offered_to_be_kept(importing: Importing, file: Path) -> None:
    done = importing(file, *LEVELS)
    assert done.exit_code == 1
    assert "--map Model=answer" in done.output
    assert "--map Comments=answer" in done.output


def test_words_are_kept_with_the_site_and_levels_stay_apart(importing: Importing, file: Path) -> None:
    done = importing(file, *LEVELS, *KEEP)
    assert done.exit_code == 0, done.output
    kept = {row["name"]: (row["Model"], row["Comments"], row["publish"]) for row in sites(importing)}
    assert kept == {
        "North Town": ("Board", "Led from <b>the</b> front", "yes"),
        "Southwick": ("Lead body", "SECRET words", "no"),
        "Eastham": ("Board", "", "yes"),
    }
    study = importing.study()
    assert study.look.answers == ("Model", "Comments")
    assert list(study.framework.criteria["criterion"]) == ["leadership"]
    assert list(study.sites["publish"]) == [True, False, True]


def test_they_are_shown_where_publish_says_yes_and_nowhere_else(
    importing: Importing, file: Path, tmp_path: Path
) -> None:
    importing(file, *LEVELS, *KEEP)
    view = open_view(str(DATA), str(importing.folder), "site")
    shown = site_answers.answers_table(view, "north-town")
    assert "Led from &lt;b&gt;the&lt;/b&gt; front" in shown.html
    assert shown.plain.startswith("Two answers in words")
    assert "Comments" not in site_answers.answers_table(view, "eastham").plain
    hidden = site_answers.answers_table(view, "southwick")
    assert "once some may be published" in hidden.plain
    across = open_across(str(DATA), str(importing.folder))
    write_public_data(across, tmp_path / "public")
    public = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "public").iterdir())
    assert "SECRET" not in public + hidden.html + matrix.matrix_table(across).html


def test_the_next_release_keeps_them_and_a_persons_own_columns(importing: Importing, file: Path) -> None:
    importing(file, *LEVELS, *KEEP)
    rows = sites(importing)
    text = csv_text([[*rows[0], "uptake"], *([*row.values(), "high"] for row in rows)])
    (importing.folder / "sites.csv").write_text(text, encoding="utf-8", newline="")
    settings = importing.folder / "study.toml"
    settings.write_text('outcome = "uptake"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8", newline="")
    later = [[*row[:3], "Changed", *row[4:]] if row[0] == "North Town" else row for row in TABLE]
    done = importing(save(file.parent, [*later, ["Newtown", "good", "", "", ""]]))
    assert done.exit_code == 0, done.output
    kept = {row["name"]: (row["Comments"], row["uptake"]) for row in sites(importing)}
    assert kept == {
        "North Town": ("Changed", "high"), "Southwick": ("SECRET words", "high"), "Eastham": ("", "high"),
        "Newtown": ("", ""),
    }  # fmt: skip


def test_several_lines_of_one_site_lose_nothing(importing: Importing, tmp_path: Path) -> None:
    rows = [["Site", "coder", "Leadership", "Comments"], ["A", "c1", "good", "first"], ["A", "c2", "fair", "second"]]
    done = importing(save(tmp_path, rows), *LEVELS, "--map", "Comments=answer")
    assert done.exit_code == 0, done.output
    assert [row["Comments"] for row in sites(importing)] == ["first / second"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [(("yes", "yes"), "yes"), (("yes", "no"), "no"), (("no", "yes"), "no"), (("", "yes"), "no"), (("yes", ""), "no")],
)
def test_of_several_lines_of_one_site_each_has_to_say_that_they_may_appear(
    importing: Importing, tmp_path: Path, said: tuple[str, str], kept: str
) -> None:
    rows = [
        ["Site", "coder", "Leadership", "Comments", "Publish"],
        ["A", "c1", "good", "first", said[0]],
        ["A", "c2", "fair", "second", said[1]],
    ]
    done = importing(save(tmp_path, rows), *LEVELS, "--map", "Comments=answer", "--map", "Publish=publish")
    assert done.exit_code == 0, done.output
    assert [row["publish"] for row in sites(importing)] == [kept]


def test_a_table_with_a_rating_in_each_row_has_statements_instead(importing: Importing, tmp_path: Path) -> None:
    rows = [["site", "criterion", "level", "Remarks"], ["A", "Leadership", "good", "Led well"]]
    path = save(tmp_path, rows)
    done = importing(path, *LEVELS, "--map", "Remarks=answer")
    assert done.exit_code == 1
    assert "only a table with a line for each site has that" in done.output
    assert importing(path, *LEVELS, "--map", "Remarks=statement").exit_code == 0
    assert list(importing.study().ratings["statement"]) == ["Led well"]


def test_an_answer_cannot_be_shown_around_the_rule(importing: Importing, file: Path) -> None:
    importing(file, *LEVELS, *KEEP)
    settings = importing.folder / "study.toml"
    settings.write_text('show_columns = ["Model"]\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    done = importing(file)
    assert done.exit_code == 1
    assert "appear only where `publish` says yes" in done.output


@pytest.mark.parametrize("heading", ["Region", "type", "Publish", "publish"])
def test_an_answer_takes_no_column_that_sites_have_for_something_else(
    importing: Importing, tmp_path: Path, heading: str
) -> None:
    path = save(tmp_path, [["Site", "Leadership", heading], ["A", "good", "words"], ["B", "poor", "others"]])
    done = importing(path, *LEVELS, "--map", f"{heading}=answer")
    assert done.exit_code == 1
    assert "sites.csv has a column of that name for something else" in done.output
    assert f"--map {heading}={heading.lower()}" in done.output
    assert not importing.folder.exists()


@pytest.mark.parametrize("second", ["model", "Model", "MODEL", "Mo del"])
def test_two_columns_of_words_that_differ_by_case_alone_are_asked_about(
    importing: Importing, tmp_path: Path, second: str
) -> None:
    rows = [["Site", "Leadership", "Model", second], ["A", "good", "Board", "x"], ["B", "poor", "Trust", "y"]]
    path = save(tmp_path, rows)
    keep = ("--map", "Model=answer", "--map", f"{second}=answer")
    if second == "Mo del":  # another word
        assert importing(path, *LEVELS, *keep).exit_code == 0
        return
    done = importing(path, *LEVELS, *keep)
    assert done.exit_code == 1
    assert "differs by more than case" in done.output
    assert "sites.csv" not in done.output
    assert not importing.folder.exists()
    assert '--ignore "column D"' in done.output
    done = importing(path, *LEVELS, *keep, "--ignore", "column D")
    assert done.exit_code == 0, done.output
    assert importing.study().look.answers == ("Model",)
