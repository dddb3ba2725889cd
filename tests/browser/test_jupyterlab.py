"""JupyterLab, started as it stands: it asks nobody anything, and a notebook shows there what is stored."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_project
from long_trials import LONG
from notebook_cells import shown_in

from compendium.project import Project

BIN = Path(sys.executable).parent
SETTINGS = Path("src") / "compendium" / "run" / "jupyterlab_settings.json"
ASKED_ELSEWHERE = ("/lab/api/news", "/lab/api/update", "/lab/api/extensions")
"""What a page asks of its server that the server asks of the network."""

ROOT = Project(Path(__file__).resolve().parents[2])
NAMES = [ROOT.notebook_name(path) for path in ROOT.all_notebooks()] if LONG else ["typologies", "studies/site"]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Project, str]]:
    """A copy of the project and the address of a JupyterLab in it, as somebody without any settings starts it."""
    home = tmp_path_factory.mktemp("lab")
    project = copy_project(home / "copy")
    private = {"HOME": home, "JUPYTER_RUNTIME_DIR": home / "runtime", "JUPYTER_CONFIG_DIR": home / "config"}
    command = [BIN / "jupyter-lab", "--no-browser", "--port=0", *(["--allow-root"] if os.geteuid() == 0 else [])]
    with (home / "log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--IdentityProvider.token=asked"],
            cwd=project.root,
            env=os.environ | {name: str(path) for name, path in private.items()},
            stdout=log,
            stderr=log,
        )
    try:
        yield project, _address(server, home)
    finally:
        server.terminate()
        server.wait(60)


def _address(server: "subprocess.Popen[bytes]", home: Path) -> str:
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        for told in (home / "runtime").glob("jpserver-*.json"):
            try:
                return f"http://127.0.0.1:{json.loads(told.read_text(encoding='utf-8'))['port']}/"
            except ValueError:  # it is being written
                pass
        time.sleep(0.2)
    raise AssertionError((home / "log").read_text(encoding="utf-8"))


def test_its_settings_are_those_of_the_project(project: Project) -> None:
    """`make setup` puts them where JupyterLab looks."""
    installed = Path(sys.prefix) / "share" / "jupyter" / "lab" / "settings" / "overrides.d" / "compendium.json"
    assert installed.read_bytes() == (project.root / SETTINGS).read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_runs_and_nothing_is_asked(lab: tuple[Project, str], chromium: Any, name: str) -> None:
    project, address = lab
    found = project.notebooks / f"{name}.ipynb"
    stored = shown_in(found)
    _without_outputs(found)
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    own = name.replace("/", "-")  # a workspace of its own: one that is shared opens the notebook before this one again
    page.goto(f"{address}lab/workspaces/{own}/tree/{found.relative_to(project.root).as_posix()}?token=asked")
    page.wait_for_selector("text=Python 3 (ipykernel) | Idle", timeout=120_000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    end = time.monotonic() + 120
    while shown_in(found) != stored and time.monotonic() < end:
        page.keyboard.press("Control+s")
        page.wait_for_timeout(1000)
    questions = page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts()
    page.close()
    assert shown_in(found) == stored
    assert questions == []
    inside = (address, address.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(inside)] == []
    assert [url for url in asked if any(path in url for path in ASKED_ELSEWHERE)] == []


def _without_outputs(notebook: Path) -> None:
    """Take away what a notebook shows, so that it shows again only what it has been run for."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        cell.update({"outputs": [], "execution_count": None} if cell["cell_type"] == "code" else {})
    notebook.write_text(json.dumps(content), encoding="utf-8")
