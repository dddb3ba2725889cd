"""What the README says was found: its picture, and the part between two marks, renewed with the stored outputs."""

import re
from html import escape
from textwrap import fill

from compendium.project import Project
from compendium.publish.book.evidence import Evidence, findings_in_words, read_evidence
from compendium.publish.book.numbers import approach_finding
from compendium.publish.book.picture import NARROW_PICTURE, PICTURE, home_picture, picture_html
from compendium.publish.plain_text import on_one_line

BEGIN, END = "<!-- What was found: written from the data by `make refresh`. -->", "<!-- The end of it. -->"

WIDTH = 120
"""Letters in a line."""


def files_of_findings(project: Project) -> dict[str, bytes]:
    """The two forms of the picture, and the README if there is one, as they are to stand.

    They are named from the project's folder. A test holds both to the data.
    """
    evidence = read_evidence(project.data)
    picture = home_picture(evidence)
    files = {project.notebooks / PICTURE: picture.svg, project.notebooks / NARROW_PICTURE: picture.narrow}
    readme = project.root / "README.md"
    if readme.is_file():
        files[readme] = with_findings(readme.read_text(encoding="utf-8"), found_in_short(project, evidence))
    return {project.named(path): text.encode() for path, text in files.items()}


def with_findings(text: str, found: str) -> str:
    """A README with another part between the two marks; as it was where it does not have both."""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    return f"{head}{BEGIN}\n\n{found}\n\n{END}{tail}" if begin and end else text


def found_in_short(project: Project, evidence: Evidence) -> str:
    """Three findings, the picture of the first between them, and the caution, as Markdown."""
    said, picture = findings_in_words(evidence), home_picture(evidence)
    image = picture_html(picture, f"notebooks/{PICTURE}", f"notebooks/{NARROW_PICTURE}")
    parts = [
        _paragraph(f"**{_literal(picture.caption)}.**"),
        re.sub(r"(?=<source|<img|</picture)", "\n", image),
        _paragraph(f"{_literal(said['criterion_finding'])} {_literal(approach_finding(project.data))}"),
        _paragraph(f"**Caution.** {_literal(said['caution'])}"),
    ]
    return "\n\n".join(parts)


def _paragraph(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _literal(text: str) -> str:
    """Text from data in Markdown, with nothing in it taken for markup."""
    return re.sub(r"([\\`*_\[\]#|~])", r"\\\1", escape(on_one_line(text), quote=False))
