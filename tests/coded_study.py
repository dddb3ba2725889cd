"""A small study that was coded by an inventory and two readers, for tests to spoil."""

from dataclasses import dataclass
from pathlib import Path

from compendium.data_package.faults import Fault
from compendium.studies.study import Study, check_study, coding_of, load_study

DATA = Path(__file__).resolve().parents[1] / "data"

TOML = """title = "Councils"
framework = "care-act-isp"
combine = "median"
tiers = ["macro", "micro"]
smallest_count = 1
publish_levels = "single"
note = ""
"""
SITES = """site,name,type,region
north-town,North Town,council,North
southwick,Southwick,council,South
"""
EVIDENCE = """evidence,site,respondent,role,tier,kind,statement,publish,source,locator,place,same_as
e1,north-town,r1,manager,macro,finding,The visits were welcome to all,yes,interview-1,"Visits, paragraph 1",1,
e2,north-town,r1,manager,macro,finding,Nobody knew what the visits were for,yes,interview-1,"Visits, paragraph 1",2,
e3,north-town,r2,carer,micro,,Some never came,no,interview-2,"Visits, paragraph 1",1,
e4,southwick,r3,carer,micro,caveat,It is too soon to tell,yes,interview-3,"Results, paragraph 2",1,
e5,southwick,,,,design,There were to be four visits,yes,plan,"Plan, paragraph 1",1,
e6,southwick,r3,carer,micro,finding,It is too soon to tell,yes,interview-3,"Summary, paragraph 1",1,e4
"""
RATINGS = """evidence,site,criterion,level,coder
e1,north-town,stakeholder-support,relative_success,ann
e2,north-town,programme-clarity,relative_failure,ann
e3,north-town,stakeholder-support,missing,ann
e4,southwick,policy-objectives,too_early,ann
e1,north-town,stakeholder-support,conflicted_attainment,bob
e2,north-town,programme-clarity,relative_failure,bob
e3,north-town,none,not_applicable,bob
e4,southwick,policy-objectives,too_early,bob
"""
SETTLED = """evidence,site,criterion,level,reason,date
e1,north-town,stakeholder-support,conflicted_attainment,Not all came,2026-02-03
"""
SET_ASIDE = """source,locator,reason
interview-1,"Welcome, paragraph 1",greetings only
"""
FILES = {
    "study.toml": TOML,
    "sites.csv": SITES,
    "evidence.csv": EVIDENCE,
    "ratings.csv": RATINGS,
    "settled.csv": SETTLED,
    "set_aside.csv": SET_ASIDE,
}


@dataclass(frozen=True)
class CodedStudy:
    """A folder with a coded study of its own."""

    folder: Path

    def change(self, file: str, old: str, new: str) -> None:
        """Replace text in one of its files; it has to be there."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} has no {old!r} to change"
        (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="")

    def faults(self) -> list[Fault]:
        """Check it."""
        return check_study(self.folder, DATA)

    def told(self) -> list[tuple[str, int | None, str | None, str]]:
        """Check it, and give file, row, column and rule of each fault; notes say so."""
        return [
            (Path(f.file).name, f.row, f.column, f"{f.rule} (note)" if f.severity == "note" else f.rule)
            for f in self.faults()
        ]

    def study(self) -> Study:
        """Load it."""
        return load_study(self.folder, DATA)

    def standing(self) -> list[tuple[str, str, str, str]]:
        """Evidence, criterion, level and standing of all that stands."""
        rows = coding_of(self.study())[["evidence", "criterion", "level", "standing"]]
        return list(rows.itertuples(index=False, name=None))


def make_coded_study(folder: Path) -> CodedStudy:
    """Write the study into a new folder."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return CodedStudy(folder)
