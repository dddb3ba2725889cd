"""Everything that is told of people goes through one register; ways around it that were found, each as a test."""

import ast
import csv
import re
from pathlib import Path

import pandas as pd
import pytest
from audited_study import COLUMNS, AuditedStudy
from made_up_study import Size, write_made_up_study
from sites_shown import of_all_sites, of_site, page, telling_of_coders

from compendium.display.figures import ShownFigure
from compendium.publish.study.public_data import public_table
from compendium.run.stale.bases import shown_across, shown_parts
from compendium.sites.show import agreement, differences, evidence, people, register, statements, tiers
from compendium.sites.show.findings import study_in_short
from compendium.sites.show.narrow import narrow_to_each
from compendium.sites.show.open_studies import open_view

SRC = Path(register.__file__).parents[2]
MAY_LOOK = {
    "sites/show/register.py",
    "publish/study/share.py",  # says which columns are read as they stand
    "publish/study/source_notes.py",  # a note under a table
    "publish/study/public_data.py",  # drops these columns from tables that are wholly public
    "publish/book/cite.py",  # a note in a reference manager
    "publish/book/explorer_form.py",  # a note under a form
    "run/stale/bases.py",  # tells rows apart, as digests
}
"""The modules that make something for readers and name columns about single people."""


def study(rows, smallest=3, levels="single", count_coders=False, inventory=False):
    """A study of rows of site, tier, respondent and whatever else."""
    usual = {"criterion": "c-one", "level": "good", "coder": "ann", "role": "Manager", "tier": "micro",
             "statement": "", "publish": "no"}  # fmt: skip
    full = [usual | {"evidence": f"e{n}", "respondent": f"r{n}"} | row for n, row in enumerate(rows)]
    ordered = [{column: row[column] for column in COLUMNS} for row in full]
    sites = list(dict.fromkeys(row["site"] for row in rows))
    return AuditedStudy(ordered, sites, smallest, levels, count_coders, inventory)


@pytest.fixture
def view_of(project, tmp_path):
    """Opens a study of such rows."""
    number = iter(range(100))

    def view(rows, **settings):
        folder = study(rows, **settings).write(tmp_path / f"study-{next(number)}")
        return open_view(str(project.data), str(folder), "site")

    return view


def everything(view):
    """All texts that pages get of a study, by what shows them; of a site with its name."""
    found = dict(of_all_sites(view))
    for site, own in narrow_to_each(view):
        found |= {f"{site}: {what}": shown for what, shown in of_site(own, site)}
    return {what: f"{shown.alternative}{shown.note}" if isinstance(shown, ShownFigure) else shown.html + shown.plain
            for what, shown in found.items()}  # fmt: skip


def test_no_other_module_that_makes_something_for_readers_looks_at_single_people():
    """Whoever adds an output that does finds it here, and adds it to the register."""
    looking = set()
    for path in [*SRC.glob("sites/show/*.py"), *SRC.glob("publish/**/*.py"), *SRC.glob("run/**/*.py")]:
        words = {node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)}
        if words & set(register.PERSONAL):
            looking.add(path.relative_to(SRC).as_posix())
    assert looking == MAY_LOOK
    counts = re.compile("count_respondents|suppress_people|evidence_by_tier|published_statements")
    counting = {path.name: path.read_text("utf-8") for path in SRC.glob("sites/show/*.py")}
    counting = {name: text for name, text in counting.items() if counts.search(text)}
    assert sorted(counting) == ["before.py", "people_of_releases.py", "register.py"]
    assert all("keep_back_moves(" in counting[name] for name in ("before.py", "people_of_releases.py"))


def test_whatever_is_in_the_register_is_given_by_it():
    assert all(callable(getattr(register, told.given_by)) for told in register.REGISTER)
    assert len({told.what for told in register.REGISTER}) == len(register.REGISTER)


PIECE = {"site": "site-1", "evidence": "e0", "respondent": "r0"}
OTHERS = [{"site": f"site-{n}"} for n in (1, 2, 3)]


