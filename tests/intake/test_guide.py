"""The guide in the book: its commands run as printed, on the tables that it shows."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from compendium.cli.main import main
from compendium.project import Project
from compendium.studies.settings import COMBINE, KEYS, SMALLEST_COUNT
from compendium.studies.study import find_study, load_study

from .conftest import make_copy
from .wide_tables import save_csv

GUIDE = Path(__file__).parents[2] / "book" / "add_your_own_sites.md"


def printed_blocks(language: str) -> list[str]:
    """What stands in the blocks of the guide that name a language, or none where that is blank."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [block for named, block in found if named == language]


def printed_commands() -> list[list[str]]:
    return [shlex.split(line) for block in printed_blocks("") for line in block.splitlines()]


def run(command: list[str]) -> tuple[int, str]:
    """Run a command of the guide: our own, papermill, or one that copies a folder or has git keep one."""
    if command[0] == ".venv/bin/compendium":
        done = CliRunner().invoke(main, command[1:])
        return done.exit_code, done.output
    if command[0] == ".venv/bin/papermill":
        called = [str(Path(sys.executable).with_name("papermill")), *command[1:]]
        told = subprocess.run(called, capture_output=True, text=True, check=False)
        return told.returncode, told.stderr
    if command[:2] == ["git", "add"]:
        subprocess.run(["git", "init", "-q"], check=True)
        return subprocess.run(command, check=False).returncode, ""
    assert command[:2] == ["cp", "-r"]
    shutil.copytree(*command[2:])
    return 0, ""


def printed_tables() -> dict[str, list[list[str]]]:
    """The tables that the guide shows, by the name of the file that each stands for.

    Letters at the head are those of a spreadsheet's columns, and not in the file.
    """
    blocks = re.findall(
        r"^:::\{table\} ([^\s:]+)(?:: .*)?\n:class: example-file\n\n((?:\|.*\n)+):::$",
        GUIDE.read_text(encoding="utf-8"),
        flags=re.MULTILINE,
    )
    lines = {name: [line.strip().strip("|").split("|") for line in block.splitlines()] for name, block in blocks}
    tables = {name: [[cell.strip() for cell in row] for row in [table[0], *table[2:]]] for name, table in lines.items()}
    return {name: table[1:] if table[0] == list("ABCD") else table for name, table in tables.items()}


