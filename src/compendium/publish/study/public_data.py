"""The tables that anyone may have of a study, beside its pages: what these tell, in a form to compute with."""

from pathlib import Path

import pandas as pd

from compendium.data_package.spelling import neutral
from compendium.sites.compute.suppression import coder_names, public_answers
from compendium.sites.show.public import public_files
from compendium.sites.show.view import View


def write_public_data(view: View, target: Path) -> None:
    """Write what anyone may have of a study: its tables without who rated and who spoke, or combined answers only.

    Texts that a spreadsheet program would run are made harmless.
    """
    target.mkdir()
    for name in public_files(view.study):
        table = public_table(view, name).map(lambda value: "" if pd.isna(value) else neutral(str(value)))
        table.to_csv(target / name, index=False, lineterminator="\n")


def public_table(view: View, name: str) -> pd.DataFrame:
    """One of the tables that anyone may have of a study, by the name of its file.

    With an inventory, ratings tell by a number which are of one coder, so that agreement can be computed from them.
    """
    study = view.study
    if name == "levels.csv":
        return public_answers(view.cells, study.sites)
    if name == "evidence.csv":
        return study.evidence.assign(publish="yes").drop(columns="respondent", errors="ignore")
    if name == "ratings.csv" and study.has_inventory:
        columns = ["evidence", "site", "criterion", "level", "coder", "reason"]
        return study.ratings.assign(coder=study.ratings["coder"].map(coder_names(study.ratings)))[columns]
    if name == "ratings.csv":
        private = ["coder", "respondent", "note", "reason"]
        return study.ratings.assign(publish="yes").drop(columns=private, errors="ignore")
    sites = study.sites.assign(publish="yes") if "publish" in study.sites else study.sites
    return {"sites.csv": sites, "settled.csv": study.settled}[name]
