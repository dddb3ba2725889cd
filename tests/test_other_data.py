"""Other data of the same shape: more rows and columns of CSV, or a new file, and no code."""

import json
import re
from html.parser import HTMLParser

import pytest
from editing import add_column, add_row, set_cell

from compendium.data_package.tables import load_table
from compendium.run.workers.execution import Task, choose_engine, execute
from compendium.studies.check_all import check_package


class _Cells(HTMLParser):
    """Rows of the tables in a notebook's outputs as lists of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data.replace("\xa0", " ").strip()


def faults(copy):
    """What is wrong; that `datapackage.json` is behind, as it then is, is a note."""
    return [fault for fault in check_package(copy.data) if fault.rule != "behind"]


def run(copy, name, **parameters):
    """Run a notebook on the copied data; returns its tables' rows and all its text."""
    notebook = copy.notebooks / f"{name}.ipynb"
    outcome = execute(Task(name, notebook, copy.notebooks, parameters), choose_engine())
    assert outcome.error == ""
    cells = json.loads(outcome.notebook)["cells"]
    data = [output["data"] for cell in cells if cell["cell_type"] == "code" for output in cell["outputs"]]
    parser = _Cells()
    parser.feed("".join("".join(d.get("text/html", "")) for d in data))
    return parser.rows, "\n".join("".join(d["text/plain"]) for d in data)


def row_of(rows, name):
    return next(row for row in rows if row and row[0].startswith(name))


def test_a_sixteenth_policy(copy):
    review = copy.data / "review"
    add_row(
        review / "policies.csv",
        policy="new-policy",
        name="New policy",
        short_name="New",
        published_selection="yes",
    )
    add_row(review / "inclusion_criteria.csv", policy="new-policy")
    assert faults(copy) == []
    rows, text = run(copy, "inclusion_criteria")
    assert row_of(rows, "New policy") == ["New policy", *["✔ yes"] * 5, "★ by the rule"]
    number = len(load_table(copy.data, "policies"))
    assert f"The rule selects five of {number} policies" in text
    _, text = run(copy, "mapping_review")
    assert f"{number} policies" in text


def test_a_policy_that_was_not_held_against_the_criteria_is_a_fault(copy):
    add_row(copy.data / "review" / "policies.csv", policy="new-policy", name="New policy", short_name="New")
    (fault,) = faults(copy)
    assert (fault.file, fault.column, fault.value) == ("data/review/inclusion_criteria.csv", "policy", "new-policy")
    assert "There is no row" in fault.message


def test_a_sixth_criterion(copy):
    review = copy.data / "review"
    add_row(review / "criteria.csv", criterion="value-for-money", name="Value", question="Was it worth its price?")
    add_column(
        review / "inclusion_criteria.csv",
        "value_for_money",
        lambda row: "no" if row["policy"] == "vanguards" else "yes",
    )
    assert faults(copy) == []
    rows, text = run(copy, "inclusion_criteria")
    name, *ticks, last, standing = row_of(rows, "Vanguards")
    assert (name, last, standing) == ("Vanguards", "✕ no", "✕ not selected")
    assert [tick[:5] for tick in ticks] == ["✔ yes"] * 5
    assert "it differs for Vanguards" in text
    assert "of 6" in text


def test_a_seventh_programme_and_a_fourth_model(copy):
    review = copy.data / "review"
    add_row(review / "programmes.csv", programme="new-one", name="New one", full_name="New one", policy="")
    add_column(review / "approach_matrix.csv", "new_one", lambda row: row["sure_start"])
    add_row(review / "models.csv", model="nudging", name="Nudging")
    add_column(review / "approach_matrix.csv", "nudging", lambda row: "in part")
    assert faults(copy) == []
    rows, text = run(copy, "approach_by_model", programme="new-one")
    assert "New one" in rows[0] + rows[1]
    assert ["Sure Start", "1.00", "12"] in [row[:3] for row in rows]
    assert "New one is more like Sure Start" in text or "Sure Start is more like New one" in text
    assert "Nudging" in text
    assert row_of(rows, "Written support")[-1] == "½in part", "symbol, and the word for those who hear it"


def test_a_framework_of_five_levels(copy):
    folder = copy.data / "frameworks" / "five"
    folder.mkdir()
    levels = [("excellent", 2), ("good", 1), ("fair", 0), ("poor", -1), ("bad", -2)]
    toml = 'title = "Five levels"\nsource = "paper"\nlocator = "Figure 1"\nnon_answers = ["missing", "mixed"]\n'
    for number, (level, value) in enumerate(levels):
        toml += f'[[levels]]\nid = "{level}"\nname = "{level.capitalize()}"\nsymbol = "{number}"\nvalue = {value}\n'
    (folder / "framework.toml").write_text(toml, encoding="utf-8")
    header = ",".join(["criterion", "name", *(level for level, _ in levels)])
    (folder / "criteria.csv").write_text(f"{header}\nspeed,Speed,a,b,c,d,e\n", encoding="utf-8")
    assert faults(copy) == []
    rows, text = run(copy, "assessment_framework", framework="five")
    assert row_of(rows, "Speed") == ["Speed", "a", "b", "c", "d", "e"]
    assert "It is rated at one of five levels: excellent, good, fair, poor and bad." in text


def test_script_and_markup_in_data_are_shown_as_typed(copy):
    review = copy.data / "review"
    bad = '<script>alert(1)</script>{{ policies }} <img src=x onerror=alert(2)> ``` `{eval}` & "x"'
    for table, key, row, column in [
        ("policies", "policy", "total-place", "name"),
        ("policies", "policy", "total-place", "short_name"),
        ("features", "feature", "pilot", "question"),
        ("policy_features", "policy", "total-place", "note"),
        ("approach_matrix", "approach", "written-support", "description"),
        ("criteria", "criterion", "scale", "name"),
        ("themes", "theme", "risk", "name"),
    ]:
        set_cell(review / f"{table}.csv", key, row, column, bad)
    set_cell(
        copy.data / "frameworks" / "care-act-isp" / "criteria.csv",
        "criterion",
        "programme-clarity",
        "relative_failure",
        bad,
    )
    set_cell(copy.data / "sources.csv", "source", "interim-report", "title", bad)
    for notebook in copy.all_notebooks():
        outcome = execute(Task(notebook.stem, notebook, notebook.parent), choose_engine())
        assert outcome.error == ""
        for cell in json.loads(outcome.notebook)["cells"]:
            for output in cell.get("outputs", []):
                html = "".join(output["data"].get("text/html", "")) + "".join(output["data"].get("image/svg+xml", ""))
                assert not re.search(r"<script|<img|onerror=alert\(2\)>", html)


@pytest.mark.parametrize("cell", ["required_criteria", "programme"])
def test_an_unknown_id_in_a_parameter_is_named(copy, cell):
    name, value = {
        "required_criteria": ("inclusion_criteria", ["size"]),
        "programme": ("approach_by_model", "x"),
    }[cell]
    notebook = copy.notebooks / f"{name}.ipynb"
    outcome = execute(Task(name, notebook, copy.notebooks, {cell: value}), choose_engine())
    assert outcome.error.startswith(f"{cell} ")
    assert "Allowed: " in outcome.error
