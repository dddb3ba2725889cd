"""An archive made, unpacked and run again: all the same, or what was changed in it by name."""

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Done, warm
from conftest import COPIED, copy_executed, copy_project
from rocrate.rocrate import ROCrate

from compendium.errors import CompendiumError
from compendium.project import Project
from compendium.publish.archive.crate import CRATE_FILE
from compendium.publish.archive.make import refuse_outdated
from compendium.publish.archive.zip_file import zip_bytes
from compendium.publish.verify.report import FILE, PAGE

CLAIM, VERDICT, OTHER = "policies-reviewed-fifteen", "reproduced", "differs"


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project of which an archive was made, beside it; moved, given to git, and archived once more."""
    project = copy_project(tmp_path_factory.mktemp("archived") / "copy")
    copy_executed(project)
    archive(project, "one.zip")
    moved = Project(project.root.rename(project.root.with_name("elsewhere")))
    for words in (["init", "-q"], ["add", *COPIED]):
        subprocess.run(["git", *words], cwd=moved.root, check=True, capture_output=True)
    archive(moved, "two.zip")
    return moved


def archive(project: Project, name: str) -> None:
    done = warm(project.root, "archive", f"../{name}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def one(archived: Project) -> Path:
    return archived.root.parent / "one.zip"


def contents(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def last_line(done: Done) -> str:
    return done.stdout.splitlines()[-1]


def told(folder: Path) -> list[tuple[str, str]]:
    said = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return [(each["file"], each["place"]) for each in said["differences"]]


def test_the_same_bytes_in_another_folder_and_by_what_git_tracks(one: Path) -> None:
    assert one.read_bytes() == one.with_name("two.zip").read_bytes()


def test_everything_is_in_it_and_nothing_of_this_machine(one: Path, archived: Project) -> None:
    held = contents(one)
    assert {"CITATION.cff", "requirements.lock", "data/datapackage.json", ".zenodo.json", CRATE_FILE} <= set(held)
    assert held["site/index.html"] == (archived.site / "index.html").read_bytes()
    assert "site/check_a_spreadsheet/page.js" in held
    assert not [name for name in held if "/pyodide/" in name]  # no part of this work, and not on every machine
    assert {f"executed/{archived.notebook_name(each)}.ipynb" for each in archived.all_notebooks()} <= set(held)
    assert not [name for name, content in held.items() if str(archived.root).encode() in content]


def test_the_run_of_each_notebook_is_told_with_what_it_read(one: Path, archived: Project) -> None:
    crate = ROCrate(one)
    actions = [entity for entity in crate.contextual_entities if entity.type == "CreateAction"]
    results = {action["result"].id for action in actions}
    held = set(contents(one))
    assert results == {"site/", *(name for name in held if name.startswith("executed/"))}
    run = crate.get("#run/inclusion_criteria")
    read = {entity.id for entity in run["object"]}
    assert "data/review/inclusion_criteria.csv" in read
    assert "data/theory/matland.csv" not in read
    record = json.loads((archived.executed / "inclusion_criteria.record.json").read_text(encoding="utf-8"))
    files = {name.partition("::")[0] for name in record["reads"]}
    assert {name for name in read if not name.startswith("#")} == files & held
    assert {entity["name"] for entity in run["object"] if entity.type == "PropertyValue"} >= {"minimum_met"}


def test_all_is_identical_wherever_it_is_unpacked(one: Path, tmp_path: Path) -> None:
    before, held = one.read_bytes(), contents(one)
    done = warm(tmp_path, "verify", str(one))
    assert done.returncode == 0, done.stdout + done.stderr
    notebooks = sum(name.startswith("executed/") for name in held)
    claims = held["data/claims.csv"].count(b"\n") - 1
    assert last_line(done) == f"{notebooks} notebooks identical, {claims} verdicts the same"
    assert f"{sum(name.startswith('site/') for name in held)} files of the pages identical" in done.stdout
    assert told(tmp_path) == []
    assert {path.name for path in tmp_path.iterdir()} == {PAGE, FILE}
    assert one.read_bytes() == before
    assert "Notebooks are programs" in done.stderr


def changed(files: dict[str, bytes], name: str, old: bytes, new: bytes) -> None:
    assert old in files[name]
    files[name] = files[name].replace(old, new)


def test_what_was_changed_in_an_archive_is_named(one: Path, tmp_path: Path) -> None:
    files = contents(one)
    executed = json.loads(files["executed/context.ipynb"])
    cell = next(each for each in executed["cells"] if each.get("outputs") and each["id"] != "setup")
    cell["outputs"][0]["data"]["text/plain"] = ["something else"]
    files["executed/context.ipynb"] = json.dumps(executed).encode()
    audit = "site/_static/claims_audit.csv"
    rows = files[audit].decode().split("\n")
    place = next(number for number, row in enumerate(rows) if row.startswith(f"{CLAIM},"))
    rows[place] = rows[place].replace(f",{VERDICT},", f",{OTHER},")
    files[audit] = "\n".join(rows).encode()
    changed(files, "pyproject.toml", b'version = "', b'version = "9')
    files["notebooks/studies/changes.ipynb"] = files["notebooks/studies/changes.ipynb"].replace(
        b"import", b"import ", 1
    )
    del files["site/404.html"]
    (tmp_path / "other.zip").write_bytes(zip_bytes(files))
    done = warm(tmp_path, "verify", "other.zip")
    found = told(tmp_path)
    assert done.returncode == 1
    assert ("executed/context.ipynb", f"cell {cell['id']}") in found
    assert (audit, f"claim {CLAIM}") in found
    assert ("site/404.html", "") in found
    assert ("executed/context.ipynb", "") in found  # its digest
    assert f"executed/context.ipynb, cell {cell['id']}: another output" in done.stdout
    assert f'claim {CLAIM}: the verdict was "{OTHER}" and is "{VERDICT}"' in done.stdout
    notebooks, claims = sum(name.startswith("executed/") for name in files), files["data/claims.csv"].count(b"\n") - 1
    assert last_line(done) == (
        f"{notebooks - 2} of {notebooks} notebooks identical, {claims - 1} of {claims} verdicts the same"
    )
    assert "was made by version 9" in done.stdout
    assert "studies/changes.ipynb" in done.stderr  # whose code nobody here knows


@pytest.fixture
def checkout(tmp_path: Path) -> Project:
    """A checkout with three notebooks, of which nothing was built."""
    project = copy_project(tmp_path / "checkout")
    shutil.rmtree(project.notebooks / "studies")
    for notebook in project.all_notebooks():
        if notebook.stem not in ("claims", "context", "inclusion_criteria"):
            notebook.unlink()
    return project


def edit(notebook: Path, change: Callable[[dict], None]) -> None:
    cells = json.loads(notebook.read_text(encoding="utf-8"))
    change(cells)
    notebook.write_text(json.dumps(cells, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def test_a_checkout_is_verified_by_its_stored_outputs_and_left_as_it_is(checkout: Project, tmp_path: Path) -> None:
    claims = (checkout.data / "claims.csv").read_bytes().count(b"\n") - 1
    report = tmp_path / "report"
    before = of(checkout.root)
    done = warm(checkout.root, "verify", "--into", str(report))
    assert done.returncode == 0, done.stdout
    assert last_line(done) == f"3 notebooks identical, {claims} verdicts the same"
    assert of(checkout.root) == before

    def judge(cells: dict) -> None:
        for cell in cells["cells"]:
            for output in cell.get("outputs", []):
                lines = output["data"].get("text/plain", [])
                output["data"]["text/plain"] = [line.replace(f"|{VERDICT}|", f"|{OTHER}|") for line in lines]

    def fail(cells: dict) -> None:
        cells["cells"][-1] |= {"cell_type": "code", "source": ["1 / 0"], "outputs": [], "execution_count": 99}

    edit(checkout.notebooks / "claims.ipynb", judge)
    edit(checkout.notebooks / "context.ipynb", fail)
    done = warm(checkout.root, "verify", "--into", str(report))
    assert done.returncode == 1
    assert ("notebooks/claims.ipynb", f"claim {CLAIM}") in told(report)
    assert ("notebooks/claims.ipynb", "cell reproduced") in told(report)
    assert ("notebooks/context.ipynb", "") in told(report)
    assert "ZeroDivisionError" in done.stdout
    assert last_line(done).startswith("1 of 3 notebooks identical, ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["verify", "letter.zip"], "this is no archive, or it is damaged"),
        (["verify", "folder"], "no compendium is in this folder"),
        (["archive", "letter.zip"], "is no archive of a compendium: it stays"),
        (["archive", "folder"], "is a folder. Name a file."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(words: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "letter.zip").write_text("Dear reader", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    done = warm(tmp_path, *words)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"letter.zip", "folder"}


def test_stored_outputs_that_are_behind_are_not_archived(checkout: Project, archived: Project) -> None:
    shutil.copytree(archived.executed, checkout.executed)
    refuse_outdated(checkout)
    edit(
        checkout.notebooks / "claims.ipynb",
        lambda cells: [cell.update(outputs=[]) for cell in cells["cells"] if cell["id"] == "reproduced"],
    )
    with pytest.raises(CompendiumError, match=r"notebooks/claims\.ipynb\. Run `make refresh`"):
        refuse_outdated(checkout)
