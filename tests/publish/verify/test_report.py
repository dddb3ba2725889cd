"""The report: a page and a file that say the same and hold nothing that runs, whatever was verified."""

import json
from pathlib import Path

import pytest

from compendium.errors import ParameterError
from compendium.publish.verify.differences import Difference
from compendium.publish.verify.report import FILE, PAGE, keep_report, refuse_other, report_lines
from compendium.publish.verify.verification import Count, Verification

MACHINE: dict[str, str | list[str]] = {"system": "Linux 6", "packages": ["pandas 3 (locked: 2)"]}
SAME = Verification("a.zip", MACHINE, [], Count(3, 3), Count(9, 9), Count(20, 20))
OTHER = Verification(
    "<b>.zip", MACHINE, ["Other <code>."], Count(2, 3), Count(9, 9), None,
    [Difference("notebooks/n.ipynb", "cell <script>", "another output: \x1b[2J</td>")],
)  # fmt: skip


def test_the_last_line_counts() -> None:
    assert report_lines(SAME)[-2:] == ["20 files of the pages identical", "3 notebooks identical, 9 verdicts the same"]
    assert report_lines(OTHER)[-1] == "2 of 3 notebooks identical, 9 verdicts the same"


def test_a_terminal_is_told_everything_and_nothing_can_write_over_it() -> None:
    lines = report_lines(OTHER)
    assert any("notebooks/n.ipynb, cell <script>: another output" in line for line in lines)
    assert "packages: pandas 3 (locked: 2)" in lines
    assert all(line.isprintable() for line in lines)


def test_page_and_file_say_the_same_and_text_is_no_markup(tmp_path: Path) -> None:
    page, file = keep_report(OTHER, tmp_path / "new")
    told, said = page.read_text(encoding="utf-8"), json.loads(file.read_text(encoding="utf-8"))
    assert said["summary"] in told
    assert said["identical"] is False
    assert said["notebooks"] == {"same": 2, "all": 3}
    assert said["differences"][0]["place"] == "cell <script>"
    assert "cell &lt;script&gt;" in told
    assert "<script" not in told
    assert "<b>" not in told
    assert not [word for word in ("http:", "https:", "src=", "href=") if word in told]


def test_an_earlier_report_is_replaced_and_anything_else_stays(tmp_path: Path) -> None:
    keep_report(OTHER, tmp_path)
    refuse_other(tmp_path)
    keep_report(SAME, tmp_path)
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8"))["identical"] is True
    (tmp_path / FILE).write_text('{"mine": 1}', encoding="utf-8")
    with pytest.raises(ParameterError, match="is no verification: it stays"):
        refuse_other(tmp_path)
    (tmp_path / FILE).unlink()
    with pytest.raises(ParameterError, match=PAGE):
        refuse_other(tmp_path)
    refuse_other(tmp_path / "not-there")
