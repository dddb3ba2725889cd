"""The text that goes with an export: what each file is, where it comes from, and what was kept back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill

from compendium.display.sentences import listed
from compendium.publish.export.figures import Figure
from compendium.sites.show.register import is_wholly_public, tells_single_levels
from compendium.sites.show.view import View
from compendium.spreadsheets.workbook import Workbook

NAME = "README.txt"
WIDTH = 100

NOTHING_KEPT_BACK = "Nothing was kept back: every row of this study may be published, with its level."
MADE_OF = "Results of the study, in files to send. `compendium export` made them from its web pages."
TWICE = (
    "Each is there twice: .xlsx for Excel, .ods for LibreOffice and others. The first sheet says what this is, the "
    "second what each of the others shows."
)
THRICE = (
    "Each is there three times: .png for slides and documents, .pdf for print, .svg to edit. Below the title stands "
    "what is to be seen, for those who cannot see it."
)


@dataclass(frozen=True)
class Behind:
    """Pages that could not be made this time: those of which there is none, and those that an earlier run left."""

    missing: Sequence[str] = ()
    old: Sequence[str] = ()


def kept_back(view: View) -> str:
    """What an export, as the pages of the study, does not tell."""
    study = view.study
    if is_wholly_public(study):
        return NOTHING_KEPT_BACK
    parts = ["the words of rows that are not marked for publication", "who spoke and who rated", "notes"]
    if study.smallest_count > 1:
        parts.append(f"numbers of people below {study.smallest_count} and what would give them away")
    if not tells_single_levels(study):
        parts.append("the levels of single pieces of evidence")
    return f"These files tell what the web pages of the study tell and no more. Kept back were {listed(parts)}."


def readme(
    view: View,
    workbooks: Sequence[tuple[str, str, Workbook]],
    figures: Iterable[tuple[str, Figure]],
    behind: Behind = Behind(),
) -> str:
    """The text. ``workbooks`` are name, what they are and content; ``figures`` stand with the name of their page."""
    title, drawn = " ".join(view.study.title.split()), [_figure(*each) for each in figures]
    parts = [
        f"{title}\n{'=' * min(len(title), WIDTH)}",
        _wrapped(MADE_OF),
        *filter(None, [_wrapped(view.study.note)]),
        _headed("What was kept back", kept_back(view)),
        *_lacking(behind),
        _headed("Workbooks", TWICE),
        *(_workbook(*each) for each in workbooks),
        *([_headed("Figures", THRICE), *drawn] if drawn else []),
    ]
    return "\n\n".join(parts) + "\n"


def _headed(heading: str, text: str) -> str:
    return f"{heading}\n{'-' * len(heading)}\n{_wrapped(text)}"


def _wrapped(text: str, indent: str = "") -> str:
    words = " ".join(text.split())
    return fill(
        words, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _lacking(behind: Behind) -> Iterator[str]:
    said = [
        f"Could not be made, so that nothing of them is here: {listed(behind.missing)}." if behind.missing else "",
        f"Come from an earlier run, since they could not be made again: {listed(behind.old)}." if behind.old else "",
    ]
    if any(said):
        yield _headed("Pages that are not up to date", " ".join(said))


def _workbook(name: str, words: str, workbook: Workbook) -> str:
    lines = [name, _wrapped(words, "  ")]
    lines += [_wrapped(f"- {sheet.name}: {sheet.title}", "  ") for sheet in workbook.sheets]
    return "\n".join(lines)


def _figure(page: str, figure: Figure) -> str:
    said = " ".join(_sentence(part) for part in (f"{page}: {figure.title}", figure.measure) if part)
    return "\n".join([f"figures/{figure.name}", _wrapped(said, "  "), _wrapped(figure.alternative, "  ")])


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
