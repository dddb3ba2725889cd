"""Making the book: check the data, run what is stale, build the site; nothing where nothing has changed."""

from collections.abc import Callable

from compendium.project import Project
from compendium.publish.building import build_site, is_site_stale, restore_site
from compendium.run.notebooks import run_notebooks, stale_notebooks


def make_book(project: Project, engine: str | None, jobs: int | None, progress: Callable[[str], None]) -> bool:
    """Bring the site up to date. Returns whether anything had to be done.

    Raises DataError where the data are not in order (before any notebook starts) and RunError where a notebook or
    the site fails; the last good site and executed notebooks then stay.
    """
    restore_site(project)
    stale = stale_notebooks(project)
    if not stale and not is_site_stale(project):
        return False
    if not stale:
        _refuse_bad_data(project)
    else:
        progress(f"Running {', '.join(map(project.notebook_name, stale))}")
        run_notebooks(project, stale, engine=engine, jobs=jobs, progress=progress)
    progress("Building the site")
    build_site(project)
    return True


def _refuse_bad_data(project: Project) -> None:
    from compendium.load.checking import refuse_faults

    refuse_faults(project.data)
