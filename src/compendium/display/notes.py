"""The note under a table or figure: source, locator, notebook and the data file to download."""

from collections.abc import Iterable
from html import escape

from compendium.display.sentences import listed
from compendium.load.tracing import Trace


def source_note(trace: Trace) -> str:
    """Write a trace as HTML; everything that comes from a file is escaped."""
    parts = []
    if trace.citations:
        cited = "; ".join(f"{escape(title)}, {_locators(locators)}" for title, locators in trace.citations)
        parts.append(f"Source: {cited}.")
    name = escape(trace.notebook)
    parts.append(f'Notebook: <a href="{name}.ipynb" download>{name}.ipynb</a>.')
    links = ", ".join(f'<a href="{escape(address)}" download>{escape(name)}</a>' for name, address in trace.files)
    parts.append(f"Data: {links}.")
    return f'<p class="compendium-source">{" ".join(parts)}</p>'


def _locators(locators: tuple[str, ...]) -> str:
    return "; ".join(escape(place) for place in gather_paragraphs(locators))


def gather_paragraphs(locators: Iterable[str]) -> list[str]:
    """Locators for a note: paragraphs under one heading are gathered, such as ``Mapping Review, paragraphs 5, 7 and
    8``."""
    paragraphs: dict[str, list[int]] = {}
    for locator in locators:
        heading, _, number = locator.rpartition(", paragraph ")
        paragraphs.setdefault(heading or locator, []).extend([int(number)] if heading else [])
    return [_gathered(heading, sorted(set(numbers))) for heading, numbers in paragraphs.items()]


def _gathered(heading: str, numbers: list[int]) -> str:
    if not numbers:
        return heading
    return f"{heading}, paragraph{'s' if len(numbers) > 1 else ''} {listed(map(str, numbers))}"
