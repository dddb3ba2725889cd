"""Assessing a programme in the page, from disk: by keyboard alone, saved, opened, completed, taken by the commands."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.assess_by_keyboard import choose, saved, shown_levels, tab_to, write
from browser.test_pages import FACTS, SOUND, violations, violations_in_the_dark
from command_line import warm
from conftest import copy_project

from compendium.project import Project

OWN = "assess/care-act-isp.html"
NORTH = ("relative_success", "conflicted_attainment", "missing", "relative_failure", "too_early", "relative_success")
SOUTH = ("mixed", "relative_failure", "conflicted_attainment", "relative_success", "not_applicable", "missing")


@pytest.fixture(scope="module")
def downloads(browser: Any) -> Iterator[Any]:
    """A tab in which files may be saved."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, accept_downloads=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def opened(downloads: Any, site: Path) -> Iterator[Callable[[str], Any]]:
    """Opens a page from disk; no error may be left behind."""
    errors: list[str] = []
    note: Callable[[Any], None] = lambda error: errors.append(str(error))  # noqa: E731 - taken off again below
    downloads.on("pageerror", note)

    def go(name: str) -> Any:
        downloads.goto((site / name).as_uri())
        return downloads

    yield go
    downloads.remove_listener("pageerror", note)
    assert errors == []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose folder for private studies takes what was saved."""
    return copy_project(tmp_path_factory.mktemp("assess") / "copy")


def criteria(page: Any) -> list[str]:
    found: list[str] = page.locator("fieldset[data-criterion]").evaluate_all(
        "all => all.map((e) => e.dataset.criterion)"
    )
    return found


def give_file(page: Any, path: Path) -> None:
    """What the dialog of the browser does once a file is chosen in it, which no test can type into."""
    page.locator("#assess-open").set_input_files(path)
    page.wait_for_function("document.getElementById('assess-open').value === ''")


def unpack(path: Path, project: Project) -> str:
    """Unpack what was saved where private studies lie. Returns the id of the study."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        archive.extractall(project.data / "local")
        return archive.namelist()[0].partition("/")[0]


def test_two_sites_are_filled_in_by_keyboard_saved_opened_completed_and_taken_by_the_commands(
    opened: Callable[[str], Any], project: Project, tmp_path: Path
) -> None:
    page = opened(OWN)
    assert violations(page) == [], "empty"
    write(page, "Two towns", id="assess-title")
    write(page, 'Tref y Gogledd, "Ŵyl" <b>', id="assess-site-name")
    names = criteria(page)
    for criterion, answer in zip(names[:3], NORTH[:3], strict=True):
        choose(page, criterion, answer)
    tab_to(page, criterion=names[2], tag="TEXTAREA")
    page.keyboard.type("=SUM(A1), said the board\nand more")
    assert violations(page) == [], "half done"
    first = saved(page, tmp_path)
    assert first.name == "two-towns.zip"

    page = opened(OWN)
    give_file(page, first)
    assert "3 ratings" in page.locator("#assess-status").inner_text()
    assert violations(page) == [], "opened"
    for criterion, answer in zip(names[3:], NORTH[3:], strict=True):
        choose(page, criterion, answer)
    tab_to(page, back=True, id="assess-add-site")
    page.keyboard.press("Enter")
    page.keyboard.type("South, town")
    for criterion, answer in zip(names, SOUTH, strict=True):
        choose(page, criterion, answer)
    assert violations(page) == [], "done"
    shown = shown_levels(page)
    assert list(shown) == ['Tref y Gogledd, "Ŵyl" <b>', "South, town"]
    second = saved(page, tmp_path)

    study = unpack(second, project)
    checked = warm(project.root, "check", study)
    assert checked.returncode == 0, checked.stdout
    assert '"\'=SUM(A1), said the board\nand more"' in (project.data / "local" / study / "ratings.csv").read_text(
        "utf-8"
    )
    done = warm(project.root, "sites", study)
    assert done.returncode == 0, done.stdout + done.stderr
    for name, site in zip(shown, ("tref-y-gogledd-wyl-b", "south-town"), strict=True):
        page.goto((project.study_site(study) / "sites" / f"{site}.html").as_uri())
        told = page.locator("#table-profile tbody tr").evaluate_all(
            "rows => rows.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.innerText))"
        )
        plain = {re.sub(r"\s+", " ", one).strip(): re.sub(r"\s+", " ", level).strip() for one, level in told}
        assert plain == shown[name]


