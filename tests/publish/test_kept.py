"""Building upon what the last build left: the same bytes as from nothing, and nothing trusted that is not as it was."""

import ast
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, copy_executed, copy_project
from editing import add_row, set_cell
from made_up_study import Size, write_made_up_study

from compendium.errors import RunError
from compendium.project import Project
from compendium.publish import kept
from compendium.publish.make import make_book
from compendium.publish.site import build_pages, build_site
from compendium.publish.study.shared_place import share_study
from compendium.run.stale.fingerprints import files_under

Files = dict[str, bytes]
"""Names of files and what is in them."""

SMALL = Size(sites=2, criteria=2, levels=3, respondents=1)


def contents(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files_under(folder)}


def make(project: Project) -> None:
    make_book(project, None, 2, lambda line: None)


def site_from_nothing(project: Project, folder: Path, made: list[tuple[Files, Files]]) -> Files:
    """The site of the same data and executed notebooks, built in another folder with nothing kept.

    `made` holds what it was built from before, and what came of it: from the same files it is not built twice.
    """
    published = {path.name for path in (project.data / "studies").iterdir()}
    ignored = {path.name for path in (project.build / "studies").iterdir() if path.name not in published}
    ignored |= {path.name for path in project.build.iterdir() if path.name not in ("executed", "studies")}

    def ignore(place: str, names: list[str]) -> set[str]:
        return ignored & set(names) if Path(place) in (project.build, project.build / "studies") else {"_build"}

    shutil.copytree(project.root, folder, ignore=ignore)
    made_from = contents(folder)
    before = next((site for files, site in made if files == made_from), None)
    if before is None:
        build_site(Project(folder))
        before = contents(Project(folder).site)
        made.append((made_from, before))
    shutil.rmtree(folder)
    return before


def differences(one: Files, other: Files) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Project:
    """A book that was built once, and is changed step by step."""
    project = copy_project(tmp_path_factory.mktemp("kept") / "book")
    copy_executed(project)
    make(project)
    return project


@pytest.fixture(scope="module")
def from_nothing() -> list[tuple[Files, Files]]:
    """What sites were built from with nothing kept, and the sites."""
    return []


def change_a_tick(project: Project) -> None:
    set_cell(project.data / "review" / "inclusion_criteria.csv", "policy", "total-place", "scale", "yes")
    set_cell(project.data / "review" / "inclusion_criteria.csv", "policy", "sure-start", "scale", "no")


def change_a_claim(project: Project) -> None:
    with (project.data / "claims.csv").open(encoding="utf-8") as file:
        claim = file.readlines()[1].split(",")[0]
    set_cell(project.data / "claims.csv", "claim", claim, "stated", "1234")


def change_the_text_of_a_page(project: Project) -> None:
    page = project.pages / "glossary.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more line, of kerfuffles.\n", encoding="utf-8")


def change_headings(project: Project) -> None:
    """And spoil what was made from the data, which is made again."""
    parts = project.build / "parts"
    (parts / "book" / "generated" / "dictionary.txt").write_text("by hand", encoding="utf-8")
    (parts / "studies" / "care-act" / "pages" / "index.md").unlink()
    drawn = (parts / "drawn.json").read_text(encoding="utf-8")
    (parts / "drawn.json").write_text(drawn.replace("What it holds", "by hand"), encoding="utf-8")
    page = project.pages / "clusters.md"
    text = page.read_text(encoding="utf-8")
    page.write_text("# Another title of this page\n" + text[text.index("\n") + 1 :] + "\n## More\n", encoding="utf-8")


def add_a_policy(project: Project) -> None:
    review = project.data / "review"
    add_row(review / "policies.csv", policy="new-policy", name="A new policy", short_name="New")
    add_row(review / "inclusion_criteria.csv", policy="new-policy")


def remove_a_notebook(project: Project) -> None:
    (project.notebooks / "two_versions.ipynb").unlink()
    path = project.pages / "_toc.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("      - file: notebooks/two_versions\n", ""))
    page = project.notebooks / "assessment_framework.ipynb"
    page.write_text(page.read_text(encoding="utf-8").replace("[Two versions of one study](two_versions)", "There"))


def add_a_study(project: Project) -> None:
    share_study(project, write_made_up_study(project.data / "local" / "made-up", SMALL))


def remove_a_site_of_a_study(project: Project) -> None:
    share_study(project, write_made_up_study(project.data / "local" / "made-up", Size(**vars(SMALL) | {"sites": 1})))


def remove_a_study(project: Project) -> None:
    shutil.rmtree(project.data / "studies" / "made-up")
    shutil.rmtree(project.data / "local" / "made-up")


