"""Where things are: the folders of a compendium, found from wherever a command is typed."""

from dataclasses import dataclass
from pathlib import Path

from compendium.errors import CompendiumError


@dataclass(frozen=True)
class Project:
    """The folders of one compendium. ``root`` is the folder that holds ``_config.yml`` and ``notebooks/``."""

    root: Path

    @property
    def data(self) -> Path:
        """CSV files and their data package."""
        return self.root / "data"

    @property
    def notebooks(self) -> Path:
        """Notebooks with their stored outputs."""
        return self.root / "notebooks"

    @property
    def pages(self) -> Path:
        """Hand-written pages of the book and its table of contents."""
        return self.root / "book"

    @property
    def benchmarks(self) -> Path:
        """Measurements and the scripts that make them."""
        return self.root / "benchmarks"

    @property
    def build(self) -> Path:
        """Everything made on the way: executed notebooks, staged pages, records of what was read."""
        return self.root / "build"

    @property
    def executed(self) -> Path:
        """Executed copies of the notebooks and the record of each run."""
        return self.build / "executed"

    @property
    def site(self) -> Path:
        """The published site."""
        return self.root / "_build" / "html"

    def study_build(self, study: str) -> Path:
        """Everything made on the way to the pages of a study: executed notebooks, records, staged pages."""
        return self.build / "studies" / study

    def study_site(self, study: str) -> Path:
        """The site of a study by itself."""
        return self.root / "_build" / "studies" / study / "html"

    def all_notebooks(self) -> list[Path]:
        """Every notebook of the book, those in folders included, in a fixed order."""
        found = self.notebooks.rglob("*.ipynb")
        return sorted(path for path in found if ".ipynb_checkpoints" not in path.parts)

    def book_notebooks(self) -> list[Path]:
        """The notebooks that are pages of the book; those in `notebooks/studies/` are run for each study."""
        return [path for path in self.all_notebooks() if path.parent != self.notebooks / "studies"]

    def notebook_name(self, notebook: Path) -> str:
        """The name by which a notebook is asked for: its path in the folder of notebooks, without the ending."""
        return notebook.relative_to(self.notebooks).with_suffix("").as_posix()

    def executed_copy(self, notebook: Path) -> Path:
        """Where the executed copy of a notebook lies."""
        return self.executed / notebook.relative_to(self.notebooks)

    def named(self, path: Path) -> str:
        """Name a path as it is shown to people: relative to the project, with forward slashes."""
        absolute = path.absolute()
        return absolute.relative_to(self.root).as_posix() if absolute.is_relative_to(self.root) else str(path)


def find_project(start: Path | None = None) -> Project:
    """Find the compendium around ``start`` (the current folder), else the one this package was installed from.

    Raises CompendiumError where there is none.
    """
    here = (start or Path.cwd()).absolute()
    found = project_around(here) or project_around(Path(__file__).absolute().parents[2], above=False)
    if found is None:
        raise CompendiumError(f"No compendium at {here} or above: no folder there holds _config.yml and notebooks/.")
    return found


def project_around(here: Path, above: bool = True) -> Project | None:
    """The compendium at a folder, or the nearest one ``above`` it; None where there is none."""
    for folder in [here, *(here.parents if above else ())]:
        if (folder / "_config.yml").is_file() and (folder / "notebooks").is_dir():
            return Project(folder)
    return None
