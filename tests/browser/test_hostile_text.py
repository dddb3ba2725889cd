"""Hostile text in every column: shown as typed where it belongs, run by nothing, and nowhere where it may not be.

One book and one site of a study hold thousands of random texts (`hostile_data`). ``COMPENDIUM_HOSTILE_ROUNDS`` runs
more rounds, each with texts of its own.
"""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import copy_project
from hostile import collapsed
from hostile_data import (
    SECRET,
    SITES,
    Put,
    as_shown,
    free_columns,
    read_rows,
    write_hostile_book,
    write_hostile_study,
    write_rows,
)

from compendium.project import Project
from compendium.publish.make import make_book, make_study
from compendium.publish.study.releases import compare_studies
from compendium.publish.study.shared_place import share_study
from compendium.run.sites import Means

pytestmark = pytest.mark.xdist_group("browser")

ROUNDS = range(1, 1 + int(os.environ.get("COMPENDIUM_HOSTILE_ROUNDS") or 1))

# The page of a study on which every text of a column is; "site" is the page of the site whose row it is.
STUDY_SHOWN = {
    "study.title": "index.html",
    "study.note": "index.html",
    "study.tiers": "across_sites.html",
    "sites.name": "index.html",
    "sites.region": "index.html",
    "sites.type": "index.html",
    "framework.source": "across_sites.html",
    "framework.locator": "across_sites.html",
    "levels.name": "across_sites.html",
    "levels.symbol": "across_sites.html",
    "framework_criteria.name": "across_sites.html",
    "framework_criteria.level": "any",
    "ratings.role": "site",
    "ratings.statement": "site",
    "ratings.source": "site",
    "ratings.locator": "site",
    "evidence.evidence": "across_sites.html",
    "evidence.role": "site",
    "evidence.statement": "site",
    "evidence.source": "site",
    "evidence.locator": "site",
    "settled.reason": "across_sites.html",
}
STUDY_HIDDEN = {
    *(f"ratings.{name}" for name in ("coder", "respondent", "evidence", "note", "reason")),
    "evidence.respondent", "evidence.same_as", "set_aside.source", "set_aside.reason",
}  # fmt: skip
"""What is on no page and in no download of a study; of rows that may not appear, statement and place neither, nor the
name of a piece of evidence and why it was settled as it was."""

ONLY_LISTED = {"ratings.tier", "evidence.tier", "settled.evidence"}
"""Columns that take only what the study lists elsewhere: in its settings (`study.tiers`) or its inventory."""

OF_STUDIES = ("sites.", "ratings.", "evidence.", "settled.", "set_aside.")

# The page of the book, or the folder of pages, on which every text of a column is; a star: some of them, as other
# data decide.
BOOK_SHOWN = {
    "review": {
        "notebooks/inclusion_criteria.html": "policies.name policies.short_name criteria.name criteria.question "
        "tick_doubts.says",
        "notebooks/mapping_review.html": "features.name features.group features.question policy_features.note",
        "notebooks/approach_by_model.html": "programmes.name programmes.full_name models.name models.description "
        "themes.name approach_matrix.name approach_matrix.description strategies.name approach_settled.reason",
    },
    "theory": {
        "notebooks/conflict_and_ambiguity.html": "matland.name matland.conditions matland.organising_concept "
        "matland.support placements.name placements.note placement_evidence.statement",
        "notebooks/assessment_framework.html": "framework_criteria.name framework_criteria.level constructs.name "
        "criterion_settled.reason",
    },
    "programme": {
        "notebooks/programme.html": "work_streams.name work_streams.responsibility work_streams.support "
        "principles.name principles.description partners.name* partners.full_name partners.role "
        "organisation_nodes.name board_functions.name board_functions.purposes office_remit.description "
        "delivery_board_tasks.description "
        "funding.name funding.unit* funding.recipient funding.purpose timeline.name timeline.date timeline.note "
        "duties.name duties.description list_counts.announced_as*",
        "notebooks/typologies.html": "minutes_typology.name minutes_typology.description interviews_typology.name "
        "interviews_typology.description approach_mentions.statement",
        "notebooks/findings.html": "evidence.statement* evidence.role*",
        "studies/care-act/across_sites.html": "settled.reason",
    },
    "around": {
        "notebooks/why_policies_fail.html": "hindrances.name hindrances.description failure_lists.title "
        "failure_items.name failure_items.description intervention_points.name intervention_points.description "
        "intervention_examples.name intervention_examples.country intervention_examples.description",
        "notebooks/context.html": "context_facts.name context_facts.unit context_facts.statement "
        "context_statements.name context_statements.description departmental_units.department "
        "departmental_units.department_name disconnects.name disconnects.description disconnect_crosswalk.reason "
        "corrections.name corrections.printed corrections.found corrections.reason",
        "notebooks/two_versions.html": "version_comparison.name version_comparison.interim_report "
        "version_comparison.paper version_comparison.note framework_figure.name framework_figure.level "
        "site_composition.kind",
    },
    "checked": {
        "notebooks/claims.html": "sources.short_title* repeated_facts.value* topics.name claims.stated "
        "claims.statement claims.note* claims.would_settle principles.short_name text_items.name* "
        "text_items.description* compared_statements.name compared_statements.note* concerns.concern* "
        "respondents.role* printed_lists.name*",
        "policies/": "policies.selection_reason* success.says",
        "approaches/": "typology_crosswalk.note",
        "sources.html": "sources.title sources.kind sources.citation sources.dated_by_us",
        "rap.html": "rap_lines.name rap_lines.looked_for rap_lines.authors rap_lines.version rap_lines.licence",
    },
}
BOOK_SOMETIMES = {"organisation_nodes.short_name", "citations.author"}
"""Shown in words where it is an abbreviation, or where the years of the work differ; whole then, as all texts."""

