"""A reader who fills in an assessment with nothing but the keyboard, for tests: she reaches each control with Tab."""

from pathlib import Path
from typing import Any

FOCUSED = """() => {
  const e = document.activeElement;
  const field = e.closest("fieldset[data-criterion]");
  return {id: e.id, name: e.name ?? "", tag: e.tagName, kind: e.type ?? "", value: e.value ?? "",
    criterion: field?.dataset.criterion ?? "", text: e.textContent.trim()};
}"""
MOST = 400
"""So often Tab is pressed at most until a control is reached."""


def tab_to(page: Any, back: bool = False, **wanted: str) -> dict[str, str]:
    """Press Tab (or Shift and Tab) until the focus is on a control that is as wanted; fails where there is none."""
    for _ in range(MOST):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        found: dict[str, str] = page.evaluate(FOCUSED)
        if all(found[key] == value for key, value in wanted.items()):
            return found
    raise AssertionError(f"Tab does not lead to {wanted}")


def choose(page: Any, criterion: str, answer: str) -> None:
    """Choose an answer to a criterion further down: Tab into its group of choices, arrows within it."""
    tab_to(page, criterion=criterion, kind="radio")
    for _ in range(20):
        if page.evaluate(FOCUSED)["value"] == answer:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{answer} cannot be chosen")


def write(page: Any, text: str, **wanted: str) -> None:
    """Type into a field in place of what stands there, and leave it."""
    tab_to(page, **wanted)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def saved(page: Any, folder: Path) -> Path:
    """Press the button that saves, below the criteria; the file that comes of it."""
    tab_to(page, id="assess-save")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    target: Path = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def shown_levels(page: Any) -> dict[str, dict[str, str]]:
    """The profile as its table shows it: for each site (or `Level` where there is one) the answer by criterion."""
    heads = page.locator("#table-profile thead th").all_inner_texts()[1:]
    rows = page.locator("#table-profile tbody tr")
    told: dict[str, dict[str, str]] = {head: {} for head in heads}
    for place in range(rows.count()):
        cells = rows.nth(place).locator("th, td").all_inner_texts()
        for head, cell in zip(heads, cells[1:], strict=True):
            told[head][cells[0]] = cell
    return told
