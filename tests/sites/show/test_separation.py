"""The criteria that separate sites, as a page shows them: true in every case, and giving nothing away."""

import csv
import json
import random

import pytest
from frames_shown import result_of
from made_up_study import Size, write_made_up_study
from sites_shown import page

from compendium.display.figures import ShownFigure
from compendium.files import csv_text
from compendium.publish.study.public_data import write_public_data
from compendium.sites.show import draw_separation, separation, separation_words
from compendium.sites.show.findings import study_in_short
from compendium.sites.show.open_studies import open_across

SHOWN = (
    draw_separation.separation_figure, separation.separation_table, separation.apart_table,
    separation_words.separation_sentences, study_in_short,
)  # fmt: skip
OUTCOME = 'outcome = "uptake"\n'


def make(folder, project, outcomes, levels, toml=OUTCOME, smallest=1, publish=True):
    """A study of a criterion per column of `levels`, with a site per outcome, opened across its sites."""
    sites, criteria = len(outcomes), len(levels[0])
    write_made_up_study(folder, Size(sites=sites, criteria=criteria, levels=5), smallest)
    names = [f"made-up-{number:04}" for number in range(1, sites + 1)]
    rows = [["site", "name", "type", "region", "uptake"]]
    rows += [[name, name.upper(), "t", "r", outcome] for name, outcome in zip(names, outcomes, strict=True)]
    rated = [["site", "criterion", "level", "publish"]]
    rated += [
        [name, f"criterion-{place}", level, "yes" if publish else "no"]
        for name, row in zip(names, levels, strict=True)
        for place, level in enumerate(row, 1)
    ]
    (folder / "sites.csv").write_text(csv_text(rows), encoding="utf-8", newline="")
    (folder / "ratings.csv").write_text(csv_text(rated), encoding="utf-8", newline="")
    with (folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write(toml)
    return open_across(str(project.data), str(folder))


HIGH = ["good", "fair"]
LEVELS = [HIGH, HIGH, ["fair", "mixed"], ["poor", "fair"], ["none_at_all", "good"], ["very_poor", "too_early"]]
OUTCOMES = ["high", "high", "high", "low", "low", "low"]


@pytest.fixture
def view(project, tmp_path):
    return make(tmp_path / "made-up", project, OUTCOMES, LEVELS)


def rows_of(shown):
    """The rows of a table in plain form, without its title."""
    return list(csv.DictReader(shown.plain.splitlines()[1:], delimiter="|"))


def test_the_table_says_what_differs_and_what_does_not(view):
    first, second = rows_of(separation.separation_table(view))
    assert (first["high"], first["low"], first["found"], first["higher"]) == ("3", "3", "strongly", "+1.00")
    assert (first["overlap"], first["p"]) == ("0 of 6", "0.100")
    assert first["high_median"].endswith("Good")
    assert first["low_median"].endswith("Very poor")
    assert (second["high"], second["low"], second["found"]) == ("2", "2", "does not distinguish")
    assert second["low_median"] == "Fair to Good"
    assert rows_of(separation.apart_table(view)) == [
        {"name": "Made-up criterion 2", "high mixed": "1", "low too_early": "1"}
    ]


def test_titles_and_sentences_are_hedged(view):
    title = "Made-up criterion 1 alone distinguishes sites with high from sites with low outcome"
    assert separation.separation_title(view) == title
    short = study_in_short(view).plain
    assert "outcome (three) and with a low one (three) are set apart strongly on Made-up criterion 1" in short
    assert "a first indication only" in short
    words = separation_words.separation_sentences(view).plain
    assert "No such rule is in print; this one is ours." in words
    assert "None of two criteria have a p of 0.05 or less; chance alone would give 0.1 on average." in words
    assert "p is never below 0.100" in words
    assert "Sites with a high outcome: MADE-UP-0001, MADE-UP-0002 and MADE-UP-0003." in words


def test_published_classes_stand_beside_the_computed_ones(project, tmp_path):
    toml = OUTCOME + (
        '[separation]\npublished_by = "Table 3"\n[separation.published]\ncriterion-1 = "weakly"\ncriterion-2 = "not"\n'
    )
    view = make(tmp_path / "made-up", project, OUTCOMES, LEVELS, toml)
    table = separation.separation_table(view)
    assert "As published: Table 3" in table.html
    assert [(row["found"], row["published"]) for row in rows_of(table)] == [
        ("strongly", "weakly"),
        ("does not distinguish", "does not distinguish"),
    ]
    words = separation_words.separation_sentences(view).plain
    assert "Two criteria have a published class as well; the two agree on one." in words


def test_the_rule_can_be_chosen(project, tmp_path):
    levels = [["fair"], ["fair"], ["good"], ["poor"], ["poor"], ["none_at_all"]]
    classes = {}
    for rule in ("apart", "steps", "pairs"):
        view = make(tmp_path / rule, project, OUTCOMES, levels, f'{OUTCOME}[separation]\nrule = "{rule}"\n')
        classes[rule] = rows_of(separation.separation_table(view))[0]["found"]
        assert f"By the rule “{rule}”" in separation_words.separation_sentences(view).plain
    assert classes == {"apart": "strongly", "steps": "weakly", "pairs": "strongly"}


@pytest.mark.parametrize(
    ("outcomes", "levels", "title"),
    [
        (["high", "high", "low", "low"], [["fair"]] * 4, "No criterion distinguishes"),
        (["high", "high", "low", "low"], [["good"] * 2] * 2 + [["poor"] * 2] * 2, "All two criteria distinguish"),
        (["high", "high", "low", "low"], [["poor"] * 2] * 2 + [["good"] * 2] * 2, "All two criteria distinguish"),
        (["high", "high", "low", "low"], [["good", "good", "fair"]] * 2 + [["poor", "poor", "fair"]] * 2,
         "Two of three criteria distinguish"),
    ],
)  # fmt: skip
def test_titles_hold_in_every_case(project, tmp_path, outcomes, levels, title):
    view = make(tmp_path / "made-up", project, outcomes, levels)
    assert separation.separation_title(view).startswith(title)
    assert len(separation.separation_title(view).split()) <= 15
    assert all(page(show(view)) for show in SHOWN if show is not separation.apart_table)


@pytest.mark.parametrize("outcomes", [["high"] * 4, ["high", "low", "", "mixed"], [""] * 4])
def test_what_is_needed_is_said_where_too_few_have_an_outcome(project, tmp_path, outcomes):
    view = make(tmp_path / "made-up", project, outcomes, [["good"]] * 4)
    high, low = ({0: "none", 1: "one", 4: "four"}[outcomes.count(side)] for side in ("high", "low"))
    noun = "site" if high == "one" else "sites"
    told = f"the study has {high.replace('none', 'no')} local {noun} with a high outcome and {low} with a low one."
    assert told in page(separation.separation_table(view))
    assert not page(draw_separation.separation_figure(view))
    assert not page(separation_words.separation_sentences(view))


def test_a_study_without_an_outcome_is_told_how_to_name_one(care_act):
    needs = page(separation.separation_table(care_act))
    assert "will be known once the study records how each site fared" in needs
    assert "toml" not in needs, "readers of pages have no files before them"
    assert not any(page(show(care_act)) for show in (SHOWN[0], *SHOWN[2:4]))
    assert "outcome" not in study_in_short(care_act).plain


@pytest.mark.parametrize("toml", [OUTCOME + '[separation]\nhigh = ["secret 7"]\nlow = ["secret 3"]\n',
                                  OUTCOME + "[separation]\nhigh_from = 7177\nlow_to = 3133\n"])  # fmt: skip
def test_outcomes_of_a_study_with_counts_held_back_give_nothing_away(project, tmp_path, toml):
    words = "secret" in toml
    outcomes = ["secret 7"] * 3 + ["secret 3"] * 3 if words else ["7177"] * 3 + ["3133"] * 3
    view = make(tmp_path / "made-up", project, outcomes, LEVELS, toml, smallest=10)
    write_public_data(view, tmp_path / "public")
    public = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "public").iterdir())
    everything = public + "".join(page(show(view)) for show in SHOWN)
    assert not [one for one in ("secret", "7177", "3133", "uptake") if one in everything]
    assert "MADE-UP-0001" not in separation_words.separation_sentences(view).plain
    assert {row["found"] for row in rows_of(separation.separation_table(view))} == {"strongly", "does not distinguish"}


