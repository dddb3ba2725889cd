"""The picture of the home page and the README: how many approaches each programme used, by theme."""

from html import escape
from pathlib import Path

from compendium.data_package.tables import load_table
from compendium.data_package.trace import Tracer
from compendium.display.figures import ShownFigure
from compendium.display.places import SOURCES_PAGE
from compendium.display.theme import figure_settings
from compendium.files import write_whole
from compendium.project import Project
from compendium.results.approaches.compute import coverage_by_theme
from compendium.results.approaches.draw import coverage_figure
from compendium.results.ticks import tick_matrix

PICTURE = "picture.svg"


def home_picture(data_folder: Path) -> ShownFigure:
    """Draw the picture from the data, as the notebook on approaches does."""
    matrix, programmes = load_table(data_folder, "approach_matrix"), load_table(data_folder, "programmes")
    themes = load_table(data_folder, "themes")
    ticks = tick_matrix(matrix, "approach", list(programmes["programme"]))
    coverage = coverage_by_theme(ticks, matrix.set_index("approach")["theme"], list(themes["theme"]))
    tracer = Tracer(str(data_folder), "notebooks/approach_by_model", address="data")
    with figure_settings():
        return coverage_figure(coverage, themes, programmes, tracer(matrix, programmes, themes))


def picture_html(picture: ShownFigure, address: str) -> str:
    """The picture with its alternative text, caption and source note, as a part of a page."""
    alternative, note = escape(picture.alternative), picture.note.replace(f'"{SOURCES_PAGE}#', '"sources.html#')
    image = f'<img src="{address}" alt="{alternative}">'
    return f'<figure class="compendium-figure">{image}<figcaption>{note}</figcaption></figure>\n'


def store_picture(project: Project) -> None:
    """Write the picture that the README shows; it is stored with the notebooks, and a test holds it to the data."""
    write_whole(project.notebooks / PICTURE, home_picture(project.data).svg)
