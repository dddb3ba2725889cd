"""What a study shows is said first, follows from its answers, and is true of any study."""

import json
import re

import pandas as pd
import pytest
from hostile import HOSTILE
from made_up_study import Size, write_made_up_study
from sites_shown import of_all_sites, of_site, telling_of_coders, titles

from compendium.display.theme import figure_settings
from compendium.run.workers.execution import Task, choose_engine, execute
from compendium.sites.compute.profile import kind_of
from compendium.sites.compute.summary import criteria_by_strength
from compendium.sites.show.findings import NOBODY, study_in_short
from compendium.sites.show.open_studies import open_view
from compendium.sites.show.site import profile_of
from compendium.sites.show.site_words import site_sentences
from compendium.sites.show.titles import LONGEST, briefly, share_words


def made_up(project, folder, size, **texts):
    """A made-up study; `texts` replace its files."""
    write_made_up_study(folder, size)
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return open_view(str(project.data), str(folder), "across_sites")


def test_the_study_of_the_sources_says_first_what_was_found_for_the_programme(care_act):
    words = study_in_short(care_act).plain
    rated = f"{care_act.names['programme']}: Relative success on Helping to secure policy legitimacy"
    assert words.startswith(f"{rated}; Conflicted attainment on five criteria. ")
    assert "two of nine from the macro tier show Relative success; the one from the meso tier and the six" in words
    assert "How far to trust this: one of six local sites has a level on any criterion, and coders" in words
    assert "gave the same answer in 94% of pairs" in words


def test_of_many_sites_the_strongest_and_the_weakest_criterion_and_site_are_named(many):
    words = study_in_short(many).plain
    found = criteria_by_strength(many.matrix, many.scale)
    first, last = found.iloc[0], found.iloc[-1]
    assert f"strongest on {many.criteria[first['criterion']]} ({first['strong']} of {first['levels']} sites" in words
    assert f"weakest on {many.criteria[last['criterion']]} ({last['weak']} of {last['levels']} sites" in words
    order = many.order.dropna().sort_values("dominance")
    stand = [_with_base(many, site) for site in (order["site"].iloc[-1], order["site"].iloc[0])]
    assert re.search(rf"{re.escape(stand[0])} stands highest overall(?: \(|, )", words)
    assert re.search(rf", {re.escape(stand[1])} lowest(?: \([^()]+ about as low\))?\.", words)


def _with_base(view, site):
    """The name of a site and, where it lacks some, on how many criteria it has levels."""
    known, criteria = int(view.matrix.loc[site].isin(view.scale.levels).sum()), len(view.criteria)
    base = f" (with levels on {share_words(known, criteria)} criteria)" if known < criteria else ""
    return f"{view.names[site]}{base}"


@pytest.mark.parametrize("size", [Size(sites=5, coders=1, silence=0), Size(sites=1), Size(sites=5, criteria=1),
                                  Size(sites=12, criteria=30, levels=7), Size(sites=2, levels=2),
                                  Size(sites=6, silence=0.8)], ids=str)  # fmt: skip
def test_titles_and_sentences_of_any_study_are_short_and_whole(project, tmp_path, size):
    view = made_up(project, tmp_path / "any", size)
    everything = [*of_all_sites(view), *of_site(view, "made-up-0001"), *of_site(view, "programme")]
    for name, title in titles(everything):
        assert 1 < len(title.split()) <= 15, (name, title)
        assert not re.search(r"nan|None|\bnone [a-z]+s\b|  |^one\b", title), (name, title)
    for words in (study_in_short(view).plain, site_sentences(view, "made-up-0001").plain):
        assert re.fullmatch(r"[^.].*\.", words)
        assert not re.search(r"nan|None(?! at all)|  |\.\.", words), words
    assert NOBODY not in study_in_short(view).plain, "it would tell how many coders there are"
    assert (NOBODY in study_in_short(telling_of_coders(view)).plain) == (size.coders == 1)


def test_no_ratings_of_local_sites_and_no_local_sites_are_said_so(project, tmp_path):
    ratings = "site,criterion,level\nprogramme,criterion-1,good\n"
    silent = made_up(project, tmp_path / "silent", Size(sites=2), ratings=ratings)
    assert "none of two local sites has a level on any criterion" in study_in_short(silent).plain
    sites = "site,name,type,region\nprogramme,Made-up programme,programme,\n"
    alone = made_up(project, tmp_path / "alone", Size(sites=2), ratings=ratings, sites=sites)
    assert "the study has no local sites" in study_in_short(alone).plain
    assert study_in_short(alone).plain.startswith(
        "Made-up programme: Good on Made-up criterion 1; no level on five criteria."
    )


