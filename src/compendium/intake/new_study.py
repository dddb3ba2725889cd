"""A study that is ready to fill in: valid at once, with a worked example and a guide of its own."""

from __future__ import annotations

from pathlib import Path

from compendium.data_package.package import read_package
from compendium.data_package.user_file import read_file
from compendium.errors import ParameterError
from compendium.files import csv_text
from compendium.intake.template import allowed_answers, template
from compendium.intake.write import put_study, study_folder
from compendium.studies.files import FRAMEWORK_FILES, OWN_FRAMEWORK, STUDY_FILE
from compendium.studies.framework import FRAMEWORK_TABLE, FrameworkFiles, read_framework
from compendium.studies.settings import COMBINE, SMALLEST_COUNT
from compendium.studies.study import tidied

TIERS = ("macro", "meso", "micro")
SITES = ("site", "name", "type", "region")
RATINGS = ("site", "criterion", "level", "evidence", "coder", "respondent", "role", "tier", "statement", "publish")
EXAMPLE = "Worked example: put your own row in place of this one"


def make_study(name: str, framework: str, into: Path, data_folder: Path, *, xlsx: bool) -> Path:
    """Write a new study into the folder `into`; returns its folder.

    Raises ParameterError where there is one already, or no such framework; DataError where the framework has faults.
    """
    folder = tidied(study_folder(name, into))
    if folder.exists():
        raise ParameterError(f"There is a study at {folder} already; nothing was written.")
    files, loaded = framework_and_files(framework, data_folder)
    example = ["example-site", loaded.criteria[0][0], loaded.levels[0].id, "document-1", "coder-1", "r1"]
    files |= {
        STUDY_FILE: study_toml(folder.name, loaded.id),
        "sites.csv": csv_text([SITES, ["example-site", "Example site", "council", "North East"]]),
        "ratings.csv": csv_text([RATINGS, [*example, "manager", TIERS[1], EXAMPLE, "no"]]),
        "GUIDE.md": guide(folder.name, loaded),
    }
    if xlsx:
        files[f"{folder.name}.xlsx"] = template(loaded)
    put_study(folder, files, data_folder)
    return folder


def framework_and_files(framework: str, data_folder: Path) -> tuple[dict[str, str | bytes], FrameworkFiles]:
    """Load a framework; one that is not in the data package is copied into the study, so its files come with it."""
    package = read_package(data_folder)
    loaded = read_framework(package, framework)
    where = package.folder(FRAMEWORK_TABLE, framework)
    if where.absolute().is_relative_to((data_folder / "frameworks").absolute()):
        return {}, loaded
    return {f"{OWN_FRAMEWORK}/{name}": read_file(where / name, name) for name in FRAMEWORK_FILES}, loaded


def study_toml(name: str, framework: str) -> str:
    """The text of a new `study.toml`, each setting explained beside it."""
    import tomlkit

    made = tomlkit.document()
    made.add(tomlkit.comment("Settings of the study. `compendium check` says what is wrong with them."))
    made.add("title", tomlkit.item(name.replace("-", " ").capitalize()))
    made.add("framework", tomlkit.item(framework))
    made.add(tomlkit.comment(f"How several ratings of one site and criterion become one: {', '.join(COMBINE)}."))
    made.add("combine", tomlkit.item("median"))
    made.add(tomlkit.comment("Where evidence comes from, in order."))
    made.add("tiers", tomlkit.item(list(TIERS)))
    made.add(tomlkit.comment("Counts of people below this are not shown."))
    made.add("smallest_count", tomlkit.item(SMALLEST_COUNT))
    made.add(tomlkit.comment("What a reader of the pages should know of the study."))
    made.add("note", tomlkit.item(""))
    return tomlkit.dumps(made)


def guide(name: str, framework: FrameworkFiles) -> str:
    """The study's own guide: what may stand in its files, and what to type next."""
    words = [f"- `{one}`: {_plain(text)}" for one, text in framework.criteria]
    levels = [f"- `{one.id}`: {_plain(one.name)} {_plain(one.symbol)}, value {one.value}" for one in framework.levels]
    answers = [f"- `{one}`" for one in framework.non_answers]
    shown = ", ".join(_plain(text) for text, _ in allowed_answers(framework))
    return f"""# How to fill in {name}

1. Put your sites into `sites.csv`: an id of lower-case letters, digits and hyphens, a name, a type and a region.
   What belongs to no single site has the site `programme`, whose type is `programme`.
2. Put your ratings into `ratings.csv`, a row for each coder, site, criterion and piece of evidence. Only `site`,
   `criterion` and `level` are required. Statements appear only where `publish` says `yes`. Never write names of people.
3. Run `compendium check {name}`. It lists every fault with file, row and column.
4. Run `compendium sites {name}` to make the pages.

A table with a row per site and a column per criterion is read by
`compendium import FILE --study {name}`. Its cells may say: {shown}; or the number of a level.
So is a table with a row per rating, whose headings are site, criterion and level, and coder, evidence, statement and
publish where you have them.

## Criteria

{chr(10).join(words)}

## Levels, from best to worst

{chr(10).join(levels)}

## In place of a level

None of these is counted as a level. No row means that nothing was rated.

{chr(10).join(answers) or "- nothing"}
"""


def _plain(text: str) -> str:
    """A text on one line, with nothing in it taken for markup."""
    return " ".join("".join(f"\\{c}" if c in "\\`*_{}[]<>#|!$~" else c for c in text).split())
