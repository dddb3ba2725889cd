"""What may not be told cannot be worked out: a solver tries, on random studies, from all that their pages tell."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from audited_study import AuditedStudy, next_release, random_study
from auditor import Finding, audit_coders, audit_levels, audit_people, audit_releases, audit_roles
from conftest import copy_project
from long_trials import trials
from told_by_pages import WORDS, numbers_of_people, read_notebooks, read_view
from unbuilt_pages import leave_unbuilt

from compendium.publish.make import make_study
from compendium.run.sites import Means
from compendium.run.stale.fingerprints import files_under
from compendium.sites.show.open_studies import open_view


@dataclass
class Audit:
    """What came of auditing several studies."""

    studies: int = 0
    counts: int = 0
    narrowest: float = float("inf")
    wrong: list[str] = field(default_factory=list)

    def add(self, study, told) -> None:
        self.studies += 1
        self.add_findings((*audit_people(study, told), *audit_coders(study, told)))
        self.wrong += [*audit_levels(study, told), *audit_roles(study, told), *told.other]

    def add_findings(self, findings: Iterable[Finding], where: str = "") -> None:
        for finding in findings:
            self.counts += 1
            if finding.least < finding.most:  # else it was told before
                self.narrowest = min(self.narrowest, finding.high - finding.low)
            if finding.gives_away:
                self.wrong.append(f"{where}{finding.what}: {finding.low} to {finding.high}")

    def table(self, seconds: float, of: str = "studies") -> str:
        heads = f"{of} | suppressed counts | narrowest interval | given away | seconds"
        return f"{heads}\n{self.studies} | {self.counts} | {self.narrowest} | {len(self.wrong)} | {seconds:.0f}\n"


@pytest.mark.parametrize("part", range(4))
def test_no_count_that_is_kept_back_can_be_worked_out(project, tmp_path, part):
    audit, start = Audit(), time.process_time()
    for seed in range(part, trials(24, 200), 4):
        study = random_study(seed)
        view = open_view(str(project.data), str(study.write(tmp_path / str(seed))), "site")
        audit.add(study, read_view(view, study.sites))
    write_table(audit.table(time.process_time() - start))
    assert audit.wrong == []
    assert audit.counts > 20


@pytest.mark.parametrize("part", range(2))
def test_two_releases_together_tell_no_more(project, tmp_path, part):
    audit, start = Audit(), time.process_time()
    for seed in range(part, trials(12, 200), 2):
        old = random_study(seed)
        new, folders = next_release(old, seed), [tmp_path / f"{seed}-{which}" for which in ("old", "new")]
        for study, folder in zip((old, new), folders, strict=True):
            study.write(folder)
        with (folders[1] / "study.toml").open("a", encoding="utf-8") as file:
            file.write(f'previous = "../{folders[0].name}"\n')
        views = [open_view(str(project.data), str(folder), "site") for folder in folders]
        told = [read_view(view, study.sites) for view, study in zip(views, (old, new), strict=True)]
        audit.studies += 1
        audit.add_findings(audit_releases(old, told[0], new, told[1]), f"{seed}, ")
    write_table(audit.table(time.process_time() - start, "pairs of releases"))
    assert audit.wrong == []
    assert audit.counts > 20


def write_table(table: str) -> None:
    """Add to the file that AUDIT_TABLE names, if any."""
    if "AUDIT_TABLE" in os.environ:
        with Path(os.environ["AUDIT_TABLE"]).open("a", encoding="utf-8") as file:
            file.write(table)


def marked(study: AuditedStudy) -> AuditedStudy:
    """A study in which whatever may not be told is marked: roles as far as nobody else has them."""
    rows = []
    for number, row in enumerate(study.rows):
        own = {column: f"sekret-{row[column]}" for column in ("respondent", "coder", "evidence") if row[column]}
        if row["publish"] != "yes":
            own |= {"statement": f"Sekret statement {number // 3}", "role": f"Sekret role {number}"}
        rows.append(row | own)
    if study.inventory:  # each piece has one statement and one role
        first = {row["evidence"]: row for row in reversed(rows)}
        rows = [row | {each: first[row["evidence"]][each] for each in ("statement", "role")} for row in rows]
    return replace(study, rows=rows)


@pytest.mark.parametrize("seed", range(trials(2, 5)))
def test_whole_pages_tell_no_more_than_their_tables(tmp_path, monkeypatch, seed):
    """Notebooks, downloads, alternative texts, the search index: everything that a study's site consists of."""
    leave_unbuilt(monkeypatch)
    project = copy_project(tmp_path / "copy")
    study = marked(replace(random_study(1000 + seed), smallest_count=3))
    folder = study.write(project.data / "local" / "audited")
    with (folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write('\n[import]\nsheet = "Sekret sheet"\nignore = ["Sekret heading"]\n')
    run = make_study(project, folder, Means(), (), lambda *_: None, lambda _: None)
    assert not run.failed
    site, audit = project.study_site("audited"), Audit()
    told = read_notebooks(site, study.sites)
    view = read_view(open_view(str(project.data), str(folder), "site"), study.sites)
    assert told.levels.keys() == view.levels.keys(), "the notebooks were read"
    audit.add(study, told)
    assert audit.wrong == []
    total = set() if told.total is None else {f"{told.total:,}", *WORDS[told.total : told.total + 1]}
    made = [*files_under(site), *files_under(project.study_build("audited") / "pages")]
    for path in made:
        text = path.read_bytes().decode(errors="replace").lower()
        assert "sekret" not in text, path
        if path.suffix in (".md", ".csv", ".html") and not study.count_coders:
            assert {found.split()[0] for found in numbers_of_people(text)} <= total, path
    assert len(made) > 2 * len(study.sites)
