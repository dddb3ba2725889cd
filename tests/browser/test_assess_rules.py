"""What the page of an assessment makes of answers, names and texts is what the package makes of them."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from browser.assess_by_keyboard import shown_levels
from conftest import ROOT, copy_project

from compendium.data_package.package import read_package
from compendium.data_package.spelling import as_typed, make_id, neutral, trimmed
from compendium.display.answers import Answers
from compendium.files import csv_text
from compendium.intake.names import site_id
from compendium.studies.compute.combining import combine_ratings
from compendium.studies.compute.scale import NO_RATING, Scale
from compendium.studies.framework import read_framework
from compendium.studies.settings import COMBINE
from compendium.studies.study import coding_of, open_study

FRAMEWORKS = sorted(path.name for path in (ROOT / "data" / "frameworks").iterdir())
MOST = 6
"""Answers of which every multiset is tried."""


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_multiset_of_answers_is_combined_as_the_package_does(
    visit: Callable[..., Any], site: Path, name: str
) -> None:
    framework = read_framework(read_package(ROOT / "data"), name)
    scale, answers = Scale.of(framework.levels), [level.id for level in framework.levels] + [*framework.non_answers]
    sets = [list(one) for size in range(1, MOST + 1) for one in combinations_with_replacement(answers, size)]
    frame = pd.DataFrame({"set": number, "level": level} for number, one in enumerate(sets) for level in one)
    page = visit((site / "assess" / f"{name}.html").as_uri(), 1280).page
    for rule in COMBINE:
        made = combine_ratings(frame, scale, rule, ["set"])["level"].tolist()
        shown = page.evaluate(
            "([sets, rule]) => sets.map((answers) => compendiumAssess.combine(answers.reverse(), rule))", [sets, rule]
        )
        assert shown == made, rule


NAMES = (
    "North Town", "Tref y Gogledd", "Ŵyl Ŷ Llanfairpwllgwyngyll", "São Tomé & Príncipe", "Straße", "ﬁne ſtreet",
    "St John’s", "O'Neil`s", "=1+1", "<script>alert(1)</script>", '"quoted", twice', "a\tb\nc", "CON", "lpt1", "Ⅳ ward",
    "İzmir ΣΑΣ", "soft\u00adhyphen", "emoji ❤️ a1️b", "x" * 81, "long word " * 12, "Ŵ long word " * 12, "日本",
    "e\u0301te\u0301", "№ 5", "a\u034fb", "ΑΣ long word " * 9,
)  # fmt: skip
TEXTS = (
    "", "plain", "a,b", 'say "so"', "two\nlines", "=1", "+1", "-1", "@x", "\tx", "'=1", "'plain", " ", "Ŵ ŷ", "a;b",
    "\u2028",
)  # fmt: skip


def test_ids_of_names_are_those_of_the_package(visit: Callable[..., Any], site: Path) -> None:
    page = visit((site / "assess" / "nasss.html").as_uri(), 1280).page
    chance = random.Random(7)
    letters = [chr(code) for code in (*range(0x20, 0x250), *range(0x300, 0x370), *range(0x1E00, 0x1F00))]
    names = [*NAMES, *("".join(chance.choices(letters, k=chance.randint(1, 90))) for _ in range(400))]
    assert page.evaluate("(names) => names.map(compendiumAssess.makeId)", names) == [make_id(name) for name in names]
    shown = page.evaluate("(names) => names.map(compendiumAssess.siteId)", [*NAMES])
    assert shown == [site_id(name) for name in NAMES]


def test_tables_are_written_and_read_as_the_package_does(visit: Callable[..., Any], site: Path) -> None:
    page = visit((site / "assess" / "nasss.html").as_uri(), 1280).page
    rows = [["one", "two"], *([text, other] for text in TEXTS for other in TEXTS[:5])]
    written = page.evaluate("(rows) => compendiumAssess.writeCsv(rows)", rows)
    assert written == csv_text([[neutral(text) for text in row] for row in rows])
    whole = [row for row in rows[1:] if any(map(trimmed, row))]
    read = page.evaluate(
        "(text) => compendiumAssess.readTable('x.csv', text, [], []).kept.map(({ row: r }) => [r.one, r.two])", written
    )
    assert read == [[as_typed(trimmed(neutral(text))) for text in row] for row in whole]


def test_random_studies_show_what_the_package_makes_of_them(
    visit: Callable[..., Any], site: Path, tmp_path: Path
) -> None:
    """Several coders, several pieces of evidence, some of it settled: what stands, and again once it is saved."""
    project = copy_project(tmp_path / "copy")
    page = visit((site / "assess" / "nasss.html").as_uri(), 1280).page
    framework = read_framework(read_package(project.data), "nasss")
    answers = Answers.of(framework.levels)
    for number in range(12):
        files = random_study(framework, random.Random(number), COMBINE[number % len(COMBINE)])
        opened = page.evaluate(OPEN, [*zipped(files)])
        assert opened["faults"] == []
        expected = levels_of(project, files, tmp_path)
        assert opened["levels"] == {key: level for key, level in expected.items() if level != NO_RATING}, (
            f"study {number}"
        )
        again = unzipped(bytes(opened["bytes"]))
        assert levels_of(project, again, tmp_path) == expected
        assert sorted(again["ratings.csv"].splitlines()[1:]) == sorted(files["ratings.csv"].splitlines()[1:])
        assert again["study.toml"] == files["study.toml"]
        assert again["GUIDE.md"] == files["GUIDE.md"]
    assert answers.names["simple"] == "Simple"
    assert shown_levels(page)["Level"]["Condition"] == "· no rating"


OPEN = """(bytes) => {
  const assess = compendiumAssess, { faults, study } = assess.unpacked(new Uint8Array(bytes), "a.zip");
  if (faults.length) return { faults };
  const levels = {};
  for (const { site } of study.sites) for (const [criterion] of assess.data.criteria) {
    const level = assess.standing(study, site, criterion);
    if (level !== assess.data.noRating) levels[`${site} ${criterion}`] = level;
  }
  return { faults, levels, bytes: [...assess.packed(study).bytes] };
}"""


def random_study(framework: Any, chance: random.Random, rule: str) -> dict[str, str]:
    """The files of a study with up to three coders, pieces of evidence and sites; some of the units are settled."""
    criteria = [criterion for criterion, _ in framework.criteria]
    allowed = [level.id for level in framework.levels] + [*framework.non_answers]
    units = [(s, c, e) for s in ("north", "south", "east") for c in criteria for e in ("", "memo", "visit, 2")]
    ratings, settled = [], []
    for unit in chance.sample(units, 40):
        coders = chance.sample(("a", "b", "c"), chance.randint(1, 3))
        ratings += [[*unit[:2], chance.choice(allowed), unit[2], coder] for coder in coders]
        if chance.random() < 0.3:
            settled.append([unit[2], *unit[:2], chance.choice(allowed), "Read again"])
    return {
        "study.toml": f'# Ours\ntitle = "A study"\nframework = "nasss"\ncombine = "{rule}"\n\n[import]\nsheet = "x"\n',
        "sites.csv": csv_text([["site", "name"], ["north", "North"], ["south", "South"], ["east", "East"]]),
        "ratings.csv": csv_text([["site", "criterion", "level", "evidence", "coder"], *ratings]),
        "settled.csv": csv_text([["evidence", "site", "criterion", "level", "reason"], *settled]),
        "GUIDE.md": "A guide.\n",
    }


def levels_of(project: Any, files: dict[str, str], folder: Path) -> dict[str, str]:
    """What the package makes of a study: the combined answer by site and criterion."""
    place = folder / "studies" / "a-study"
    place.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8", newline="")
    study = open_study(project.data, str(place))
    made = combine_ratings(coding_of(study), Scale.of(study.framework.levels), study.combine)
    return {f"{row.site} {row.criterion}": row.level for row in made.itertuples()}


def zipped(files: dict[str, str]) -> bytes:
    """A zip as other programs write it: deflated, in a folder."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(f"a-study/{name}", text)
    return target.getvalue()


def unzipped(raw: bytes) -> dict[str, str]:
    """The texts of what the page saved, by name, each sound by its checksum."""
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name.removeprefix("a-study/"): archive.read(name).decode("utf-8") for name in archive.namelist()}
