"""Checking a spreadsheet in the page: what `compendium import` says of a table, and the study that it makes of it."""

import os
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.conftest import SITE, WIDTHS
from browser.test_pages import violations
from command_line import warm
from intake.hostile import HOSTILE, Hostile
from long_trials import LONG

from compendium.publish.spreadsheet.beside import FOLDER, PACKAGE, PYODIDE

PAGE = f"{FOLDER}.html"
OFFICE = Path(__file__).resolve().parents[1] / "intake" / "office"
STUDY, MADE, LEVELS = "of-the-file", "my-framework", "good=2,fair=1,poor=0"
WAIT = 120_000
"""Milliseconds that Python may take to be loaded, or a table to be read, on a machine with much else to do."""

TABLES = {
    "plain.csv": "Site,Reach,Fit\nUpton,good,poor\nDownham,poor,fair\n",
    "questions.csv": "Council,Seen,Reach,Fit\nUpton,2025-01-31,good,good (see memo)\nDownham,2025-03-31,poor,fair\n",
    "hostile names.csv": 'Site,Reach\n"<script>alert(1)</script>",good\n"=1+1",poor\n"Caffi ŵy, ""ddoe""",fair\n',
    "long.csv": "site,criterion,level,coder,statement\nUpton,Reach,good,A,Said so\nUpton,Fit,poor,B,\n",
    "twice.csv": "Site,Reach\nUpton,good\nUpton,poor\n",
    "numbers.csv": "Site,Reach,Fit,Visits\nUpton,2,1,30\nDownham,0,2,40\n",
    "nothing.csv": "",
    "no names.csv": "1,2\n3,4\n",
    "in columns.csv": "Criterion,Upton,Downham\nReach,good,poor\nFit,fair,good\n",
    "semicolons.csv": "Site;Reach\nUpton;good\nDownham;poor\n",
}
WORKBOOKS = ("wide.xlsx", "long.ods", "beside-values.xlsx", "three-rows.ods", "locked.xlsx", "wide.xls")
CHOSEN = (
    *("workbook.xlsx", "parts-over-each-other.xlsx", "excel.xlsx", "old.xls", "document.xlsx", "ods-named-xlsx.xlsx"),
    *("laughs-in-a-sheet.xlsx", "utf-16.ods", "strict.xlsx", "a-mark-of-control.xlsx", "half-a-character-escaped.xlsx"),
    *("utf-16-cut.csv", "shift-jis.csv", "windows-1252.csv", "zeros-within.csv", "two-in-each-row.csv"),
    *("a-date-beyond-all-dates.xlsx", "a-number-without-end.xlsx", "text-last-column.ods", "a-column-too-many.csv"),
)
"""Of the hostile files, some of each kind; with LONG_TRIALS=1 all but those that are no files of a browser's."""


def hostile() -> list[Hostile]:
    fit = [one for one in HOSTILE if one not in devices_of(HOSTILE) and not one.slow]
    return fit if LONG else [next(one for one in fit if one.name == name) for name in CHOSEN]


def devices_of(every: list[Hostile]) -> list[Hostile]:
    """Pipes, devices and the like, and files of a terabyte, which nobody drops on a page."""
    from intake.hostile import devices

    return [*devices.FILES, *(one for one in every if one.name.startswith("a-terabyte"))]


@pytest.fixture(scope="module")
def served(site: Path, address: str) -> str:
    """Where the book is served, as `compendium serve` does; it has to have Pyodide in it."""
    if not (site / FOLDER / PYODIDE).is_dir():
        missing = "This book was made without Pyodide: `make pyodide`, then `make book`."
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return address


@pytest.fixture(scope="module")
def opened(browser: Any, served: str) -> Iterator[Any]:
    """The page, in a tab that is kept: Python is loaded once."""
    context = browser.new_context(viewport={"width": 1280, "height": WIDTHS[1280]})
    page = context.new_page()
    page.goto(served + PAGE)
    page.locator("summary", has_text="More settings").click()
    page.locator("#check-study").fill(STUDY)
    yield page
    context.close()


def choose(page: Any, file: Path, framework: str = "*", levels: str = LEVELS) -> None:
    page.locator("#check-file").set_input_files(file)
    page.locator("#check-framework").select_option(framework)
    if framework == "*":
        page.locator("#check-levels").fill(levels)
        page.locator("#check-name").fill(MADE)


def check(page: Any) -> str:
    """Press the button and wait; gives the heading of what was found."""
    page.evaluate("document.querySelector('#check-found').replaceChildren()")
    page.get_by_role("button", name="Check the table").click()
    return found(page)


