"""Doing once, before notebooks run in copies of this process, what all notebooks of a study would do again.

What is wrong with a study is left to the notebook that opens it.
"""

import importlib
import pkgutil
from collections.abc import Sequence
from contextlib import chdir, suppress
from pathlib import Path

from compendium.run.workers.execution import Task

DATA_FOLDER = "../../data"  # the default of the notebooks of studies

_opened: set[tuple[str, str, str]] = set()


def open_view_of(task: Task, home: Path, digest: str) -> None:
    """Open the study of a task as its notebook will, once in this process.

    ``home`` is where the bundle with this ``digest`` is unpacked.
    """
    study, kind = str(task.parameters.get("study", "")), Path(task.notebook).stem
    if not study or (digest, study, kind) in _opened:
        return
    _opened.add((digest, study, kind))
    import compendium.sites.show as shown
    from compendium.sites.show.open_studies import open_view

    for module in pkgutil.iter_modules(shown.__path__, f"{shown.__name__}."):
        importlib.import_module(module.name)
    # Views are remembered by paths as a notebook gives them, so it is opened from the notebook's folder.
    with suppress(Exception), chdir(home / task.folder):
        open_view(DATA_FOLDER, study, kind)


def draw_one_of(tasks: Sequence[Task], home: Path) -> None:
    """Draw the figure of one site: the letters and signs of the others are the same, and are laid out then."""
    shown = next((task for task in tasks if "site" in task.parameters), None)
    if shown is None:
        return
    from compendium.display.theme import figure_settings
    from compendium.sites.show.open_studies import open_site
    from compendium.sites.show.site import profile_figure

    study, site = shown.parameters["study"], shown.parameters["site"]
    with suppress(Exception), chdir(home / shown.folder), figure_settings():
        profile_figure(open_site(DATA_FOLDER, study, site), site)


def forget_opened(digest: str) -> None:
    """Open the studies of a bundle anew where they are asked for again."""
    _opened.difference_update([known for known in _opened if known[0] == digest])