BOOK_UNSHOWN = {
    "told.told", "told.column", "told.value", "combined.level", "people.tier",  # of shared studies
    "programme_board_members.note",
    "organisation_nodes.description", "organisation_links.note",
    "support_priorities.name", "effectiveness_areas.name", "effectiveness_areas.description",
    "failure_lists.announced_as", "failure_lists.note", "citations.note",
    "study_organisations.name", "text_lists.title", "text_lists.note", "text_lists.announced_as",
    "approach_readings.reason", "criterion_readings.reason", "constructs.domain",
    "list_counts.title", "list_counts.value", "repeated_facts.name", "repeated_facts.note",
    "quotations.name", "quotations.note",
}  # fmt: skip
"""Kept in the data files, which anyone may download, and told on no page (short names: only within drawings)."""

BOOK_PAGES = {
    column.strip("*"): (page, not column.endswith("*"))
    for pages in BOOK_SHOWN.values()
    for page, columns in pages.items()
    for column in columns.split()
}
"""The page of each column, and whether all its texts are on it."""

LEVELS = re.compile(r"^(framework_criteria|framework_figure)\.(?!name$).*")
"""A column for each level of a framework; they share a line of the tables."""

# Everything that a reader can see or hear: texts of elements as they are put together, and what attributes say.
SEEN = """() => {
  const texts = [document.title];
  const parts = "h1,h2,h3,h4,p,li,td,th,caption,dt,dd,summary,figcaption,nav,a,span,strong,title,label";
  for (const element of document.querySelectorAll(parts)) texts.push(element.textContent);
  for (const name of ["alt", "title", "aria-label", "data-kind"])
    for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name));
  return { texts, ran: window.x !== undefined };
}"""


class Pages:
    """The pages of a site as Chromium shows them, each opened once, and whatever went wrong in one."""

    def __init__(self, chromium: Any, site: Path) -> None:
        """Open every page."""
        self.texts: dict[str, str] = {}
        self.wrong: list[str] = []
        context = chromium.new_context(accept_downloads=False)
        page = context.new_page()
        page.on("dialog", self._dismiss)
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: request.url.startswith("file:") or self.wrong.append(request.url))
        for path in sorted(site.rglob("*.html")):
            page.goto(path.as_uri())
            seen = page.evaluate(SEEN)
            name = path.relative_to(site).as_posix()
            self.texts[name] = "\n".join(map(collapsed, seen["texts"]))
            self.wrong += [f"script ran on {name}"] * seen["ran"]
        context.close()

    def _dismiss(self, dialog: Any) -> None:
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def shows(self, name: str, put: Put) -> bool:
        """Whether a page holds the text as typed."""
        return as_shown(put.text) in self.texts[name]

    def shows_below(self, start: str, put: Put) -> bool:
        """Whether any page whose address begins so holds the text as typed."""
        return any(name.startswith(start) and self.shows(name, put) for name in self.texts)

    def shown_on(self, put: Put) -> list[str]:
        """The pages that hold the text as typed."""
        return [name for name in self.texts if self.shows(name, put)]