def test_the_commands_of_the_guide_run_as_printed(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.root)
    tables = printed_tables()
    of_coding = {"evidence.csv", "ratings.csv"}
    for name in tables.keys() - of_coding:
        save_csv(copy.root / name, tables[name])
    commands = printed_commands()
    own = [command for command in commands if command[0] == ".venv/bin/compendium"]
    typed = {command[1] for command in own}
    assert typed == {"new", "import", "check", "sites", "diff", "settle", "export", "pdf", "share"}
    done = []
    for command in commands:
        done.append(run(command))
        if command[1:] == ["new", "interviews"]:  # here a reader saves the two tables that the guide shows
            for name in of_coding:
                save_csv(copy.data / "local" / "interviews" / name, tables[name])
    codes = [code for code, _ in done]
    assert codes.index(1) == 0  # the first import of a table lists what it cannot place
    assert sum(codes) == 1, done
    rated = {"my-councils": 1, "authorities": 5, "inspections": 4, "codes": 2, "constructs": 6, "coded": 3, "titled": 6}
    rated |= {"interviews": 4, "coders": 8, "turned": 4}
    for study, ratings in rated.items():
        assert len(load_study(find_study(copy, study), copy.data).ratings) == ratings
    assert load_study(find_study(copy, "inspections"), copy.data).ratings["level"][0] == "outstanding"
    assert list(load_study(find_study(copy, "codes"), copy.data).sites["site"]) == ["0007", "0012"]
    kept = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.split()
    assert {"data/studies/interviews/told.csv", "data/studies/interviews/study.toml"} <= set(kept)
    shared = load_study(copy.data / "studies" / "interviews", copy.data, published=True)
    assert "There should be visits next year too" not in set(shared.evidence["statement"])
    assert list(load_study(find_study(copy, "turned"), copy.data).sites["site"]) == ["north-town", "southwick"]
    assert set(load_study(find_study(copy, "coders"), copy.data).ratings["coder"]) == {"A", "B"}
    told = [said for command, (_, said) in zip(commands, done, strict=True) if command[1] == "settle"]
    assert "Differences between coders: 2; settled: 0." in told[0]
    assert "open: visits-purpose" in told[1]
    for study in ("constructs", "titled"):
        groups = load_study(find_study(copy, study), copy.data).framework.criteria["group"]
        assert [group.split()[0] for group in groups] == ["Inner", "Inner", "Outer"]
    site = copy.study_site("authorities")
    assert {"index.html", "across_sites.html"} <= {path.name for path in site.iterdir()}
    assert {"north-town.html", "southwick.html"} <= {path.name for path in (site / "sites").iterdir()}
    assert (copy.root / "_build" / "changes" / "authorities-before-to-authorities" / "html" / "index.html").is_file()
    to_send = copy.root / "_build" / "studies" / "interviews"
    assert {"interviews_export.zip", "interviews.pdf"} <= {path.name for path in to_send.iterdir()}
    assert "North Town" in (copy.root / "north-town.ipynb").read_text(encoding="utf-8")
    assert "Southwick" in (copy.root / "authorities.ipynb").read_text(encoding="utf-8")
    settings = tomllib.loads((copy.data / "local" / "authorities" / "study.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(printed_blocks("toml")[0]) == {key: settings[key] for key in settings if key != "import"}
    compared = next(said for command, (_, said) in zip(commands, done, strict=True) if command[1] == "diff")
    assert "No answers changed" in compared or "Nothing changed" in compared


def test_what_the_first_report_offers_is_what_the_guide_prints(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.root)
    save_csv(copy.root / "authorities.csv", printed_tables()["authorities.csv"])
    first, second = [command for command in printed_commands() if "authorities.csv" in command][:2]
    code, output = run(first)
    assert code == 1
    lines = output.splitlines()
    offered = shlex.split(next(lines[n + 1] for n, line in enumerate(lines) if line.startswith("All that is likely")))
    assert sorted(offered[1:]) == sorted(second[1:])


def test_pages_can_follow_an_import_at_once(copy: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(copy.root)
    save_csv(copy.root / "titled.csv", printed_tables()["titled.csv"])
    command = next(command for command in printed_commands() if "titled.csv" in command)
    code, output = run([*command, "--pages"])
    assert code == 0, output
    assert (copy.study_site("titled") / "across_sites.html").is_file()
    shown = (copy.study_site("titled") / "sites" / "north-town.html").read_text(encoding="utf-8")
    assert "Inner setting" in shown
    assert run([*command, "--pages", "--dry-run"])[0] == 0


def test_every_setting_is_explained() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition(":class: settings\n")[2].partition(":::")[0]
    names = re.findall(r"`\[?([a-z_]+)\]?`", "".join(row.split("|")[1] for row in table.splitlines() if "|" in row))
    assert sorted(names) == sorted(KEYS)
    defaults = dict(re.findall(r"^\| `([a-z_]+)` \|.*\| (.*) \|$", table, flags=re.MULTILINE))
    assert defaults["smallest_count"] == str(SMALLEST_COUNT)
    assert defaults["combine"] == f"`{COMBINE[0]}`"
    assert all(f"`{way}`" in table for way in COMBINE)


def test_every_picture_is_in_the_list_at_the_head() -> None:
    head, _, rest = GUIDE.read_text(encoding="utf-8").partition("## Which of these looks like your table?\n")
    pictures, _, _ = rest.partition("\n## ")
    listed = re.findall(r"^- \[(.+?)\]\(#(.+?)\)", pictures, flags=re.MULTILINE)
    sections = re.split(r"^### ", pictures, flags=re.MULTILINE)[1:]
    assert [name for name, _ in listed] == [section.splitlines()[0] for section in sections]
    assert "## " not in head
    for section in sections:  # a picture comes first, with a caption and then its command
        assert re.match(r".+\n\n:::\{table\} \S+: .+\n:class: example-file\n", section)
        assert section.count("compendium import") >= 1


@pytest.mark.parametrize("number", range(1, len(printed_blocks("toml"))))
def test_the_settings_of_the_guide_are_in_order(tmp_path: Path, number: int) -> None:
    study = make_copy(tmp_path / "councils")
    make_copy(study.folder / "authorities-before")
    numbers = "high_from" in printed_blocks("toml")[number]
    uptake = ["uptake", "", "70", "40", "50"] if numbers else ["uptake", "", "high", "low", "full"]
    bodies = ["lead_body", "", "Trust", "", "Board"]
    rows = [[*row, *cells] for row, *cells in zip(study.rows("sites.csv"), uptake, bodies, strict=True)]
    study.write_rows("sites.csv", rows)
    study.change_text("study.toml", 'note = ""\n', f'note = ""\n{printed_blocks("toml")[number]}')
    assert [fault.message for fault in study.faults() if fault.severity == "fault" or fault.rule == "unknown-key"] == []