CHANGES = {
    change_a_tick: {"add_your_own_sites", "clusters", "sources", "notebooks/context", "studies/care-act/index"},
    change_a_claim: {"clusters", "notebooks/context", "studies/care-act/index"},
    change_the_text_of_a_page: {"clusters", "data_dictionary", "notebooks/claims", "notebooks/mapping_review"},
    change_headings: set(),
    add_a_policy: set(),  # it has a page of its own, as a site has
    remove_a_notebook: set(),
    add_a_study: set(),
    remove_a_site_of_a_study: set(),
    remove_a_study: set(),
}
"""Each change, and pages that need not be written again after it."""


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_site_is_the_same_bytes_as_one_made_from_nothing(built, from_nothing, tmp_path, change):
    """Each step builds upon the one before."""
    before, times = contents(built.site), written(built.build / "site")
    change(built)
    make(built)
    after = contents(built.site)
    assert differences(before, after)
    assert differences(after, site_from_nothing(built, tmp_path / "cold", from_nothing)) == []
    same = times.items() & written(built.build / "site").items()
    assert {f"{name}.html" for name in CHANGES[change]} <= {name for name, _ in same}


# ---- What is kept, of a few pages ----


def written(kept: Path) -> dict[str, int]:
    """When each page was last written."""
    pages = (kept / "html").rglob("*.html")
    return {path.relative_to(kept / "html").as_posix(): path.stat().st_mtime_ns for path in pages}


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Path:
    """A folder with three pages, `staged`, that were built once: `kept`."""
    folder = tmp_path_factory.mktemp("few") / "pages"
    staged = folder / "staged"
    staged.mkdir(parents=True)
    for name in ("index", "one", "two"):
        (staged / f"{name}.md").write_text(f"# Page {name}\n\nWords of page {name}.\n", encoding="utf-8")
    (staged / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n- file: one\n- file: two\n")
    settings = (ROOT / "_config.yml").read_text(encoding="utf-8")
    (staged / "_config.yml").write_text(
        settings.replace("  favicon: _static/icon.svg", "  favicon: ''"), encoding="utf-8"
    )
    (folder / "lock").write_text("one version", encoding="utf-8")
    shutil.rmtree(build(folder))
    return folder


@pytest.fixture
def few(first: Path) -> Path:
    """The same folder, for a test to spoil; put back afterwards, since what is kept is trusted in its place only."""
    aside = first.with_name("aside")
    shutil.copytree(first, aside)
    yield first
    shutil.rmtree(first)
    aside.rename(first)


def build(folder: Path, name: str = "kept") -> Path:
    return build_pages(folder / "staged", folder / name, folder / "lock")


def build_anew(folder: Path) -> Files:
    """What comes of the pages with nothing kept; from the same files in the same place they are not built twice."""
    for made_from, made in _anew:
        if made_from == (folder, contents(folder / "staged")):
            return made
    made = contents(build(folder, "anew"))
    _anew.append(((folder, contents(folder / "staged")), made))
    return made


_anew: list[tuple[tuple[Path, Files], Files]] = []


def change_one_page(folder: Path, text: str = "Other words.") -> None:
    with (folder / "staged" / "one.md").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")


def builds_upon(folder: Path) -> bool:
    """Build after a change of one page; whether another one was left as it was. The site is right in any case."""
    change_one_page(folder)
    before = written(folder / "kept").get("two.html")
    made = contents(build(folder))
    assert b"Other words." in made["one.html"]
    assert differences(made, build_anew(folder)) == []
    return written(folder / "kept")["two.html"] == before


def test_only_what_changed_is_written_again(few):
    assert builds_upon(few)


def test_a_clock_that_was_set_back_hides_no_change(few):
    change_one_page(few)
    for path in (few / "kept" / "doctrees").rglob("*"):
        os.utime(path, (4e9, 4e9))
    os.utime(few / "staged" / "one.md", (1e9, 1e9))
    renew = kept.renew_folder
    try:
        kept.renew_folder = lambda made, to: _long_ago(renew(made, to), to)
        assert b"Other words." in contents(build(few))["one.html"]
    finally:
        kept.renew_folder = renew


def _long_ago(changed: list[str], folder: Path) -> list[str]:
    for name in changed:
        os.utime(folder / name, (1e9, 1e9))
    return changed


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


DAMAGES: dict[str, Callable[[Path], None]] = {
    "environment": lambda kept: _cut(kept / "doctrees" / "environment.pickle"),
    "doctree": lambda kept: _cut(kept / "doctrees" / "two.doctree"),
    "memory": lambda kept: (kept / "doctrees" / "memory.pickle").write_bytes(b"nothing"),
    "page": lambda kept: (kept / "html" / "two.html").write_text("by hand"),
    "page gone": lambda kept: (kept / "html" / "two.html").unlink(),
    "page too many": lambda kept: (kept / "html" / "three.html").write_text("by hand"),
    "source": lambda kept: (kept / "source" / "two.md").write_text("by hand"),
    "list": lambda kept: _cut(kept / "whole.json"),
    "list gone": lambda kept: (kept / "whole.json").unlink(),
    "other lock": lambda kept: (kept.parent / "lock").write_text("another version"),
    "another place": lambda kept: (
        [kept.rename(kept.with_name("other")), shutil.copytree(kept.with_name("other"), kept)] and _moved(kept)
    ),
}


def _moved(kept: Path) -> None:
    """As if it had been copied here from another folder, where it was whole."""
    listed = kept / "whole.json"
    listed.write_text(listed.read_text(encoding="utf-8").replace(str(kept), str(kept.with_name("other"))))


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_or_from_elsewhere_is_thrown_away(few, damage):
    DAMAGES[damage](few / "kept")
    assert not builds_upon(few)


def test_other_versions_of_what_builds_pages_throw_it_away(few, monkeypatch):
    monkeypatch.setattr(kept.platform, "python_version", lambda: "3.99.1")
    assert not builds_upon(few)


def test_all_that_pages_are_built_with_throws_them_away():
    """But what starts processes and keeps records, which no byte of a page depends on."""
    package = Path(kept.__file__).parents[1]
    named = [package / part for part in kept.BUILDING_CODE]
    missing = set()
    for path in [*package.glob("publish/sphinx/*.py"), *package.glob("spreadsheets/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for module in imported_by(node):
                found = package.parent / Path(*module.split("."))
                file = found.with_suffix(".py")
                if file.is_file() and not any(file.is_relative_to(part) for part in named):
                    missing.add(file.relative_to(package).as_posix())
    assert sorted(name for name in missing if not name.startswith("run/")) == []


def imported_by(node):
    if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("compendium"):
        return []
    return [node.module, *(f"{node.module}.{name.name}" for name in node.names)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("_config.yml", "# words"),
        ("_toc.yml", "# words"),
        ("_static/more.css", "/* words */"),
        ("_citation.json", "{}"),
    ],
)
def test_what_is_on_every_page_writes_all_of_them(few, name, words):
    path = few / "staged" / name
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")
    assert not builds_upon(few)


def test_what_scripts_bring_in_is_on_no_page_and_writes_none(few):
    path = few / "staged" / kept.BROUGHT_IN / "more.js"
    path.parent.mkdir(parents=True)
    path.write_text("one();\n", encoding="utf-8")
    assert builds_upon(few)
    path.write_text("two();\n", encoding="utf-8")
    assert builds_upon(few)
    site = few / "kept" / "html"
    assert (site / kept.BROUGHT_IN / "more.js").read_text(encoding="utf-8") == "two();\n"
    assert "more.js" not in (site / "index.html").read_text(encoding="utf-8")


def test_a_folder_of_an_earlier_version_is_thrown_away(few):
    shutil.rmtree(few / "kept")
    (few / "kept" / "_build" / "html").mkdir(parents=True)
    (few / "kept" / "_build" / "html" / "index.html").write_text("old")
    change_one_page(few)
    assert differences(contents(build(few)), build_anew(few)) == []
    assert not (few / "kept" / "_build").exists()


def test_pictures_of_one_name_are_numbered_as_from_nothing(few):
    """Sphinx numbers them in the order in which it reads their pages."""
    for name in ("one", "two"):
        (few / "staged" / name).mkdir()
        (few / "staged" / name / "same.svg").write_text(
            f"<svg xmlns='http://www.w3.org/2000/svg'><!-- {name} --></svg>"
        )
    change_one_page(few, "Here.")
    with (few / "staged" / "two.md").open("a", encoding="utf-8") as file:
        file.write("\n![Two](two/same.svg)\n")
    build(few)
    change_one_page(few, "![One](one/same.svg)")
    assert differences(contents(build(few)), build_anew(few)) == []
    assert not builds_upon(few)


def test_a_build_that_fails_is_not_built_upon(few):
    change_one_page(few, "[nowhere](#no-such-place)")
    with pytest.raises(RunError, match="no-such-place"):
        build(few)
    page = few / "staged" / "one.md"
    page.write_text(page.read_text(encoding="utf-8").replace("[nowhere](#no-such-place)", ""), encoding="utf-8")
    assert not builds_upon(few)


def test_a_link_to_a_page_that_went_fails_as_it_does_from_nothing(few):
    """The page with the link has not changed itself."""
    change_one_page(few, "[Two](two.md)")
    build(few)
    (few / "staged" / "two.md").rename(few / "staged" / "three.md")
    for name in ("kept", "anew"):
        with pytest.raises(RunError, match=r"two\.md|toctree"):
            build(few, name)


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system cannot kill a group of processes")
@pytest.mark.parametrize("seconds", [0.5, 1.0, 1.5, 2.0])
def test_a_build_killed_at_any_moment_is_made_good_by_the_next(few, seconds):
    change_one_page(few)
    code = "import sys; from pathlib import Path; from compendium.publish.site import build_pages; "
    code += "build_pages(*map(Path, sys.argv[1:]))"
    command = [sys.executable, "-c", code, *(str(few / name) for name in ("staged", "kept", "lock"))]
    running = subprocess.Popen(command, start_new_session=True)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    assert differences(contents(build(few)), build_anew(few)) == []


def test_what_was_made_by_hand_in_the_site_does_not_stay(few):
    """The site is a copy: whatever becomes of it, what is kept is not touched, and the next one is whole."""
    made = build(few)
    before = contents(few / "kept")
    (made / "one.html").write_text("by hand")
    (made / "two.html").unlink()
    assert contents(few / "kept") == before
    assert builds_upon(few)