def make(project: Project, folder: Path) -> dict[str, str]:
    """Make the site of a study; returns the pages that failed."""
    return dict(make_study(project, folder, Means(), (), lambda *_: None, lambda _: None).failed)


@pytest.fixture(scope="module", params=ROUNDS, ids=lambda seed: f"round-{seed}")
def seed(request: pytest.FixtureRequest) -> int:
    """What the texts of a round are drawn with."""
    return int(request.param)


@pytest.fixture(scope="module")
def book(seed: int, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, list[Put]]:
    """A book of hostile tables, with a hostile study in it; returns what was put into the tables."""
    project = copy_project(tmp_path_factory.mktemp("hostile") / "copy")
    put = write_hostile_book(project.data, seed).put
    put += write_hostile_study(project.data / "local" / "published", seed, "P").put
    put += write_hostile_study(project.data / "local" / "coded", seed, "C", coded=True).put
    for name in ("published", "coded"):
        share_study(project, project.data / "local" / name)
    make_book(project, None, None, lambda _: None)
    return project, put


@pytest.fixture(scope="module")
def study(book: tuple[Project, list[Put]], seed: int) -> tuple[Project, list[Put]]:
    """The site of a hostile study by itself; one page failed, for a cause that is hostile and tells secrets."""
    project, _ = book
    folder = project.data / "local" / "alone"
    put = write_hostile_study(folder, seed, "A").put
    path = project.notebooks / "studies" / "site.ipynb"
    before = path.read_text(encoding="utf-8")
    notebook = json.loads(before)
    raising = "if site == 'site-1':\n    raise ValueError(list(view.study.ratings['statement']), view.names[site])\n"
    [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]["source"].insert(0, raising)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    failed = make(project, folder)
    path.write_text(before, encoding="utf-8")
    assert list(failed) == ["sites/site-1"]
    assert SECRET in failed["sites/site-1"], "the cause has something to keep back"
    return project, put


@pytest.fixture(scope="module")
def book_pages(book: tuple[Project, list[Put]], chromium: Any) -> Pages:
    """The pages of the book."""
    return Pages(chromium, book[0].site)


@pytest.fixture(scope="module")
def study_pages(study: tuple[Project, list[Put]], chromium: Any) -> Pages:
    """The pages of the study by itself."""
    return Pages(chromium, study[0].study_site("alone"))


def test_every_column_is_in_a_table_of_what_is_shown(project: Project) -> None:
    found = {LEVELS.sub(r"\1.level", column) for column in free_columns(project.data)} - ONLY_LISTED
    of_studies = {column for column in found if column.startswith(OF_STUDIES)}
    shown = {column for column in STUDY_SHOWN if column.startswith(OF_STUDIES) and not column.endswith("locator")}
    assert of_studies == shown | STUDY_HIDDEN
    assert (
        found - of_studies
        == {column for column in BOOK_PAGES if not column.startswith(OF_STUDIES)} | BOOK_UNSHOWN | BOOK_SOMETIMES
    )
    assert not BOOK_PAGES.keys() & BOOK_UNSHOWN


def faults_of_study(pages: Pages, put: list[Put], under: str, left_out: str = "") -> Iterator[str]:
    """Every text of a study that is not on its page; ``left_out`` is a site without a page."""
    for text in put:
        where = STUDY_SHOWN[text.column]
        if where == "any" or text.row == left_out:
            seen = bool([name for name in pages.shown_on(text) if name.startswith(under)]) or where == "site"
        else:
            page = f"{under}sites/{text.row}.html" if where == "site" else under + where
            seen = pages.shows(page, text)
        if not seen:
            yield f"{text.column} {text.row}: {collapsed(text.text)}"


def mangled(pages: Pages, put: list[Put]) -> Iterator[str]:
    """Every text of which a page shows the mark, so it is there, and not the whole."""
    marks = {text.mark: text for text in put}
    for name, seen in pages.texts.items():
        if name == "failures.html":
            continue  # a cause is cut where it is long
        quoted = name == "notebooks/claims.html"  # what a check computes may be a part of a text
        for mark in sorted(set(re.findall(r"[ABCP][0-9]{5}X", seen))):
            own = BOOK_PAGES.get(marks[mark].column, ("", False))[0]
            if not pages.shows(name, marks[mark]) and (own == name or not quoted):
                yield f"{name}: {marks[mark].column}: {collapsed(marks[mark].text)}"