def found(page: Any) -> str:
    heading = page.locator("#check-found h2")
    heading.wait_for(timeout=WAIT)
    return str(heading.inner_text())


def told_by_page(page: Any) -> tuple[str, str]:
    """The report and the faults that stand on the page."""
    parts = [page.locator(f"#check-found {kind}") for kind in (".check-report", ".check-faults")]
    report, faults = (str(part.first.text_content()) if part.count() else "" for part in parts)
    return report, faults


def told_by_command(folder: Path, file: Path, *more: str) -> tuple[int, str, str]:
    """The exit code of `compendium import`, its report and its faults, as if the study went where it goes by itself."""
    options = ["--study", STUDY, *more, "--into", "there", "--dry-run", "--report", "report.txt"]
    done = warm(folder, "import", file.name, *options)
    report = folder / "report.txt"
    text = report.read_text(encoding="utf-8").removesuffix("\n") if report.is_file() else ""
    plain = [
        one.replace(" --into there", "").replace(" --report report.txt", "") for one in (text, done.stderr.strip())
    ]
    return done.returncode, *plain


def compare(page: Any, folder: Path, file: Path) -> None:
    code, report, faults = told_by_command(folder, file, "--framework", MADE, "--levels", LEVELS)
    choose(page, file)
    heading = check(page)
    assert told_by_page(page) == (report, faults)
    assert (heading == "Everything can be placed") == (code == 0)
    assert bool(report) != bool(faults)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_told_of_as_the_command_does(opened: Any, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(TABLES[name], encoding="utf-8")
    compare(opened, tmp_path, file)


@pytest.mark.parametrize("one", hostile(), ids=lambda one: f"{one.kind}: {one.name}")
def test_a_hostile_file_is_told_of_as_the_command_does(opened: Any, tmp_path: Path, one: Hostile) -> None:
    file = tmp_path / one.name
    one.make(file)
    compare(opened, tmp_path, file)


@pytest.mark.parametrize(
    "name", ["wide.xlsx", "long.ods", "beside-values.xlsx", "three-rows.ods", "locked.xlsx", "wide.xls"]
)
def test_a_workbook_is_told_of_as_the_command_does(opened: Any, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes((OFFICE / name).read_bytes())
    compare(opened, tmp_path, file)


@pytest.mark.parametrize("framework", ["care-act-isp", "cqc-providers"])
def test_a_framework_of_the_book(opened: Any, tmp_path: Path, framework: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text("Site,Policy legitimacy,Safe\nA,mixed,good\nB,relative success,outstanding\n", encoding="utf-8")
    _, report, faults = told_by_command(tmp_path, file, "--framework", framework)
    choose(opened, file, framework)
    check(opened)
    assert told_by_page(opened) == (report, faults)


def test_settings_are_those_of_the_command(opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "turned.csv"
    file.write_text("A title,,\nCriterion,Upton,Downham\nReach,good,\nFit,poor,fair\n", encoding="utf-8")
    given = {"sites_in": "columns", "header_row": "2", "best": "good", "blank": "missing"}
    options = [word for name, value in given.items() for word in (f"--{name.replace('_', '-')}", value)]
    code, report, _ = told_by_command(tmp_path, file, "--framework", MADE, "--levels", LEVELS, *options)
    assert code == 0
    choose(opened, file)
    fields = {name: opened.locator(f"#check-{name}") for name in given}
    for name, field in fields.items():
        field.select_option(given[name]) if name in ("sites_in", "blank") else field.fill(given[name])
    assert check(opened) == "Everything can be placed"
    assert told_by_page(opened) == (report, "")
    for name, field in fields.items():
        field.select_option("") if name in ("sites_in", "blank") else field.fill("")


def test_by_keyboard_from_a_table_to_a_study(browser: Any, served: str, tmp_path: Path, width: int) -> None:
    """Every state is sound; what is downloaded has no fault; nothing but the book's own address is asked."""
    file = tmp_path / "questions.csv"
    file.write_text(TABLES["questions.csv"], encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": WIDTHS[width]})
    page, asked, wrong = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(served + PAGE)
    assert violations(page) == []
    assert not [url for url in asked if PYODIDE in url or PACKAGE in url]

    page.locator("#check-file").set_input_files(file)  # a dialogue of the system, which no page can drive
    page.locator("#check-framework").focus()
    page.keyboard.type("Make one")
    page.keyboard.press("Tab")
    page.keyboard.type(LEVELS)
    page.keyboard.press("Tab")
    page.keyboard.type("my-standards")
    assert violations(page) == []
    begun = time.monotonic()
    page.keyboard.press("Enter")
    assert found(page) == "2 questions to answer"
    seconds = time.monotonic() - begun
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert violations(page) == []

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.selectedOptions[0].text") == "Set aside"
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.selectedOptions[0].text") == "Read as good"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Everything can be placed").wait_for(timeout=WAIT)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / waiting.value.suggested_filename)
    page.get_by_text("The study is in your downloads: questions.zip.").wait_for()
    assert violations(page) == []
    loaded = sorted({url.removeprefix(served) for url in asked if url.startswith(f"{served}{FOLDER}/")})
    print(f"\n{width}: {seconds:.1f} s from the click to the first report; loaded: {', '.join(loaded)}")  # noqa: T201
    assert [url for url in asked if not url.startswith((served, "blob:"))] == []
    assert wrong == []
    context.close()

    with zipfile.ZipFile(tmp_path / "questions.zip") as packed:
        packed.extractall(tmp_path)
    done = warm(tmp_path, "check", "questions")
    assert (done.returncode, done.stdout) == (0, "No faults found.\n")
    command = ["--framework", "my-standards", "--levels", LEVELS, "--ignore", "Seen"]
    mapped = ["--map", "good (see memo)=good"]
    assert warm(tmp_path, "import", file.name, "--study", "there/questions", *command, *mapped).returncode == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "questions").iterdir() if path.is_file()}
    assert made == {
        path.name: path.read_bytes() for path in (tmp_path / "there" / "questions").iterdir() if path.is_file()
    }


def test_a_heading_is_mapped_to_a_criterion_of_the_framework(opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "mapped.csv"
    file.write_text("Site,Weather\nUpton,mixed\nDownham,missing\n", encoding="utf-8")
    choose(opened, file, "care-act-isp")
    assert check(opened) == "1 question to answer"
    opened.locator(".check-questions select").select_option("Criterion: Helping to secure policy legitimacy")
    opened.get_by_role("button", name="Check again").click()
    opened.get_by_role("heading", name="Everything can be placed").wait_for(timeout=WAIT)
    mapped = ["--framework", "care-act-isp", "--map", "Weather=policy-legitimacy"]
    assert told_by_page(opened) == (told_by_command(tmp_path, file, *mapped)[1], "")


def test_answers_can_be_taken_back_and_questions_left_open(opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "questions.csv"
    file.write_text(TABLES["questions.csv"], encoding="utf-8")
    choose(opened, file)
    assert check(opened) == "2 questions to answer"
    opened.locator(".check-questions select").nth(1).select_option("Leave open")
    opened.get_by_role("button", name="Check again").click()
    opened.get_by_role("heading", name="1 question to answer").wait_for(timeout=WAIT)
    opened.get_by_role("button", name="Undo my answers").click()
    opened.get_by_role("heading", name="2 questions to answer").wait_for(timeout=WAIT)


def test_a_file_can_be_dropped(opened: Any) -> None:
    opened.evaluate(
        """text => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([text], "dropped.csv"));
        const event = new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true });
        document.getElementById("check-drop").dispatchEvent(event);
    }""",
        TABLES["plain.csv"],
    )
    opened.locator("#check-framework").select_option("*")
    opened.locator("#check-levels").fill(LEVELS)
    opened.locator("#check-name").fill(MADE)
    assert check(opened) == "Everything can be placed"
    assert told_by_page(opened)[0].startswith("dropped.csv: ")


def test_a_fault_is_sound_too(opened: Any, tmp_path: Path) -> None:
    file = tmp_path / "nothing.csv"
    file.write_bytes(b"")
    choose(opened, file)
    assert check(opened) == "The table cannot be read as it stands"
    assert violations(opened) == []


def test_from_disk_the_page_says_what_to_do(visit: Callable[..., Any], site: Path) -> None:
    visited = visit((site / PAGE).as_uri(), 390)
    visited.page.get_by_text("compendium serve", exact=True).wait_for()
    assert visited.page.locator("#check-form").is_hidden()
    assert visited.outside == []
    assert visited.errors == []
    assert violations(visited.page) == []  # last: it asks for style sheets, which a page from disk cannot have


def check_a_sound_table(page: Any, served: str, folder: Path) -> str:
    """What the page says of a table without a fault."""
    page.goto(served + PAGE)
    file = folder / "plain.csv"
    file.write_text(TABLES["plain.csv"], encoding="utf-8")
    choose(page, file)
    return check(page)


def test_a_book_without_pyodide_says_so(browser: Any, served: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route(f"**/{PYODIDE}/**", lambda route: route.fulfill(status=404))
    assert check_a_sound_table(page, served, tmp_path) == "The table was not checked"
    assert "make pyodide" in page.locator("#check-found").inner_text()
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "python_stdlib.zip", PACKAGE])
def test_an_interrupted_load_is_not_told_as_a_fault_of_the_table(
    browser: Any, served: str, tmp_path: Path, name: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    cut: list[str] = []
    page.route(f"**/{name}", lambda route: (cut.append(route.request.url), route.fulfill(body=b"PK and no more")))
    assert check_a_sound_table(page, served, tmp_path) == "The table was not checked"
    assert "loading it was interrupted" in page.locator("#check-found").inner_text()
    assert cut
    context.close()


WORKER = """window.sent = [];
window.Worker = class extends EventTarget {
  postMessage(message) { sent.push(message); window.worker = this; }
  terminate() {}
};
window.answer = (found, place = -1) => worker.dispatchEvent(new MessageEvent("message",
  { data: { task: "check", turn: sent.at(place).turn, found } }));"""
OPEN_QUESTION = {
    "study": "plain", "error": "", "placed": False, "report": [], "command": "",
    "questions": [{"says": "What is it?", "places": [], "more": 0, "proposed": True, "further": [],
                   "answers": [{"label": "set aside", "words": ["--ignore", "Seen"]}]}],
}  # fmt: skip


@pytest.fixture
def asking(browser: Any, address: str, tmp_path: Path) -> Iterator[Any]:
    """The page with a question open, and a worker that answers when a test says so; no error may be left behind."""
    context, wrong = browser.new_context(), []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.add_init_script(WORKER)
    page.goto(address + PAGE)
    file = tmp_path / "plain.csv"
    file.write_text(TABLES["plain.csv"], encoding="utf-8")
    choose(page, file)
    page.get_by_role("button", name="Check the table").click()
    page.wait_for_function("sent.length === 1")
    page.evaluate("(found) => answer(found)", OPEN_QUESTION)
    assert found(page) == "1 question to answer"
    yield page
    context.close()
    assert wrong == []


def test_what_was_found_goes_when_the_form_changes_and_so_does_a_late_answer(asking: Any) -> None:
    asking.get_by_role("button", name="Check again").click()
    asking.wait_for_function("sent.length === 2")
    assert asking.evaluate("sent.at(-1).asked.answers") == ["--ignore", "Seen"]
    assert asking.locator("#check-status").inner_text() == "Reading the table …"
    asking.locator("#check-levels").fill("yes=1,no=0")
    asking.locator("#check-levels").press("Tab")
    assert asking.locator("#check-status").inner_text() == ""
    asking.evaluate("(found) => answer(found)", OPEN_QUESTION)
    assert asking.locator("#check-found").inner_text() == ""
    asking.get_by_role("button", name="Check the table").click()
    asking.wait_for_function("sent.length === 3")
    assert asking.evaluate("sent.at(-1).asked.answers") == []
    asking.evaluate("(found) => answer(found, 1)", OPEN_QUESTION)
    assert asking.locator("#check-found").inner_text() == ""
    asking.evaluate("(found) => answer(found)", OPEN_QUESTION)
    assert found(asking) == "1 question to answer"


def test_a_file_that_is_dropped_clears_what_was_found(asking: Any) -> None:
    asking.evaluate("""() => {
        const dropped = new DataTransfer();
        dropped.items.add(new File(["x"], "dropped.csv"));
        const event = new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true });
        document.getElementById("check-drop").dispatchEvent(event);
    }""")
    assert asking.locator("#check-found").inner_text() == ""


def test_checking_again_without_a_file_asks_for_one(asking: Any) -> None:
    asking.evaluate("document.getElementById('check-file').value = ''")
    asking.get_by_role("button", name="Check again").click()
    assert asking.locator("#check-status").inner_text() == "Choose a file first."
    assert asking.evaluate("sent.length") == 1


def test_the_page_is_light_until_it_is_asked() -> None:
    folder = SITE / FOLDER
    assert sum((folder / name).stat().st_size for name in ("page.js", "page.css")) < 20_000
    assert (folder / PACKAGE).stat().st_size < 1_000_000