def test_what_is_wrong_with_a_file_is_said_and_nothing_is_lost(opened: Callable[[str], Any], tmp_path: Path) -> None:
    page = opened(OWN)
    choose(page, criteria(page)[0], "relative_success")
    before = shown_levels(page)
    faulty = {
        "plain.zip": (b"no zip at all", "not a zip file"),
        "empty.zip": ({}, "no study.toml"),
        "lacking.zip": ({"a/study.toml": SETTINGS}, "sites.csv: this file is missing"),
        "other.zip": (study(framework="rob-2"), "the framework “rob-2”; this page is for “care-act-isp”"),
        "rule.zip": (study(combine="mean"), "combine is “mean”. Allowed: median, mode, lowest, consensus"),
        "multi.zip": ({**study(), "a/study.toml": SETTINGS + 'note = """\nx\n"""\n'}, "study.toml, line 4"),
        "twice.zip": ({**study(), "b/study.toml": SETTINGS}, "more than one study"),
        "level.zip": (study(ratings="north,policy-legitimacy,grand\n"), "ratings.csv, row 2: “grand” is not a level"),
        "site.zip": (study(ratings="south,policy-legitimacy,mixed\n"), "“south” is not a site of sites.csv"),
        "criterion.zip": (study(ratings="north,__proto__,mixed\n"), "“__proto__” is not a criterion"),
        "again.zip": (study(ratings="north,policy-legitimacy,mixed\n" * 2), "ratings.csv, row 3: the same site"),
        "short.zip": (study(ratings="north,policy-legitimacy\n"), "ratings.csv, row 2: 2 cells, but the header has 3"),
        "quote.zip": (study(ratings='north,"policy'), "a quote mark is opened and never closed"),
        "bytes.zip": ({**study(), "a/sites.csv": b"site,name\nnorth,\xff\n"}, "sites.csv: this is not UTF-8 text"),
        "letters.zip": ({**study(), "a/study.toml": SETTINGS.replace("Mine", "\\U0001F600")}, "study.toml, line 1"),
        "column.zip": ({**study(), "a/ratings.csv": "site,criterion\n"}, "ratings.csv: the column “level” is missing"),
        "id.zip": ({**study(), "a/sites.csv": "site,name\nNorth Town,North\n"}, "“North Town” is not the id of a site"),
        "inventory.zip": ({**study(), "a/evidence.csv": "evidence\n"}, "evidence.csv: this page cannot edit"),
        "own.zip": ({**study(), "a/framework/framework.toml": ""}, "a framework of its own"),
        "public.zip": ({**study(), "a/study.toml": SETTINGS + "public = true\n"}, "the public form of a study"),
    }
    for name, (content, words) in faulty.items():
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for member, text in content.items():
                    archive.writestr(member, text)
        give_file(page, path)
        assert words in page.locator("#assess-faults").inner_text(), name
        assert shown_levels(page) == before, name
        assert page.evaluate("document.activeElement.id") == "assess-faults"
    assert violations(page) == [], "error"
    assert violations_in_the_dark(page) == []


SETTINGS = 'title = "Mine"\nframework = "care-act-isp"\ncombine = "median"\n'


def study(framework: str = "care-act-isp", combine: str = "median", ratings: str = "") -> dict[str, str | bytes]:
    """The files of a small study in the folder `a`."""
    settings = SETTINGS.replace("care-act-isp", framework).replace("median", combine)
    return {
        "a/study.toml": settings,
        "a/sites.csv": "site,name\nnorth,North\n",
        "a/ratings.csv": f"site,criterion,level\n{ratings}",
    }


@pytest.mark.parametrize("name", [OWN, "assess/cfir-2022.html", "assess/nhs-rap.html"])
def test_a_page_is_sound_when_it_is_filled_in(visit: Callable[..., Any], site: Path, name: str, width: int) -> None:
    visited = visit((site / name).as_uri(), width)
    page = visited.page
    for field in page.locator("fieldset[data-criterion]").all()[:4]:
        if not field.is_visible():
            field.locator("xpath=..").locator("summary").click()
        field.locator("input[type=radio]").first.check()
    page.locator("#assess-add-coder").click()
    page.locator("fieldset[data-criterion] input[type=radio]").nth(1).check()
    page.locator(".assess-more").first.click()
    page.locator("#assess-add-site").click()
    assert page.locator("#assess-settle fieldset").count() == 1
    assert page.evaluate(FACTS) == SOUND
    assert (visited.errors, visited.outside) == ([], [])
    assert violations(page) == []
    assert violations_in_the_dark(page) == []


