"""What differs is named: notebook and cell, claim, file."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from compendium.publish.verify.differences import (
    Difference,
    changed_since,
    file_differences,
    notebook_differences,
)
from compendium.publish.verify.kept_verdicts import verdict_differences, verdicts_in_audit, verdicts_in_notebook


def cell(name: str, shown: str, source: str = "1") -> dict[str, Any]:
    output = {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": [shown]}}
    return {
        "cell_type": "code", "id": name, "metadata": {}, "source": [source], "execution_count": 1, "outputs": [output],
    }  # fmt: skip


def notebook(*cells: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"cells": list(cells), "metadata": more, "nbformat": 4, "nbformat_minor": 5}).encode()


def test_another_output_is_named_with_its_cell_and_both_values() -> None:
    kept, fresh = notebook(cell("a", "1"), cell("b", "five")), notebook(cell("a", "1"), cell("b", "six"))
    [found] = notebook_differences("notebooks/n.ipynb", kept, fresh)
    assert (found.file, found.place) == ("notebooks/n.ipynb", "cell b")
    assert "-five" in found.what
    assert "+six" in found.what


def test_another_text_of_a_cell_one_more_and_another_order_are_named() -> None:
    fresh = notebook(cell("a", "1"), cell("b", "2"))
    [other] = notebook_differences("n", notebook(cell("a", "1", "9"), cell("b", "2")), fresh)
    assert (other.place, other.what) == ("cell a", "its text is not that of the notebook")
    [more] = notebook_differences("n", notebook(cell("a", "1"), cell("b", "2"), cell("c", "3")), fresh)
    assert more.place == "cell c"
    [order] = notebook_differences("n", notebook(cell("b", "2"), cell("a", "1")), fresh)
    assert "order" in order.what


def test_what_only_a_program_wrote_beside_the_cells_is_no_difference() -> None:
    assert not notebook_differences(
        "n", notebook(cell("a", "1"), kernelspec={"name": "mine"}), notebook(cell("a", "1"))
    )


@pytest.mark.parametrize("kept", [b"", b"{", b"[]", b'{"cells": 3}', b'{"cells": [{"id": "a"}]}', b"[" * 100_000])
def test_a_damaged_notebook_is_one_difference(kept: bytes) -> None:
    assert notebook_differences("n", kept, notebook(cell("a", "1"))) == [
        Difference("n", "", "it is no notebook, or is damaged")
    ]


def test_files_that_are_gone_new_or_other(tmp_path: Path) -> None:
    for name, text in {"kept": "1", "same": "2", "again": "2", "other": "3"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    kept = {"a": tmp_path / "kept", "b": tmp_path / "same", "c": tmp_path / "other"}
    fresh = {"b": tmp_path / "again", "c": tmp_path / "kept", "d": tmp_path / "kept"}
    assert [(each.file, each.what) for each in file_differences(kept, fresh)] == [
        ("a", "it does not come out any more"),
        ("c", "it comes out with another content"),
        ("d", "it comes out, but was not kept"),
    ]


def test_files_changed_after_they_were_archived(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_bytes(b"1")
    (tmp_path / "other.csv").write_bytes(b"2")
    digests = {name: sha256(b"1").hexdigest() for name in ("same.csv", "other.csv", "gone.csv")}
    found = {each.file: each.what for each in changed_since(tmp_path, digests)}
    assert set(found) == {"other.csv", "gone.csv"}
    assert "changed after" in found["other.csv"]
    assert "missing" in found["gone.csv"]


def test_verdicts_are_read_from_tables_of_a_notebook_and_from_the_audit(tmp_path: Path) -> None:
    told = 'Two claims\nstatement|judged\nOne holds|reproduced; rests on our coding\n"Two | fails"|differs\nOther|x\n'
    (tmp_path / "claims.ipynb").write_bytes(notebook(cell("a", "no table"), cell("b", told)))
    (tmp_path / "audit.csv").write_text("claim,verdict\none,reproduced\n", encoding="utf-8")
    ids = {"One holds": "one", "Two | fails": "two"}
    assert verdicts_in_notebook(tmp_path / "claims.ipynb", ids) == {"one": "reproduced", "two": "differs"}
    assert verdicts_in_audit(tmp_path / "audit.csv") == {"one": "reproduced"}
    (tmp_path / "audit.csv").write_text("letter\nDear\n", encoding="utf-8")
    assert verdicts_in_audit(tmp_path / "audit.csv") == verdicts_in_audit(tmp_path / "none.csv") == {}
    assert verdicts_in_notebook(tmp_path / "audit.csv", ids) == {}


def test_a_verdict_is_the_same_only_where_all_that_was_kept_is() -> None:
    kept = {
        "audit.csv": {"one": "reproduced", "two": "differs"},
        "claims.ipynb": {"one": "reproduced", "two": "reproduced"},
    }
    total, same, [found] = verdict_differences(kept, {"one": "reproduced", "two": "reproduced", "three": "differs"})
    assert (total, same) == (2, 1)
    assert (found.file, found.place) == ("audit.csv", "claim two")
    assert found.what == 'the verdict was "differs" and is "reproduced"'