def test_pages_are_the_same_however_many_coders_there_are(view_of):
    """Not even what is left out tells: three coders of each piece who agree leave the pages of a single one."""
    alone = [row | {"evidence": f"e{n}", "respondent": f"r{n}"} for n, row in enumerate([PIECE, *OTHERS])]
    three = [row | {"coder": coder} for row in alone for coder in ("ann", "bob", "cem")]
    one, many = (everything(view_of(rows, smallest=5)) for rows in (alone, three))
    assert {what for what in one if one[what].replace("study-0", "") != many[what].replace("study-1", "")} == set()


def test_a_share_of_no_agreement_is_not_told_where_two_answers_are_listed(view_of):
    rows = [PIECE | {"coder": "ann"}, PIECE | {"coder": "bob", "level": "poor"}]
    view = view_of(rows)
    assert "Poor" in differences.discussion_table(view).plain
    assert not [what for what, text in everything(view).items() if re.search(r"\b0%|of 1 pairs?\b", text)]
    told = telling_of_coders(view)
    assert "0 of 1 pairs of ratings (0%)" in agreement.agreement_sentences(told, agreement.agreement_of(told)).plain


def test_units_and_pairs_are_not_told_where_each_cell_has_many_coders_and_each_piece_few(view_of):
    rows = [PIECE | {"evidence": f"e{n // 2}", "coder": f"coder-{n}"} for n in range(6)]
    assert "pairs" not in agreement.agreement_table(view_of(rows), agreement.agreement_of(view_of(rows))).plain


def test_that_nobody_rated_twice_is_not_told(view_of):
    rows = [PIECE, *OTHERS]
    for text in everything(view_of(rows)).values():
        assert "rated by two coders" not in text
        assert "two coders have rated the same piece of evidence" not in text
    assert "rated by two coders" in study_in_short(view_of(rows, count_coders=True)).plain


def test_the_rows_of_a_file_are_not_told(view_of):
    """Two rows apart means two coders; one after the other, one speaker."""
    rows = [
        {"site": "site-1", "evidence": f"e{n}", "respondent": "r", "coder": coder, "level": level, "statement": "s"}
        for n in range(3)
        for coder, level in (("ann", "good"), ("bob", "poor"))
    ]
    for inventory in (False, True):
        assert not [what for what, text in everything(view_of(rows, inventory=inventory)).items() if ", row " in text]


def heard(number, **more):
    return [{"site": "site-1", "respondent": f"r{n}", "evidence": f"x{n}"} | more for n in range(number)]


def test_roles_of_rows_that_are_not_published_are_not_told(view_of):
    rows = [*heard(3), {"site": "site-1", "respondent": "r9", "evidence": "x9", "role": "Mayor of Ashby"}]
    found = evidence.evidence_table(view_of(rows), "site-1").plain
    assert "Manager" in found, "three people have this role"
    assert "Mayor" not in found
    rows[-1] |= {"publish": "yes", "statement": "Said openly"}
    assert "Mayor of Ashby" in evidence.evidence_table(view_of(rows), "site-1").plain


def test_a_site_with_a_respondent_without_a_code_shows_no_count(view_of):
    rows = [*heard(3), {"site": "site-1", "respondent": "", "evidence": "x9"}, {"site": "site-2", "respondent": ""}]
    view = view_of(rows)
    for site in ("site-1", "site-2"):
        assert "kept back here" in evidence.evidence_table(view, site).plain
        assert not view.people.shows(site)


def test_the_level_of_a_tier_with_few_people_is_kept_back(view_of):
    rows = [*heard(3), {"site": "site-1", "tier": "macro", "level": "poor", "respondent": "minister"}]
    combined = view_of(rows, levels="combined")
    assert tiers.tiers_table(combined).plain.splitlines()[2] == "Criterion one|not shown|no rating|good"
    assert "poor" not in "".join(everything(combined).values()).lower().split("criterion two")[0]
    assert tiers.tiers_table(view_of(rows)).plain.splitlines()[2] == "Criterion one|poor|no rating|good"


def test_the_level_of_a_site_with_few_people_is_kept_back(view_of):
    rows = [*heard(3), *({"site": "site-2", "level": "poor"} for _ in range(2))]
    view = view_of(rows, levels="combined")
    assert view.cells.set_index("site")["level"].to_dict() == {"site-1": "good", "site-2": "not shown"}
    levels = public_table(view, "levels.csv").set_index("site")
    assert levels.loc["site-2", ["level", "lowest", "highest", "disagree"]].to_list() == ["not shown", "", "", "no"]
    words = study_in_short(view).plain
    assert "One answer is not shown, because fewer than three sources are behind it." in words