def test_a_hostile_outcome_is_text(project, tmp_path):
    bad = "<script>x</script>{{ y }}"
    toml = f"{OUTCOME}[separation]\npublished_by = '{bad}'\nhigh = ['{bad}']\nlow = ['low']\n"
    toml += '[separation.published]\ncriterion-1 = "not"\n'
    view = make(tmp_path / "made-up", project, [bad] * 3 + ["low"] * 3, LEVELS, toml)
    shown = [show(view) for show in SHOWN]
    assert all("<script>" not in (one.note if isinstance(one, ShownFigure) else one.html) for one in shown)


def test_the_cell_in_plain_pandas_agrees_with_the_table(project, view, care_act):
    notebook = project.notebooks / "studies" / "across_sites.ipynb"
    frame = result_of(notebook, "separation-frame", view=view)
    found = separation.separation_of(view).set_index("criterion")
    assert frame["high"].tolist() == found["high_median"].tolist() == [4, 3]
    assert frame["low"].tolist() == found["low_median"].tolist() == [1, 3.5]
    assert frame["difference"].tolist() == [3, -0.5]
    assert result_of(notebook, "separation-frame", view=care_act) is None


def test_many_sites_are_drawn_and_the_page_says_so(project, tmp_path):
    outcomes = ["high", "low"] * 76 + ["high"]
    answers = ["good", "fair", "poor", "very_poor", "none_at_all"]
    draw = random.Random(1)
    levels = [[answers[draw.randrange(5)]] for _ in range(153)]
    view = make(tmp_path / "made-up", project, outcomes, levels)
    assert rows_of(separation.separation_table(view))[0]["p"].endswith("(drawn)")
    assert "9,999 were drawn instead, always the same ones" in separation_words.separation_sentences(view).plain


def test_the_stored_page_of_the_study_without_an_outcome_shows_none(project):
    notebook = json.loads((project.notebooks / "studies" / "across_sites.ipynb").read_text(encoding="utf-8"))
    cells = {cell["id"]: cell.get("outputs", []) for cell in notebook["cells"]}
    assert cells["separation-frame"] == []
