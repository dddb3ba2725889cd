"""Each sign of the book has one meaning: in the register, in every key of a figure and of a table, and on its pages."""

import json
import pkgutil
import re
from collections.abc import Iterator
from html import unescape
from importlib import import_module
from pathlib import Path

import pytest

import compendium.results
import compendium.sites.show
from compendium.display.answers import Answers
from compendium.display.register import LEVELS, REGISTER, SIGNS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "compendium"

PUNCTUATION = "·–…?="
"""Signs of ours that texts and code have for other reasons."""

DRAWN = "".join(sign for sign in [*SIGNS.values(), *LEVELS] if sign not in PUNCTUATION)
MEANT = {each.sign: tuple(word.lower() for word in (each.meaning, *each.words)) for each in REGISTER}

OWN_SIGNS = {"display/register.py", "display/signs.py", "cli/output.py", "run/workers/warm.py", "intake/level_list.py"}
"""Modules that write signs: register, shapes, their names on a bare terminal, a warm start, circles of levels."""


def test_no_sign_and_no_meaning_is_registered_twice() -> None:
    assert len({each.sign for each in REGISTER}) == len({each.meaning for each in REGISTER}) == len(REGISTER)
    assert not set(LEVELS) & set(SIGNS.values())


def test_no_two_signs_are_said_by_the_same_word() -> None:
    words = [word for each in REGISTER for word in {*each.words} - {"only in"}]  # followed by what it is only in
    assert sorted(words) == sorted(set(words))


def test_no_other_module_writes_a_sign_of_its_own() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): sign
        for path in PACKAGE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        for sign in DRAWN
        if sign in line and not line.strip().startswith(('"""', "#"))
    }
    found = {module: sign for module, sign in found.items() if module not in OWN_SIGNS}
    assert found == {"display/svg.py": "□"}, "the box for what no font has"


def looks() -> Iterator[tuple[str, Answers]]:
    """Every key of a figure that a module of results or of sites declares."""
    for package in (compendium.results, compendium.sites.show):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, Answers):
                    yield f"{module.name}.{name}", value


@pytest.mark.parametrize(("name", "look"), [pytest.param(*each, id=each[0]) for each in looks()])
def test_keys_of_figures_say_what_the_register_says(name: str, look: Answers) -> None:
    for answer, sign in look.symbols.items():
        assert look.names[answer].lower().startswith(MEANT[sign]), f"{name}: {sign} {look.names[answer]}"


CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
NAMES = re.compile(r'<span class="compendium-(?:card|hidden)">[^<]*</span>')
READINGS = re.compile(r"[✔✕–]&nbsp;[^<]*<em>")
"""What signs stand before that is no key: code, names of what a cell is about, results of readings."""


def shown() -> Iterator[tuple[str, str]]:
    """The texts of the book in which signs are explained, by page: its pages, and what its notebooks show."""
    for page in (ROOT / "book").glob("*.md"):
        yield page.stem, " ".join(re.sub(CODE, "", page.read_text(encoding="utf-8")).split())
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", []):
                html = re.sub(READINGS, "", re.sub(NAMES, "", "".join(output.get("data", {}).get("text/html", ""))))
                yield from ((path.stem, unescape(text)) for text in re.split(r"<[^>]*>", html))


SAID = re.compile(f"([{DRAWN}=])[ \\u00a0\\n]+([A-Za-z][^<;,:.\\n]*)")
"""A sign and the words after it."""


@pytest.mark.parametrize("page", sorted({page for page, _ in shown()}))
def test_on_pages_the_words_after_a_sign_are_those_of_the_register(project, page: str) -> None:
    levels = {
        line.split(" = ")[1].strip('"\n').lower()
        for path in (project.data / "frameworks").rglob("framework.toml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("name = ")
    }
    meant = MEANT | dict.fromkeys(LEVELS, tuple(levels))
    wrong = {
        (sign, words)
        for where, text in shown()
        if where == page
        for sign, words in SAID.findall(text)
        if not words.lower().startswith(meant[sign])
    }
    assert wrong == set()
