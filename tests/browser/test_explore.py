"""Trying other parameters in the page: what it shows for a choice, by keyboard, at each width, and as the notebook."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from browser.test_pages import violations, violations_in_the_dark
from command_line import warm
from conftest import copy_executed, copy_project

from compendium.data_package.tables import load_table
from compendium.project import Project
from compendium.results.inclusion.compute import apply_inclusion_rule
from compendium.results.ticks import tick_matrix

EXPLORER = "details.explorer"
PAGES = ("inclusion_criteria", "conflict_and_ambiguity", "approach_by_model")

# Ticks what is asked for in one go and returns, for each rule, what the page then shows.
EVERY_RULE = """(taken) => {
  const form = document.querySelector(".explorer form"), found = [];
  const [criteria, numbers, judged] = ["required_criteria", "minimum_met", "taken_in_by_judgement"]
    .map((name) => [...form.querySelectorAll(`input[name="${name}"]`)]);
  judged.forEach((input, place) => { input.checked = taken.includes(place); });
  for (let bits = 0; bits < 2 ** criteria.length; bits += 1) {
    criteria.forEach((input, place) => { input.checked = Boolean(bits & (1 << place)); });
    numbers.forEach((input, minimum) => {
      input.checked = true;
      form.dispatchEvent(new Event("change"));
      const rows = [...form.querySelectorAll("tbody tr")].map((row) => row.cells[1].textContent);
      found.push([bits, minimum, rows, form.querySelector(".explorer-answer").textContent]);
    });
  }
  return found;
}"""


def opened(visited: Any) -> Any:
    """The explorer of a page, opened by keyboard."""
    box = visited.page.locator(EXPLORER)
    box.locator("summary").focus()
    visited.page.keyboard.press("Enter")
    box.locator(".explorer-answer p").first.wait_for()
    return box


def said(box: Any) -> str:
    return str(box.locator(".explorer-answer").inner_text())


def command(box: Any) -> list[str]:
    return shlex.split(box.locator(".explorer-run code").inner_text())


@pytest.fixture(scope="module")
def ticks(project: Project) -> pd.DataFrame:
    criteria = load_table(project.data, "criteria")["criterion"]
    return tick_matrix(load_table(project.data, "inclusion_criteria"), "policy", list(criteria))


@pytest.mark.parametrize("taken", [[5], [], [0, 3, 14], list(range(15))], ids=str)
def test_every_rule_shows_what_the_notebook_computes(visit: Callable[..., Any], ticks: Any, taken: list[int]) -> None:
    page = visit("notebooks/inclusion_criteria.html", 1280).page
    page.locator(".explorer summary").click()
    page.locator(".explorer-answer p").first.wait_for()
    shown = page.evaluate(EVERY_RULE, taken)
    assert len(shown) == 192
    judged = dict.fromkeys(ticks.index[taken], "why")
    for bits, minimum, rows, words in shown:
        required = [name for place, name in enumerate(ticks.columns) if bits & (1 << place)]
        outcome = apply_inclusion_rule(ticks, required, minimum, judged)
        flags = zip(outcome["by_rule"], outcome["by_judgement"], strict=True)
        assert rows == ["★ by the rule" if r else "☆ by judgement" if j else "✕ not selected" for r, j in flags]
        number = int(outcome["included"].sum())
        heads = {0: "No policy would be in.", 1: "One of 15 policies would be", 15: "All 15 policies would be in."}
        assert words.startswith(heads.get(number, "")), words
        assert "undefined" not in words
        assert words.count("{") == 0


def test_what_a_rule_changes_is_said_and_the_study_is_a_press_away(visit: Callable[..., Any]) -> None:
    visited = visit("notebooks/inclusion_criteria.html", 390)
    box = opened(visited)
    study = (
        "Five of 15 policies would be in: CCSF, Troubled Families, Sure Start, HWB and Vanguards. That is the "
        "selection that the study published. Troubled Families would be in by judgement alone."
    )
    assert said(box) == study
    assert command(box) == [".venv/bin/compendium", "run", "inclusion_criteria"]
    assert box.locator("tbody tr", has_text="selected by the study").count() == 5
    visited.page.keyboard.press("Tab")
    for _ in range(5):  # all criteria off, one after the other
        visited.page.keyboard.press("Space")
        visited.page.keyboard.press("Tab")
    assert said(box).startswith("All 15 policies would be in. That is 10 more than the study selected: Total Place, ")
    for _ in range(4):
        visited.page.keyboard.press("ArrowRight")
    assert said(box) == (
        "Seven of 15 policies would be in: CCSF, Troubled Families, Sure Start, H&SC Act, BCF, HWB and Vanguards. That "
        "is two more than the study selected: H&SC Act and BCF."
    )
    assert command(box)[3:] == ["-p", "required_criteria", "", "-p", "minimum_met", "4"]
    box.get_by_role("checkbox", name="Troubled Families: let in by judgement").uncheck()
    assert command(box)[-2:] == ["taken_in_by_judgement", "{}"]
    box.get_by_role("button", name="Back to the study’s rule").press("Enter")
    visited.page.wait_for_function("document.querySelector('.explorer-run code').textContent.endsWith('criteria')")
    assert said(box) == study
    assert visited.errors == []
    assert visited.outside == []


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_shut_out_in_any_state(visit: Callable[..., Any], width: int, name: str) -> None:
    """Only what is explored changes; the page as a whole is looked at with all others (test_pages)."""
    visited = visit(f"notebooks/{name}.html", width)
    page = visited.page
    assert page.locator(EXPLORER).is_visible()
    assert not page.locator(".explorer-without").is_visible()
    box = opened(visited)
    for state in range(2):
        assert violations(page, within=EXPLORER) == []
        assert violations_in_the_dark(page, EXPLORER) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        if not state:
            box.locator("input:not(:checked)").first.check()
    assert box.locator(".explorer-answer").get_attribute("aria-live") == "polite"
    assert visited.errors == []


def test_a_policy_is_placed_and_a_programme_compared(visit: Callable[..., Any], site: Path) -> None:
    visited = visit((site / "notebooks" / "conflict_and_ambiguity.html").as_uri(), 390)
    box = opened(visited)
    box.get_by_role("group", name="How much conflict is there about the policy?").get_by_label("high").check()
    assert said(box).startswith("A policy with high conflict and low ambiguity calls for political implementation.")
    assert "◀ the policy" in box.locator("td.shaded").inner_text()
    assert "Political implementation" in box.locator("td.shaded").inner_text()
    assert command(box)[3:] == ["-p", "conflict", "high"]
    visited = visit((site / "notebooks" / "approach_by_model.html").as_uri(), 1280)
    box = opened(visited)
    box.get_by_label("HWB").check()
    assert said(box).startswith("HWB used five of the 20 approaches")
    assert box.locator("caption").inner_text() == "HWB shares most with the Care Act: five approaches"
    assert box.locator("tbody tr").count() == 5
    assert box.get_by_role("columnheader", name="Only in HWB").count() == 1


def test_without_a_script_the_command_stands_there(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in PAGES:
        page.goto((site / "notebooks" / f"{name}.html").as_uri())
        assert not page.locator("details.explorer").is_visible()
        assert f".venv/bin/compendium run {name} -p " in page.locator(".explorer-without").inner_text()
    context.close()


def test_on_paper_the_command_stands_there(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/inclusion_criteria.html", 1280).page
    page.locator(".explorer summary").click()
    page.emulate_media(media="print")
    assert not page.locator("details.explorer").is_visible()
    assert page.locator(".explorer-without").is_visible()


def test_only_pages_with_something_to_try_load_the_script(site: Path) -> None:
    pages = {path.stem: path.read_text(encoding="utf-8") for path in site.glob("notebooks/*.html")}
    assert {name for name, html in pages.items() if "explore.js" in html} == set(PAGES)
    opening = {name for name, html in pages.items() if "opens.js" in html}
    assert opening == {name for name, html in pages.items() if 'class="compendium-opens"' in html} != set()


def test_what_is_tried_is_brought_in_when_it_is_opened(visit: Callable[..., Any]) -> None:
    visited = visit("notebooks/approach_by_model.html", 390)
    asked = "performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/later/')).length"
    assert visited.page.evaluate(asked) == 0
    opened(visited)
    assert visited.page.evaluate(asked) == 3


def test_where_the_answers_are_missing_it_says_so(visit: Callable[..., Any]) -> None:
    page = visit("notebooks/approach_by_model.html", 390).page
    page.route("**/explorer_*.js", lambda route: route.abort())
    page.locator(".explorer summary").click()
    page.get_by_text("The answers are missing from this site.").wait_for()
    page.unroute("**/explorer_*.js")


def test_without_a_clipboard_it_says_that_nothing_was_copied(visit: Callable[..., Any]) -> None:
    visited = visit("notebooks/approach_by_model.html", 390)
    box = opened(visited)
    visited.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    box.get_by_role("button", name="Copy the command").click()
    assert box.locator(".explorer-end").get_by_text("Not copied: select it and copy it by hand.").is_visible()


def test_names_are_put_in_as_text(visit: Callable[..., Any], site: Path) -> None:
    visited = visit("notebooks/approach_by_model.html", 1280)
    script = site / "_static" / "later" / "explorer_approach_by_model.js"
    told = json.loads(script.read_text(encoding="utf-8").removeprefix("window.compendiumAnswers = ").rstrip(";\n"))
    hostile = "<img src=x onerror='window.ran = 1'>{names}$&"
    told["words"]["names"] = [hostile] * len(told["words"]["names"])
    for answer in told["answers"].values():
        answer |= {"says": [hostile], "caption": hostile, "heads": [hostile] * 5}
    body = f"window.compendiumAnswers = {json.dumps(told)};"
    visited.page.route("**/explorer_*.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))
    box = opened(visited)
    visited.page.unroute("**/explorer_*.js")
    assert said(box) == hostile
    assert box.locator("caption").inner_text() == hostile
    assert box.locator("img").count() == 0
    assert visited.page.evaluate("window.ran") is None


@pytest.fixture(scope="module")
def rerun(tmp_path_factory: pytest.TempPathFactory) -> Callable[[list[str]], str]:
    """Types a command as a page shows it; returns all the text of the notebook that it ran."""
    copy = copy_project(tmp_path_factory.mktemp("typed") / "copy")
    copy_executed(copy)

    def run(typed: list[str]) -> str:
        done = warm(copy.root, *typed[1:])
        assert done.returncode == 0, done.stderr
        notebook = json.loads(copy.executed_copy(copy.notebooks / f"{typed[2]}.ipynb").read_text(encoding="utf-8"))
        outputs = [output for cell in notebook["cells"] for output in cell.get("outputs", [])]
        return "\n".join("".join(output.get("data", {}).get("text/plain", "")) for output in outputs)

    return run


def test_the_command_shown_gives_what_the_page_shows(visit: Callable[..., Any], rerun: Callable[..., str]) -> None:
    box = opened(visit("notebooks/inclusion_criteria.html", 1280))
    box.get_by_label("Significance").uncheck()
    box.get_by_role("checkbox", name="BCF: let in by judgement").check()
    text = rerun(command(box))
    assert "The rule selects five of 15 policies" in text
    assert "BCF (let in by a reader of the page) is taken in by judgement" in text
    assert said(box).endswith("BCF would be in by judgement alone.")
    box = opened(visit("notebooks/conflict_and_ambiguity.html", 1280))
    box.get_by_role("group", name="How ambiguous is the policy?").get_by_label("high").check()
    assert said(box).partition("\n")[0] in rerun(command(box))
    box = opened(visit("notebooks/approach_by_model.html", 1280))
    box.get_by_label("Vanguards").check()
    text = rerun(command(box))
    assert box.locator("caption").inner_text() in text
    assert all(line in text for line in said(box).split("\n") if line)
