"""The sites of a table: one for each label, however it is spelt, and a question where two might be the same."""

from __future__ import annotations

from compendium.data_package.faults import quoted
from compendium.data_package.spelling import heading_key, make_id, trimmed, value_key
from compendium.intake.answers import NO_VALUE
from compendium.intake.headings import RATED
from compendium.intake.names import LONGEST_ID, label_key, site_id
from compendium.intake.questions import Answer, Place, Question
from compendium.intake.reading import Imported
from compendium.intake.totals import TOTALS

FIELDS = ("type", "region")
Told = tuple[str, Place]
"""A text and where it stands."""


class SiteList:
    """Gives each label its site and keeps what is said of it."""

    def __init__(self, out: Imported) -> None:
        """Begin; `out` takes sites, questions and notes."""
        self._out = out
        self._labels: dict[str, str] = {}
        self._spelt: dict[str, set[str]] = {}
        self._told: dict[tuple[str, str], Told] = {}
        self._exact = {label_key(source): site for source, site in out.said.sites.items()}
        self._loose = {heading_key(source): site for source, site in out.said.sites.items()}
        self._known: set[str] = set()

    def know(self, labels: set[str]) -> None:
        """Say which labels the table has: a mapping is of the label spelt like it, if there is one."""
        self._known = {label_key(label) for label in labels}
        spelt = {heading_key(source) for source in self._out.said.sites if label_key(source) in self._known}
        self._loose = {key: site for key, site in self._loose.items() if key not in spelt}

    def mapped(self, label: str) -> str:
        """The id that a person gave to a label, blank where she gave none."""
        return self._exact.get(label_key(label)) or self._loose.get(heading_key(label)) or ""

    def is_total(self, label: str, place: Place, *, below: bool = False) -> bool:
        """Ask about a line that adds up sites, as a rule; tells whether it was asked about.

        It is one by its label, such as Total, or if it stands `below` all sites and looks like one.
        """
        if label_key(label) not in TOTALS and not below:
            return False
        text = trimmed(label)
        if not text:
            self._ask_id(text, place)
            return True
        says = f"{quoted(text)} is no site, as it seems: it adds up the others."
        other = Answer("--map", text, site_id(text) or f"site-{place.row + 1}")
        answers = (Answer("--ignore", self._name(text, place)), other)
        self._out.questions.ask(Question("site", text, says, answers, proposed=True), place)
        return True

    def _name(self, label: str, place: Place) -> str:
        """How a line can be set aside: by its label, or by its place where a criterion is called the same."""
        table, key = self._out.table, heading_key(label)
        rated = (n for n, role in enumerate(self._out.roles) if role.kind == RATED)
        return self._alias(place) if any(key in table.heading_keys(n) for n in rated) else label

    def _alias(self, place: Place) -> str:
        table = self._out.table
        return table.line_alias(place.column if table.turned else place.row - table.top)

    def find(self, label: str, place: Place, about: dict[str, Told], given: str = "") -> str:
        """The id of the site of a label, blank with a question where it cannot be had.

        `about` has name, type and region with their places; `given` is an id that a person mapped to this line.
        """
        label = trimmed(label)
        key, name = label_key(label), " ".join(about["name"][0].split()) if "name" in about else label
        site = given or self.mapped(label) or site_id(label)
        if not site:
            self._ask_id(label, place)
            return ""
        there = site in self._out.sites
        if there and key not in self._spelt[site] and not (given or self.mapped(label)):
            self._ask_same(label, site, place)
            return ""
        if there and label != self._labels[site] and label not in self._spelt[site]:
            self._out.notes.append(f"{quoted(label)} ({place}) is the site {site}, as {quoted(self._labels[site])} is.")
        if not there:
            self._begin(site, label, name)
        self._spelt.setdefault(site, set()).update((key, label))
        for part, told in about.items():
            self._say(site, part, told)
        return site

    def _begin(self, site: str, label: str, name: str) -> None:
        self._labels[site] = label
        self._out.sites[site] = {
            "name": name or label,
            "type": "programme" if site == "programme" else "",
            "region": "",
        }
        if len(make_id(label)) > LONGEST_ID and not self.mapped(label):
            self._out.notes.append(f"{quoted(label)} is longer than an id may be: its id is {site}.")
        if value_key(label) in NO_VALUE:
            self._out.notes.append(f"A site is called {quoted(label)}: it is read as that name.")

    def _say(self, site: str, part: str, told: Told) -> None:
        """Keep what is said of a site; what is said otherwise elsewhere is a question, what is blank is not."""
        text, place = told
        if not text:
            return
        earlier, where = self._told.setdefault((site, part), told)
        if label_key(earlier) == label_key(text):
            self._out.sites[site][part] = self._out.sites[site][part] if part == "name" else earlier
            return
        if part == "name" and self.mapped(self._labels[site]):
            return
        says = f"The site {site} has the {part} {quoted(earlier)} in row {where.row + 1}, and {quoted(text)} elsewhere."
        first = Answer("--map", self._out.table.address(place.row, place.column), earlier)
        other = Answer("--map", self._out.table.address(where.row, where.column), text)
        self._out.questions.ask(Question(f"site-{part}", f"{site} {text} {place.row}", says, (first, other)), place)

    def _ask_id(self, label: str, place: Place) -> None:
        if not label:
            alias = self._alias(place)
            answers = (
                Answer("--ignore", alias),
                Answer("--map", self._out.table.address(place.row, place.column), f"site-{place.row + 1}"),
            )
            says = "The site has no name."
            self._out.questions.ask(Question("site", alias, says, answers, True), place)
            return
        says = f"{quoted(label)} gives no id: lower-case letters of a to z, digits and hyphens."
        answer = Answer("--map", label, f"site-{place.row + 1}")
        self._out.questions.ask(Question("site", label, says, (answer,), True, True), place)

    def _ask_same(self, label: str, site: str, place: Place) -> None:
        first = self._labels[site]
        says = f"{quoted(label)} would have the id {site}, as {quoted(first)} has. Are they one site?"
        answers = (Answer("--map", label, site), Answer("--map", label, f"{site[:76]}-2"))
        alike = heading_key(label) == heading_key(first)
        self._out.questions.ask(Question("site", label, says, answers, alike), place)
