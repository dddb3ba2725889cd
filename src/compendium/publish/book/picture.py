"""The picture of the home page and the README: how statements on the programme fall by who speaks."""

from html import escape

from compendium.display.figures import ShownFigure
from compendium.display.theme import figure_settings
from compendium.publish.book.evidence import Evidence
from compendium.publish.notebook_page import NARROW_WINDOW
from compendium.results.findings.draw import tier_figure

PICTURE, NARROW_PICTURE = "picture.svg", "picture_narrow.svg"
"""The two forms as they are stored beside the notebooks, for the README."""


def home_picture(evidence: Evidence) -> ShownFigure:
    """Draw the picture from the coding, as the notebook on the findings does."""
    with figure_settings():
        return tier_figure(evidence.by_tier, evidence.answers, None)


def picture_html(picture: ShownFigure, wide: str, narrow: str) -> str:
    """The picture with its alternative text, by the addresses of its two forms, of which a window shows one."""
    source = f'<source media="{NARROW_WINDOW}" srcset="{narrow}">'
    return f'<picture>{source}<img src="{wide}" alt="{escape(picture.alternative)}"></picture>'
