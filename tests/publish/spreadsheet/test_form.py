"""The form: a choice for each framework, a label for each field, and nothing taken for markup."""

import re
import shutil
from pathlib import Path

from compendium.publish.spreadsheet.form import spreadsheet_form

ROOT = Path(__file__).resolve().parents[3]


def test_each_framework_can_be_chosen_and_each_field_has_a_label() -> None:
    form = spreadsheet_form(ROOT / "data")
    there = {path.name for path in (ROOT / "data" / "frameworks").iterdir() if path.is_dir()}
    framework = form.partition('id="check-framework"')[2].partition("</select>")[0]
    assert set(re.findall(r'<option value="([^"]+)"', framework)) == {"*", *there}
    fields = re.findall(r'<(?:input|select) id="([^"]+)"', form)
    assert len(fields) == 10
    assert sorted(re.findall(r'<label for="([^"]+)"', form)) == sorted(fields)


def test_a_title_is_no_markup(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    outline = tmp_path / "data" / "frameworks" / "rob-2" / "framework.toml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(re.sub(r"(?m)^title = .*$", "title = '<b>\"Bold\" & more'", text), encoding="utf-8")
    assert ">&lt;b&gt;&quot;Bold&quot; &amp; more</option>" in spreadsheet_form(tmp_path / "data")