def test_how_a_single_statement_was_read_is_not_told_where_levels_are_combined(view_of):
    rows = heard(3, publish="yes", statement="Said openly")
    assert "levels" not in statements.statements_table(view_of(rows, levels="combined"), "site-1").plain
    assert "levels" in statements.statements_table(view_of(rows), "site-1").plain
    differing = [PIECE | {"coder": "ann"}, PIECE | {"coder": "bob", "level": "poor"}]
    told = differences.discussion_table(view_of(differing, levels="combined")).plain
    assert told.startswith("Coders still differ on one piece of evidence. What single pieces were rated is not shown")


def test_two_hidden_sites_and_their_sum_are_not_told_together(view_of):
    rows = [row | {"site": f"site-{n}", "respondent": f"{n}-{row['respondent']}", "evidence": f"{n}-{row['evidence']}"}
            for n, number in ((1, 9), (2, 4), (3, 2)) for row in heard(number)]  # fmt: skip
    view = view_of(rows)
    assert not view.people.shows("site-1"), "the sum less its nine is that of two sites, of which each knows its own"
    assert "All tiers|15" in people.respondents_table(view).plain


def test_statements_stand_in_an_order_of_their_own(view_of):
    """In the file, what one person said stands together."""
    said = ["Zebra", "Apple", "Mango", "Berry"]
    rows = [{"site": "site-1", "respondent": f"r{n // 2}", "statement": words, "publish": "yes"}
            for n, words in enumerate(said)]  # fmt: skip
    view = view_of(rows)
    assert statements.statements_of(view, "site-1")["statement"].to_list() == sorted(said)
    other = view_of(rows[::-1])
    assert [text.replace("study-1", "study-0") for text in everything(other).values()] == [*everything(view).values()]
    public = view_of(rows, smallest=1)
    assert statements.statements_of(public, "site-1")["statement"].to_list() == said, "everybody may have the file"


def test_answers_in_words_are_told_by_one_rule(project, tmp_path):
    """What a page shows of them, and what its record says that it shows."""
    folder = write_made_up_study(tmp_path / "words", Size(sites=2))
    toml = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(f'{toml}answers = ["model"]\n', encoding="utf-8")
    rows = list(csv.DictReader((folder / "sites.csv").read_text(encoding="utf-8").splitlines()))
    pd.DataFrame(
        [row | {"model": f"model of {row['site']}", "publish": "yes" if n == 1 else "no"} for n, row in enumerate(rows)]
    ).to_csv(folder / "sites.csv", index=False)
    view = open_view(str(project.data), str(folder), "site")
    for n, (site, own) in enumerate(narrow_to_each(view)):
        shows = "model of" in page(dict(of_site(own, site))["answers_table"])
        assert shows == ("answer, model" in shown_parts(own)) == (n == 1)
    assert "model of made-up-0001" not in "".join(shown_across(view))


def test_an_old_page_may_not_stay_that_shows_levels_which_are_kept_back_now(view_of):
    rows = [*heard(3), {"site": "site-2"}]
    single, combined = (dict(narrow_to_each(view_of(rows, levels=levels))) for levels in ("single", "combined"))
    for site, stays in (("site-1", False), ("site-2", False)):
        assert (set(shown_parts(single[site])) <= set(shown_parts(combined[site]))) == stays
    assert "level, site-1, c-one" in shown_parts(combined["site-1"])
    assert "level, site-2, c-one" not in shown_parts(combined["site-2"])


def test_causes_of_failures_tell_nothing_of_rows_that_are_not_published(view_of):
    rows = [{"site": "site-1", "role": "Mayor of Ashby", "statement": "Kept back"},
            {"site": "site-1", "role": "Manager", "statement": "Said openly", "publish": "yes"}]  # fmt: skip
    found = register.untold_texts(view_of(rows).study)
    assert {"Mayor of Ashby", "Kept back", "ann"} <= set(found)
    assert not {"Manager", "Said openly"} & set(found)
