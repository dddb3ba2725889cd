"""The release before of a study: what it told of people, against which the new release is held.

It is named by `previous` in `study.toml`, else it is the form that may be public that lies in `data/studies/`. Of that
form it is known what it was held against itself: the study of which it was made tells the same as it does.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from compendium.files import csv_text
from compendium.sites.compute.between_releases import keep_back_moves
from compendium.sites.compute.suppression import PeopleShown, count_respondents, speaking
from compendium.sites.show.register import people_told
from compendium.sites.show.shared import PEOPLE, people_from, people_table
from compendium.studies.files import BEFORE_FILE, previous_folder
from compendium.studies.study import Study, load_study
from compendium.studies.told_table import told_frame

BEFORE = "people before"
"""What a shared study keeps of the release that it was held against (`before_kept`)."""

WHERE = "where"
"""The column for sites in it: they are those of the release before, of which some may be gone."""


@dataclass(frozen=True)
class Before:
    """What the release before told of people, and what the release before that one told, as far as it is known."""

    people: PeopleShown
    earlier: PeopleShown | None = None


def read_before(folder: Path, data_folder: Path) -> Before | None:
    """What the release before of the study in a folder told of people; None where there is none.

    A study that is run elsewhere has it in a file of its own. Raises DataError with every fault of the release before.
    """
    if (folder / BEFORE_FILE).is_file():
        with (folder / BEFORE_FILE).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        people, earlier = (_people([row[1:] for row in rows if row[0] == name]) for name in ("before", "earlier"))
        return Before(people, earlier) if people else None
    previous = previous_folder(folder, data_folder)
    if previous is None:
        return None
    study = load_study(previous, data_folder)
    return Before(people_told(study), kept_before(study))


def kept_before(study: Study) -> PeopleShown | None:
    """What a shared study was held against when it was shared."""
    kept = told_frame(study, BEFORE) if study.is_reduced else pd.DataFrame()
    if kept.empty:
        return None
    people = ["" if pd.isna(number) else str(int(number)) for number in kept["people"]]
    return _people([list(row) for row in zip(kept[WHERE], kept["tier"], people, strict=True)])


def before_kept(before: PeopleShown) -> pd.DataFrame:
    """What a shared study keeps of it: `people_table` with WHERE in place of the column for sites."""
    return people_table(before).rename(columns={"site": WHERE})


def _people(rows: list[list[str]]) -> PeopleShown | None:
    if not rows:
        return None
    frame = pd.DataFrame(rows, columns=PEOPLE)
    frame["people"] = pd.array([pd.NA if text == "" else int(text) for text in frame["people"]], dtype="Int64")
    return people_from(frame, list(dict.fromkeys(site for site in frame["site"] if site)))


def before_text(before: Before) -> str:
    """The text of BEFORE_FILE."""
    parts = {"before": before.people, "earlier": before.earlier}
    rows = [
        [name, *("" if pd.isna(cell) else str(cell) for cell in row)]
        for name, people in parts.items()
        if people
        for row in people_table(people).itertuples(index=False, name=None)
    ]
    return csv_text([["release", *PEOPLE], *rows])


def people_since(study: Study, before: Before | None) -> tuple[PeopleShown, PeopleShown | None]:
    """What a study may tell of its people, and what the release was held against.

    Where it tells the same as the release before does, held against what that one was, it is that release.
    """
    now = people_told(study)
    if study.is_reduced:
        return now, kept_before(study)
    if before is None or study.smallest_count <= 1:
        return now, None
    counts = count_respondents(study.ratings, list(study.sites["site"]), list(study.tiers))
    heard = speaking(study.ratings, counts)
    if before.earlier is not None:
        same = keep_back_moves(now, before.earlier, counts, study.smallest_count, heard)
        if _alike(same, before.people):
            return same, before.earlier
    if _alike(now, before.people):
        return now, None
    return keep_back_moves(now, before.people, counts, study.smallest_count, heard), before.people


def _alike(one: PeopleShown, other: PeopleShown) -> bool:
    return bool(people_table(one).astype(str).equals(people_table(other).astype(str)))
