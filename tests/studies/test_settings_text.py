"""Settings of an import go into a study's own file: a person's lines stay, and what is read is what was meant."""

import tomllib
from typing import Any

import pytest

from compendium.errors import CompendiumError
from compendium.studies.settings import ImportSettings
from compendium.studies.settings_text import put_settings

HEAD = '# Mine.\ntitle = "A"   # as agreed\nown = [1, 2]\n'
SAID = ImportSettings(sites_in="rows", header_row=3, ignore=("a", "b"), map={"q": "2", "x y": ""})
MEANT: dict[str, Any] = {"sites_in": "rows", "header_row": 3, "ignore": ["a", "b"], "map": {"q": "2", "x y": ""}}

WRITTEN = [
    "",
    '\n[import]\n# why\nsites_in = "columns" # they send it so\nours = 3\n'
    '\n[import.map]\n# cells\nq = "1"\n\n[other]\na = 1\n',
    "\n[import]\n",
    '\n[import.map]\ngone = "x"\n',
    '\n[import.map]\nq = "b"\n[zz]\nb = 1\n[import]\nsheet = "x"\n',
    '\n[other]\nimport = 1\n\n[ import ]\nmap = { q = "1" }\n',
    '\n["import"]\nignore = ["a", "z"]\n[import.deeper]\nx = 1\n',
]


@pytest.mark.parametrize("rest", WRITTEN)
@pytest.mark.parametrize("first", ["", 'import = { sites_in = "rows", ours = 3 }\n', 'import.ignore = ["a"]\n'])
def test_what_is_read_is_what_was_meant_and_the_rest_is_as_it_was(first: str, rest: str) -> None:
    text = HEAD + (first or rest)
    before = tomllib.loads(text)
    own = {key: value for key, value in before.pop("import", {}).items() if key in ("ours", "deeper")}
    made = put_settings(text, SAID)
    assert tomllib.loads(made) == before | {"import": own | MEANT}
    assert made.startswith(HEAD)
    assert put_settings(made, SAID) == made
    emptied = put_settings(made, ImportSettings())
    assert tomllib.loads(emptied) == before | ({"import": own} if own else {})
    assert emptied.startswith(HEAD)


def test_comments_stay_where_they_are() -> None:
    made = put_settings(HEAD + WRITTEN[1], SAID)
    for line in ("# why", 'sites_in = "rows" # they send it so', "ours = 3", "# cells", 'q = "2"', "[other]", "a = 1"):
        assert line in made.splitlines()


def test_nothing_is_written_where_nothing_was_said() -> None:
    assert put_settings(HEAD, ImportSettings()) == HEAD


def test_what_tomlkit_cannot_read_is_refused_and_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    import tomlkit

    def refusing(text: str) -> None:
        raise tomlkit.exceptions.ParseError(1, 1)

    monkeypatch.setattr(tomlkit, "parse", refusing)
    with pytest.raises(CompendiumError, match="at its end"):
        put_settings(HEAD, SAID)
