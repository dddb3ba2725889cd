"""What a page says of itself to those who cite and share it: a description, its work, version and authors.

The work is described by `_citation.json` beside the sources of a book; a study by itself has none, and its pages only
describe themselves.
"""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from compendium.publish.sphinx.search import Entry, entries

CITATION = "_citation.json"
LONGEST = 200
"""Letters of a description: of more, search engines and messengers show no more."""

LEAD = "In short"

WORK = "#compendium"
"""How the descriptions on a page name the work that they are part of."""


def describe(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the page frame what it writes into the head and the foot of a page."""
    title = app.env.titles[pagename].astext() if pagename in app.env.titles else str(context["docstitle"])
    context["description"] = description(_text(app, pagename, doctree), title)
    path = Path(app.srcdir) / CITATION
    cited = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    context["cited"] = cited
    context["structured"] = structured(cited, title, context["description"]) if cited and doctree else ""


def _text(app: Sphinx, page: str, doctree: nodes.document | None) -> str:
    """How a page begins, as the search finds it, which has been noted where it is built with this package's builder."""
    if doctree is None:
        return ""
    found: list[Entry] = getattr(app.builder, "memory", {"found": {}})["found"].get(page) or entries(doctree, "")
    return found[0][3]


def description(page: str, title: str) -> str:
    """What a page says in short, else how its text begins; its title where it has none."""
    before, _, after = page.partition(f"{LEAD} ")
    text = after or before or title
    if len(text) <= LONGEST:
        return text
    whole = text[:LONGEST].rpartition(". ")[0]
    return f"{whole}." if whole else f"{text[:LONGEST].rpartition(' ')[0]} …"


def structured(cited: dict[str, Any], title: str, text: str) -> str:
    """The page as a part of the work, and the data that it rests on, in the words of schema.org (JSON-LD)."""
    kinds = {True: "Person", False: "Organization"}
    authors = [{"@type": kinds[name in cited["persons"]], "name": name} for name in cited["authors"]]
    common = {"author": authors, "version": cited["version"], "license": cited["licences"], "inLanguage": "en-GB"}
    common |= {"datePublished": cited["date"]} if cited["date"] else {}
    common |= {"url": cited["address"]} if cited["address"] else {}
    whole = {"@type": "CreativeWork", "@id": WORK, "name": cited["title"], **common}
    whole |= {"identifier": f"doi:{cited['doi']}"} if cited["doi"] else {}
    page = {"@type": "ScholarlyArticle", "headline": title, "description": text}
    data = {
        "@type": "Dataset",
        "name": f"Data of: {cited['title']}",
        "description": cited["abstract"],
        "keywords": cited["keywords"],
    }
    parts = [one | common | {"isPartOf": {"@id": WORK}} for one in (page, data)]
    graph = {"@context": "https://schema.org", "@graph": [*parts, whole]}
    return json.dumps(graph, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
