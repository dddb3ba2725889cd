"""Pages of policies and approaches: linked from the tables, outside the side bar, and leading where things stand."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_tables_lead_to_the_pages_of_policies_and_approaches(visit: Callable[..., Any], site: Path) -> None:
    for table, folder, number in (("inclusion_criteria", "policies", 15), ("approach_by_model", "approaches", 20)):
        page = visit(f"notebooks/{table}.html", 1280).page
        names = page.locator(f"th[scope=row] a[href^='../{folder}/']")
        made = {path.name for path in (site / folder).glob("*.html")}
        assert {address.split("/")[-1] for address in names.evaluate_all("all => all.map((a) => a.href)")} == made
        assert len(made) == number


def test_links_lead_to_something(visit: Callable[..., Any], site: Path) -> None:
    for path in sorted([*site.glob("policies/*.html"), *site.glob("approaches/*.html")]):
        page = visit(path.relative_to(site).as_posix(), 1280).page
        links = page.locator("article a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
        assert len(links) > 8
        for address, _, anchor in (link.partition("#") for link in links):
            target = (path.parent / address).resolve()
            assert target.is_file(), address
            assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), (
                f"{path.name}: {address}#{anchor}"
            )


def test_they_stay_out_of_the_side_bar(visit: Callable[..., Any]) -> None:
    page = visit("policies/sure-start.html", 1280).page
    assert page.locator("nav a[href*='policies/'], nav a[href*='approaches/']").count() == 0
    assert page.locator("h1").inner_text() == "Sure Start"
