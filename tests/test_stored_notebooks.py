"""The stored notebooks: run from top to bottom, in normal form, as the style of this project asks."""

import ast
import json
import re
from pathlib import Path

import pytest
from prose import LINK

from compendium.publish.book.evidence import read_evidence
from compendium.publish.book.picture import NARROW_PICTURE, PICTURE, home_picture
from compendium.run.parameters import read_parameters
from compendium.run.workers.normal_form import normal_form

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").rglob("*.ipynb"))


def read(notebook: Path) -> dict:
    return json.loads(notebook.read_text(encoding="utf-8"))


def code_cells(notebook: Path) -> list[dict]:
    return [cell for cell in read(notebook)["cells"] if cell["cell_type"] == "code"]


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 4


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
class TestStored:
    def test_was_run_from_top_to_bottom(self, notebook):
        counts = [cell["execution_count"] for cell in code_cells(notebook)]
        assert counts == list(range(1, len(counts) + 1))

    def test_stores_no_error_and_no_stream(self, notebook):
        kinds = {output["output_type"] for cell in code_cells(notebook) for output in cell["outputs"]}
        assert kinds <= {"display_data", "execute_result"}

    def test_is_in_normal_form(self, notebook):
        text = json.dumps(normal_form(read(notebook)), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        assert notebook.read_text(encoding="utf-8") == text

    def test_every_parameter_is_explained(self, notebook):
        parameters = read_parameters(notebook)
        assert "data_folder" in parameters
        assert all(len(parameter.about) > 10 for parameter in parameters.values())

    def test_defines_no_functions_and_keeps_cells_short(self, notebook):
        for cell in code_cells(notebook):
            tree = ast.parse("".join(cell["source"]))
            assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in ast.walk(tree))
            assert len(cell["source"]) <= 20

    def test_prose_types_no_number(self, notebook):
        """Numbers come from computed values; only years and the values that define a measure may stand in prose.

        A number in the place of a source belongs to its name.
        """
        for cell in read(notebook)["cells"]:
            if cell["cell_type"] == "markdown":
                prose = LINK.sub("", "".join(cell["source"]))
                typed = re.findall(r"(?<![\w`])\d+(?!\w)", prose)
                assert set(typed) <= {"0", "1", "2014"}, typed

    def test_shows_apostrophes_as_print_has_them(self, notebook):
        for cell in code_cells(notebook):
            for output in cell["outputs"]:
                html = re.sub(r"<style>.*?</style>", "", "".join(output["data"].get("text/html", "")), flags=re.DOTALL)
                assert re.findall(r"\w+(?:'|&#x27;)[a-z]\w*", html) == []

    def test_every_figure_has_alternative_text_and_a_source(self, notebook):
        for cell in code_cells(notebook):
            datas = [output["data"] for output in cell["outputs"]]
            if any("image/svg+xml" in data for data in datas):
                assert len("".join(datas[0]["text/plain"])) > 80
                assert "compendium-source" in "".join(datas[1]["text/html"])

    def test_every_table_has_caption_source_and_data_file(self, notebook):
        for cell in code_cells(notebook):
            for output in cell["outputs"]:
                html = "".join(output["data"].get("text/html", ""))
                if "<table" in html and 'class="dataframe"' not in html:  # a frame is shown as pandas shows it
                    assert "<caption>" in html
                    assert "Source: " in html
                    assert f'href="{notebook.name}"' in html
                    assert re.search(r'href="(\.\./)+data/', html)


def test_the_picture_of_the_readme_is_what_the_data_give(project):
    picture = home_picture(read_evidence(project.data))
    assert (project.notebooks / PICTURE).read_text(encoding="utf-8") == picture.svg
    assert (project.notebooks / NARROW_PICTURE).read_text(encoding="utf-8") == picture.narrow
