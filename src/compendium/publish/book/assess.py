"""The pages on which a reader assesses a programme: one for each framework whose criteria have descriptors."""

from pathlib import Path

import pandas as pd

from compendium.data_package.package import Package, read_package
from compendium.data_package.tables import load_table
from compendium.display.answers import Answers
from compendium.display.sentences import capitalised, counted, in_short
from compendium.publish.book.assess_data import data_script
from compendium.publish.book.assess_form import empty_profile, form_html, rows_of
from compendium.publish.book.assess_how import how_html, paper_html
from compendium.publish.book.assess_words import NO_EVALUATION
from compendium.publish.book.entry import source_place
from compendium.publish.plain_text import typed, typed_in_markdown
from compendium.studies.framework import FrameworkFiles, read_frameworks

NOTHING = ("", "–", "-")
"""What stands in place of a descriptor where there is none."""

ASSETS = (
    "assess.css fflate.js assess_ids.js assess_csv.js assess_study.js assess_files.js assess_read.js assess_profile.js "
    "assess_settle.js assess.js"
)
"""What these pages load and no other does, in this order; it lies in `publish/sphinx/static`."""


def assess_pages(data_folder: Path) -> dict[str, str]:
    """Pages as MyST by their names below the pages of the book, and the list that leads to them."""
    titles = load_table(data_folder, "sources").set_index("source")["short_title"]
    found = described_frameworks(read_package(data_folder))
    pages = {"generated/assess.html": framework_list(found)}
    for one in found:
        part = f"generated/assess/{one.id}.html"
        pages |= {f"assess/{one.id}.md": _page(one, part), part: assess_html(one, titles)}
    return pages


def described_frameworks(package: Package) -> list[FrameworkFiles]:
    """The frameworks of the data folder that say of any criterion what a level looks like; the sources' own first."""
    return sorted(filter(is_described, read_frameworks(package)), key=lambda one: one.source != OWN)


SETTLE = '<div id="assess-settle" class="assess-settle" hidden></div>'
OWN = "interim-report"
"""The source of the study's own framework."""


def is_described(framework: FrameworkFiles) -> bool:
    """Whether any level of any criterion has a descriptor."""
    return any(row[level.id].strip() not in NOTHING for row in rows_of(framework) for level in framework.levels)


def framework_list(frameworks: list[FrameworkFiles]) -> str:
    """The pages by the titles of their frameworks, each with the number of criteria and its levels."""
    items = [
        f'<li><a href="assess/{typed(one.id)}.html">{typed(one.title)}</a>: '
        f"{counted(len(one.rows), 'criterion', 'criteria')}, {_levels(one)}</li>"
        for one in frameworks
    ]
    return f'<ul class="entry-list">\n{chr(10).join(items)}\n</ul>\n'


def _levels(framework: FrameworkFiles) -> str:
    """How many levels there are, and the best and the worst."""
    best, worst = framework.levels[0].name, framework.levels[-1].name
    return f"{counted(len(framework.levels), 'level')} from {typed(best)} to {typed(worst)}"


def _page(framework: FrameworkFiles, part: str) -> str:
    """The page of one framework as MyST: all but its title stands in a file of HTML, which takes less time to read."""
    head = f"---\norphan: true\nassets: {ASSETS}\n---\n# Assess a programme: {typed_in_markdown(framework.title)}\n"
    return f"{head}\n```{{raw}} html\n:file: ../{part}\n```\n"


def assess_html(framework: FrameworkFiles, titles: pd.Series) -> str:
    """What stands on the page of one framework below its title; ``titles`` gives short titles of sources by id."""
    answers = Answers.of(framework.levels)
    number, levels = counted(len(framework.rows), "criterion", "criteria"), counted(len(framework.levels), "level")
    each = "each " if len(framework.rows) > 1 else ""
    short = in_short(
        f"{capitalised(number)}, {each}with {levels}: choose what fits each of your sites best, and say why.",
        "Nothing leaves this page until you save it; the file is a study that the command line takes as it is.",
        "One person’s reading is not an evaluation.",
    )
    place = source_place(framework.source, framework.locator, titles)
    lead = f"How does a programme stand on the criteria of this framework ({place})?"
    parts = [
        f'<p class="compendium-lead">{lead}</p>\n{short.html}',
        _section("Fill it in", form_html(framework, answers)),
        _section("The profile", f"{empty_profile(framework, answers)}\n{SETTLE}"),
        _section("How it works", how_html(framework, answers)),
        _section("On paper, or in a spreadsheet", paper_html(framework)),
        _section("What it means", f"<p>{typed(NO_EVALUATION)}</p>"),
        data_script(framework, answers),
    ]
    return "\n".join(parts)


def _section(heading: str, html: str) -> str:
    place = heading.lower().replace(",", "").replace(" ", "-")
    return f'<section id="{place}">\n<h2>{heading}</h2>\n{html}\n</section>'
