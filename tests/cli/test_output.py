"""Terminals that cannot show every sign: nothing stops half-way, and what is printed can be read."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest
from command_line import Done, fresh, warm

from compendium.cli.output import SUBSTITUTES, substitute

NARROW = ("cp1252", "cp437", "latin-1")  # click itself writes UTF-8 where Python says ASCII
OF_ITS_OWN = ("cp1252", "ascii")  # tried in a process of its own, others in this one
WIDE_TABLE = "Site,Tŷ → care\nCyngor Gŵyr,good\nTŷ Mawr,poor\nNorth,good\n"


def compendium(folder: Path, encoding: str, *arguments: str) -> Done:
    """A command on a terminal of some encoding."""
    called = partial(fresh if encoding in OF_ITS_OWN else warm, encoding=encoding)
    return called(folder, *arguments)


@pytest.mark.parametrize("encoding", NARROW)
def test_import_tells_what_it_read_where_arrows_cannot_be_shown(copy, encoding):
    (copy.root / "wide.csv").write_text(WIDE_TABLE, encoding="utf-8")
    words = ["import", "wide.csv", "--study", "narrow", "--framework", "made", "--levels", "good=1,poor=0"]
    done = compendium(copy.root, encoding, *words)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "Written: data/local/narrow" in done.stdout
    assert '"Ty -> care" -> criterion' in done.stdout


@pytest.mark.parametrize("encoding", NARROW)
def test_a_welsh_letter_in_a_fault_is_shown_as_its_letter(copy, encoding):
    folder = copy.data / "studies" / "care-act"
    text = (folder / "sites.csv").read_text(encoding="utf-8")
    (folder / "sites.csv").write_text(text + "Tŷ Mawr,Tŷ Mawr,local,\n", encoding="utf-8")
    done = compendium(copy.root, encoding, "check")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Ty Mawr" in done.stdout
    as_json = compendium(copy.root, encoding, "check", "--json")
    assert as_json.stdout.isascii()
    assert "Tŷ Mawr" in {fault["value"] for fault in json.loads(as_json.stdout)}


def test_claims_as_json_are_ascii(copy):
    done = compendium(copy.root, "cp1252", "claims", "--json")
    assert (done.returncode, done.stdout.isascii()) == (0, True)
    assert len(json.loads(done.stdout)) > 300


def test_every_substitute_can_be_shown_anywhere():
    assert all(text.isascii() and text.isprintable() for text in SUBSTITUTES.values())
    assert [substitute(sign) for sign in "ŵÉ→ﬁ中"] == ["w", "E", "->", "fi", "\\u4e2d"]


def test_help_is_shown_by_the_narrowest_terminal(tmp_path):
    shutil.copytree(Path(__file__).parents[2] / "notebooks", tmp_path / "notebooks")
    assert compendium(tmp_path, "ascii", "import", "--help").returncode == 0