def test_equal_criteria_and_sites_are_called_equal(project, tmp_path):
    rows = [f"made-up-{n:04},criterion-{c},good" for n in range(1, 4) for c in range(1, 7)]
    view = made_up(project, tmp_path / "equal", Size(sites=3), ratings="\n".join(["site,criterion,level", *rows, ""]))
    words = study_in_short(view).plain
    assert words.startswith("Local sites are as strong on one criterion as on another. How far to trust this:")
    assert "all 18 possible levels are known" in words


def test_in_short_tells_nothing_that_is_kept_back(secretive):
    """Of people and of numbers of ratings; a share of pairs is what the page tells as well."""
    words = study_in_short(secretive).plain
    assert "secret" not in words.lower()
    assert "pieces of evidence with" not in words.lower()
    assert not re.search(r"\d pairs|respondent|coders? [0-9]", words)


def test_names_are_text_in_titles_and_sentences(project, tmp_path):
    folder = write_made_up_study(tmp_path / "hostile", Size(sites=len(HOSTILE), criteria=len(HOSTILE)))
    for path in (folder / "sites.csv", folder / "framework" / "criteria.csv"):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        frame["name"] = [f"{HOSTILE[number % len(HOSTILE)]} {number}" for number in range(len(frame))]
        frame.to_csv(path, index=False)
    view = open_view(str(project.data), str(folder), "across_sites")
    html = study_in_short(view).html + "".join(site_sentences(view, site).html for site in view.names)
    assert not re.search(r"<(?!/?(div|p|strong)\b)", html)
    with figure_settings():
        shown = dict(titles([*of_all_sites(view), *of_site(view, "made-up-0001")]))
    assert [title for title in shown.values() if len(title.split()) > 15] == []


@pytest.mark.parametrize(
    ("name", "brief"),
    [("Money", "Money"), ("Helping to secure policy legitimacy", "Helping to secure policy…"),
     ("x" * 60, "x" * LONGEST + "…"), ("  a   b ", "a b")],
)  # fmt: skip
def test_long_names_are_cut_in_titles(name, brief):
    assert briefly(name) == brief


@pytest.mark.parametrize(("number", "whole", "words"), [(3, 9, "three of nine"), (3, 12, "3 of 12"), (4, 4, "all four"),
                                                       (1, 1, "one of one"), (0, 5, "none of five"),
                                                       (0, 1500, "0 of 1,500")])  # fmt: skip
def test_shares_are_in_words_or_in_digits(number, whole, words):
    assert share_words(number, whole) == words


def outputs_of(project, name, **parameters):
    """What each cell of a notebook of studies says in plain text, by its id."""
    path = project.notebooks / "studies" / f"{name}.ipynb"
    outcome = execute(Task(name, path, path.parent, {"data_folder": str(project.data), **parameters}), choose_engine())
    assert outcome.error == ""
    cells = [cell for cell in json.loads(outcome.notebook)["cells"] if cell["cell_type"] == "code"]
    return {c["id"]: "".join("".join(o["data"].get("text/plain", "")) for o in c["outputs"]) for c in cells}


def test_the_frames_that_notebooks_show_agree_with_what_is_said(project, tmp_path, many):
    """Plain pandas in the notebooks and the functions behind the headlines give the same numbers."""
    folder = str(many.study.folder)
    across = outputs_of(project, "across_sites", study=folder)
    rows = [line.rsplit(maxsplit=4) for line in across["balance"].splitlines() if line.startswith("Made-up")]
    found = criteria_by_strength(many.matrix, many.scale).set_index("criterion")
    assert [row[0] for row in rows] == [many.criteria[criterion] for criterion in found.index]
    assert [[float(value) for value in row[1:]] for row in rows] == (
        found[["strong", "weak", "levels", "balance"]].round(2).to_numpy().tolist()
    )
    site = outputs_of(project, "site", study=folder, site="made-up-0002")
    kinds = dict(line.rsplit(maxsplit=1) for line in site["kinds"].splitlines()[2:])
    levels = profile_of(many, "made-up-0002")["level"]
    assert {kind: int(number) for kind, number in kinds.items()} == levels.map(
        lambda level: kind_of(level, many.scale)
    ).value_counts().to_dict()
    changes = outputs_of(project, "changes", old=folder, new=folder)
    assert [line.split() for line in changes["kinds"].splitlines()[2:5]] == [
        ["higher", "0"],
        ["lower", "0"],
        ["other", "0"],
    ]