def test_the_page_reads_whole_without_a_script_and_on_paper(browser: Any, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((site / OWN).as_uri())
    assert page.locator("fieldset[data-criterion] .assess-descriptor:visible").count() == 18
    assert page.locator("noscript").inner_text().startswith("Without JavaScript this page cannot save")
    assert page.locator("#assess button:visible").count() == 0
    assert page.locator("#table-profile tbody tr:visible").count() == 6
    page.emulate_media(media="print")
    assert page.locator("fieldset[data-criterion] textarea:visible").count() == 6
    context.close()


def test_paper_shows_no_control_but_what_is_ticked(visit: Callable[..., Any]) -> None:
    page = visit(OWN, 1280).page
    page.emulate_media(media="print")
    assert page.locator("#assess button:visible, #assess select:visible, #assess input[type=file]:visible").count() == 0
    assert page.locator("#assess input[type=radio]:visible").count() == 6 * 8


def test_leaving_with_unsaved_changes_asks_first_and_saving_settles_that(
    downloads: Any, site: Path, tmp_path: Path
) -> None:
    asked: list[str] = []
    page = downloads.context.new_page()
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto((site / OWN).as_uri())
    choose(page, criteria(page)[0], "mixed")
    assert page.locator("#assess-saved").inner_text() == "Unsaved changes."
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    saved(page, tmp_path)
    page.close(run_before_unload=True)
    page.wait_for_event("close") if not page.is_closed() else None
    assert asked == ["beforeunload"]


def test_opening_a_file_over_unsaved_changes_asks_and_may_be_refused(
    opened: Callable[[str], Any], tmp_path: Path
) -> None:
    page = opened(OWN)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in study(ratings="north,policy-legitimacy,mixed\n").items():
            archive.writestr(member, text)
    choose(page, criteria(page)[1], "relative_failure")
    before = shown_levels(page)
    page.once("dialog", lambda dialog: dialog.dismiss())
    give_file(page, path)
    assert shown_levels(page) == before
    page.once("dialog", lambda dialog: dialog.accept())
    give_file(page, path)
    page.wait_for_function("document.getElementById('assess-status').textContent.startsWith('Opened')")
    assert shown_levels(page)["Level"]["Helping to secure policy legitimacy"] == "≈ mixed"


def test_what_is_begun_and_not_rated_yet_is_not_lost(
    opened: Callable[[str], Any], project: Project, tmp_path: Path
) -> None:
    """Evidence without a level, a second piece of evidence, and a difference that is settled without a reason."""
    page = opened(OWN)
    first, second = criteria(page)[:2]
    tab_to(page, criterion=first, tag="TEXTAREA")
    page.keyboard.type("Somebody said so")
    choose(page, second, "relative_success")
    page.locator(f"#criterion-{second} .assess-more").click()
    page.keyboard.press("ArrowUp")  # the focus is on the last choice of the new piece, which is that there is none
    page.locator(f"#criterion-{second} .assess-answer").nth(1).locator("[value=relative_failure]").check()
    page.locator("#assess-add-coder").click()
    choose(page, second, "mixed")
    page.locator("#assess-settle select").select_option("relative_failure")
    assert page.locator("#assess-settle .assess-hint").inner_text() == "It stands once you say why."
    assert shown_levels(page)["Level"]["Developing stakeholder support"] == "○ Relative failure"
    page.locator("#assess-settle input").fill("The visit counts for more")
    one = saved(page, tmp_path)
    assert "1 piece of evidence has no level yet" in page.locator("#assess-saved").inner_text()
    with zipfile.ZipFile(one) as archive:
        files = {name.partition("/")[2]: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert files["unrated.csv"].splitlines()[1].startswith("site-1,policy-legitimacy,,coder-1,Somebody said so")
    assert files["ratings.csv"].splitlines() == [
        "site,criterion,level,evidence,coder",
        "site-1,stakeholder-support,relative_success,,coder-1",
        "site-1,stakeholder-support,relative_failure,evidence-1,coder-1",
        "site-1,stakeholder-support,mixed,,coder-2",
    ]
    assert (
        files["settled.csv"].splitlines()[1].startswith(",site-1,stakeholder-support,relative_failure,The visit counts")
    )
    page = opened(OWN)
    give_file(page, one)
    assert page.locator(f"#criterion-{first} textarea").input_value() == "Somebody said so"
    assert page.locator(f"#criterion-{second} .assess-answer").count() == 2
    again = tmp_path / "again"
    again.mkdir()
    assert saved(page, again).read_bytes() == one.read_bytes()
    checked = warm(project.root, "check", unpack(one, project))
    assert checked.returncode == 0, checked.stdout


def differ(page: Any, criterion: str) -> None:
    """Two coders rate the first criterion differently."""
    choose(page, criterion, "relative_success")
    page.locator("#assess-add-coder").click()
    choose(page, criterion, "mixed")


def files_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name.partition("/")[2]: archive.read(name).decode("utf-8") for name in archive.namelist()}


def test_what_was_settled_goes_with_the_piece_of_evidence_to_its_new_name(
    opened: Callable[[str], Any], tmp_path: Path
) -> None:
    page = opened(OWN)
    first = criteria(page)[0]
    differ(page, first)
    page.locator("#assess-settle select").select_option("relative_failure")
    page.locator("#assess-settle input").fill("The visit counts for more")
    for coder in ("coder-2", "coder-1"):
        page.locator("#assess-coder").select_option(coder)
        page.locator(f"#criterion-{first} .assess-more").click()
        piece = page.locator(f"#criterion-{first} .assess-piece input").first
        piece.fill("visit")
        piece.press("Tab")
    files = files_of(saved(page, tmp_path))
    assert files["settled.csv"].splitlines()[1].startswith(f"visit,site-1,{first},relative_failure,The visit counts")
    assert "not in the file" not in page.locator("#assess-saved").inner_text()


@pytest.mark.parametrize("case", ["no level", "no reason", "no rating"])
def test_what_was_settled_and_is_not_in_the_file_is_told(
    opened: Callable[[str], Any], tmp_path: Path, case: str
) -> None:
    page = opened(OWN)
    first = criteria(page)[0]
    differ(page, first)
    if case != "no level":
        page.locator("#assess-settle select").select_option("relative_failure")
    if case != "no reason":
        page.locator("#assess-settle input").fill("The visit counts for more")
    for coder in ("coder-2", "coder-1") if case == "no rating" else ():
        page.locator("#assess-coder").select_option(coder)
        page.locator(f"#criterion-{first} input[value='']").check()
    assert "settled.csv" not in files_of(saved(page, tmp_path))
    says = "What was settled without a level, without a reason, or of something nobody rates (1) is not in the file."
    assert says in page.locator("#assess-saved").inner_text()


def test_a_column_of_what_is_not_rated_yet_is_kept_and_what_is_rated_by_now_is_not_there_twice(
    opened: Callable[[str], Any], tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    rows = "north,policy-legitimacy,,Said so,p. 3\nnorth,stakeholder-support,,Was open,p. 4\n"
    files = study(ratings="north,stakeholder-support,mixed\n")
    files["a/unrated.csv"] = f"site,criterion,level,statement,page read\n{rows}"
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in files.items():
            archive.writestr(member, text)
    page = opened(OWN)
    give_file(page, path)
    assert page.locator("#criterion-stakeholder-support .assess-answer").count() == 1
    again = tmp_path / "again"
    again.mkdir()
    unrated = files_of(saved(page, again))["unrated.csv"].splitlines()
    assert unrated == ["site,criterion,level,coder,statement,page read", "north,policy-legitimacy,,,Said so,p. 3"]


def test_a_file_that_has_gone_since_it_was_chosen_is_asked_for_again(
    opened: Callable[[str], Any], tmp_path: Path
) -> None:
    page = opened(OWN)
    page.evaluate("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone')); }")
    path = tmp_path / "a.zip"
    path.write_bytes(b"any")
    give_file(page, path)
    says = "a.zip: the file cannot be read any more. Choose it again."
    assert says in page.locator("#assess-faults").inner_text()


def test_pages_lead_there_and_their_links_lead_to_something(visit: Callable[..., Any], site: Path) -> None:
    for start in ("index.html", "add_your_own_sites.html", "notebooks/assessment_framework.html"):
        links = visit(start, 1280).page.locator("article a").evaluate_all("all => all.map((a) => a.pathname)")
        assert any(link.endswith("/assess.html") for link in links), start
    listed = visit("assess.html", 1280).page.locator("article a[href^='assess/']")
    names = listed.evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert sorted(names) == sorted(f"assess/{path.name}" for path in (site / "assess").glob("*.html"))
    for name in names:
        links = (
            visit(name, 1280).page.locator("article a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
        )
        assert links
        assert all((site / "assess" / link.partition("#")[0]).resolve().is_file() for link in links)
