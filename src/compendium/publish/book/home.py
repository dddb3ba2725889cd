"""The first screen of the home page: three findings, the picture that carries the first, and the one caution."""

from collections.abc import Mapping
from html import escape

from compendium.display.notes import measure_html

WIDE, NARROW = "_static/home.svg", "_static/home_narrow.svg"
"""The two forms of the picture, as addresses from the home page."""

TABLE = "notebooks/findings.html#table-findings-tiers"

HEADLINE = {
    "policies": "policies reviewed",
    "selected": "selected for comparison",
    "approaches": "approaches to support",
    "framework_criteria": "criteria to assess support",
    "claims": "claims checked",
}
"""The study in numbers, by name."""


def findings_html(numbers: Mapping[str, str], caption: str, picture: str) -> str:
    """Three findings, the first as the title of the picture, and the caution; ``numbers`` as `headline_numbers` gives
    them, ``picture`` as `picture_html` does."""
    explained = measure_html(numbers["levels_explained"])
    first = f'<figure class="home-picture"><figcaption>{escape(caption)}.{explained}</figcaption>'
    items = [f"{first}{picture}</figure>"]
    items += [f"<p>{escape(numbers[name])}</p>" for name in ("criterion_finding", "approach_finding")]
    caution = f'<p class="home-caution"><strong>Caution.</strong> {escape(numbers["caution"])}</p>'
    return f'<ol class="home-findings">{"".join(f"<li>{item}</li>" for item in items)}</ol>\n{caution}\n'


def picture_note_html() -> str:
    """Where the picture comes from: the page that has its table, its sources and the data."""
    return (
        '<p class="compendium-source">Picture: our coding of statements in the report and the paper. '
        f'<a href="{TABLE}">Its numbers as a table</a>, with sources and data.</p>\n'
    )


def headline_html(numbers: Mapping[str, str]) -> str:
    """The study in numbers, as a description list."""
    items = "".join(
        f"<div><dt>{escape(label)}</dt><dd>{escape(numbers[name])}</dd></div>" for name, label in HEADLINE.items()
    )
    return f'<dl class="compendium-numbers">{items}</dl>\n'