def test_the_study_shows_every_text_as_typed(study: tuple[Project, list[Put]], study_pages: Pages) -> None:
    assert study_pages.wrong == []
    assert list(faults_of_study(study_pages, study[1], "", left_out="site-1")) == []
    assert list(mangled(study_pages, study[1])) == []
    assert len(study_pages.texts) == len(SITES) + 4, "the page that failed is not there"


def test_the_book_shows_every_text_as_typed(book: tuple[Project, list[Put]], book_pages: Pages) -> None:
    assert book_pages.wrong == []
    for letter, study in (("P", "published"), ("C", "coded")):
        of_study = [text for text in book[1] if text.mark.startswith(letter)]
        assert {text.column for text in of_study} <= STUDY_SHOWN.keys()
        assert list(faults_of_study(book_pages, of_study, f"studies/{study}/")) == []
    seen: dict[str, list[bool]] = defaultdict(list)
    for text in [text for text in book[1] if text.mark.startswith("B")]:
        column = LEVELS.sub(r"\1.level", text.column)
        if column in BOOK_UNSHOWN:
            assert book_pages.shown_on(text) == [], text
        elif column not in BOOK_SOMETIMES:
            seen[column].append(book_pages.shows_below(BOOK_PAGES[column][0], text))
    wrong = [column for column, found in seen.items() if not (all if BOOK_PAGES[column][1] else any)(found)]
    assert wrong == []
    assert seen.keys() == BOOK_PAGES.keys()
    assert list(mangled(book_pages, book[1])) == []


def test_what_may_not_be_shown_is_nowhere(book: tuple[Project, list[Put]], study: tuple[Project, list[Put]]) -> None:
    """In no page, search index, notebook, picture or download of any study, and none of the book's own."""
    of_book = book[0].site / "studies"
    for site in (of_book / "published", of_book / "coded", study[0].study_site("alone")):
        files = [path for path in site.rglob("*") if path.is_file()]
        assert len(files) > 2 * len(SITES)
        assert [path for path in files if SECRET.encode() in path.read_bytes().lower()] == []
    everything = [path for path in book[0].site.rglob("*") if path.is_file()]
    assert [path for path in everything if SECRET.encode() in path.read_bytes().lower()] == []


def test_the_page_of_failures_shows_names_and_causes_as_typed(
    study: tuple[Project, list[Put]], study_pages: Pages
) -> None:
    page = study_pages.texts["failures.html"]
    (name,) = [text for text in study[1] if (text.column, text.row) == ("sites.name", "site-1")]
    assert study_pages.shows("failures.html", name)
    assert "ValueError" in page


def test_the_search_shows_titles_as_typed(study: tuple[Project, list[Put]], chromium: Any) -> None:
    project, put = study
    context = chromium.new_context()
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    for text in [text for text in put if text.column == "sites.name" and text.row != "site-1"]:
        page.goto(f"{(project.study_site('alone') / 'search.html').as_uri()}?q={text.mark}")
        page.wait_for_selector("#search-results li a")
        assert as_shown(text.text) in collapsed(page.locator("#search-results").text_content())
        assert page.evaluate("window.x") is None
    assert wrong == []
    context.close()


def test_two_releases_show_every_text_as_typed(study: tuple[Project, list[Put]], seed: int, chromium: Any) -> None:
    project, put = study
    folder = project.data / "local" / "later"
    later = write_hostile_study(folder, seed, "B").put
    rows = read_rows(folder / "ratings.csv")
    write_rows(folder / "ratings.csv", [row | {"level": "good"} for row in rows])
    page, _ = compare_studies(project, project.data / "local" / "alone", folder)
    pages = Pages(chromium, page.parent)
    assert pages.wrong == []
    both = ("study.title", "sites.name", "sites.region", "framework_criteria.name", "framework_criteria.level")
    shown = [text for text in put + later if text.column in both and text.row != "programme"]
    assert [text for text in shown if not pages.shows("index.html", text)] == []
    assert list(mangled(pages, put + later)) == []
    assert not [path for path in page.parent.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()]
