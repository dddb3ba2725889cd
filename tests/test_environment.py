"""pyproject.toml, the locks and environment.yml ask for one and the same set of packages."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Package to version and number of hashes, as a lock file has them."""
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    found = {}
    for entry in entries:
        requirement = Requirement(entry.splitlines()[0].rstrip(" \\"))
        version = str(requirement.specifier).removeprefix("==")
        found[canonicalize_name(requirement.name)] = (version, entry.count("--hash=sha256:"))
    return found


def asked(*requirements: str) -> list[Requirement]:
    return [Requirement(each) for each in requirements]


WANTED = [
    *(("requirements.lock", each) for each in asked(*PYPROJECT["project"]["dependencies"])),
    *(("requirements.lock", each) for each in asked(*PYPROJECT["build-system"]["requires"])),
    *(
        ("requirements-test.lock", each)
        for extra in PYPROJECT["project"]["optional-dependencies"].values()
        for each in asked(*extra)
    ),
    *(("requirements-setup.lock", each) for each in asked(*PYPROJECT["dependency-groups"]["setup"])),
]


def test_there_are_three_locks() -> None:
    assert LOCKS == ["requirements-setup.lock", "requirements-test.lock", "requirements.lock"]


@pytest.mark.parametrize(("lock", "requirement"), WANTED, ids=lambda value: str(value))
def test_lock_holds_what_pyproject_asks_for(lock: str, requirement: Requirement) -> None:
    version, _ = locked(lock)[canonicalize_name(requirement.name)]
    assert version in requirement.specifier


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_hashes(lock: str) -> None:
    without = [name for name, (version, hashes) in locked(lock).items() if not version or not hashes]
    assert locked(lock)
    assert not without


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.findall(r"^.*(?:://|file:|index.url|find-links| @ ).*$", text, flags=re.MULTILINE)


def test_test_lock_adds_to_the_lock_and_changes_nothing() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-test.lock").items()


def test_conda_users_get_the_lock() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    python, pip, packages = environment["dependencies"]
    assert pip == "pip"
    assert packages == {"pip": ["-r requirements.lock"]}
    assert python.removeprefix("python=") in SpecifierSet(PYPROJECT["project"]["requires-python"])


def test_all_agree_on_the_oldest_python() -> None:
    oldest = PYPROJECT["project"]["requires-python"].removeprefix(">=")
    assert PYPROJECT["tool"]["mypy"]["python_version"] == oldest
    assert PYPROJECT["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"sys.version_info >= ({oldest.replace('.', ', ')})" in makefile
    assert f"--python-version {oldest}" in makefile


def test_every_package_the_code_imports_is_asked_for() -> None:
    """What comes only because something else needs it may go with that something's next version. Only
    the module for clusters imports what the extra `cluster` brings, and the one that writes PDFs what `pdf` does."""
    imported: set[str] = set()
    need_extras = {ROOT / "src" / "compendium" / each for each in ("run/workers/cluster.py", "publish/pdf/write.py")}
    for path in set((ROOT / "src").rglob("*.py")) - need_extras:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).split(".")[0])
    named_otherwise = {"bs4": "beautifulsoup4", "yaml": "pyyaml", "zmq": "pyzmq"}
    packages = {
        canonicalize_name(named_otherwise.get(name, name))
        for name in imported - set(sys.stdlib_module_names) - {"compendium"}
    }
    assert packages <= {canonicalize_name(each.name) for each in asked(*PYPROJECT["project"]["dependencies"])}


def test_a_licence_that_asks_more_of_those_who_pass_it_on_is_told() -> None:
    """Each locked package under the GPL alone is named in README and LICENSE with what that means for images."""
    strict = set()
    for package in metadata.distributions():
        told = [package.metadata.get("License-Expression") or "", *(package.metadata.get_all("Classifier") or [])]
        licences = [one for one in told if "License ::" in one or one == told[0]]
        free = re.search(r"\bBSD|\bMIT|Apache|Artistic|Python Software|Lesser|LGPL", " ".join(licences))
        if not free and re.search(r"\bA?GPL-|General Public License", " ".join(licences)):
            strict.add(package.metadata["Name"].lower())
    named = strict & set(locked("requirements.lock"))
    assert named == {"krippendorff"}
    for file in ("README.md", "LICENSE"):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert all(name in text for name in named)
        assert "image" in text
