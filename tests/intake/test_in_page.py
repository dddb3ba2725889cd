"""An import as the page asks for it: what the command says, in JSON, and the study as a zip."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command_line import warm

from compendium.errors import CompendiumError
from compendium.intake.in_page import check, in_words, study_zip
from compendium.intake.questions import Answer

DATA = Path(__file__).resolve().parents[2] / "data"
ROWS = "Council,Seen,Reach,Fit\nUpton,2025-01-31,good,good (see memo)\nDownham,2025-03-31,poor,fair\n"
NEW = {"framework": "mine", "levels": "good=2,fair=1,poor=0"}
ANSWERS = ["--ignore", "Seen", "--map", "good (see memo)=good"]


@pytest.fixture(autouse=True)
def in_a_folder_with_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ratings 2025.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "nothing.csv").write_bytes(b"")
    monkeypatch.chdir(tmp_path)


def checked(**asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(check(json.dumps({"file": "ratings 2025.csv", **NEW, **asked}), str(DATA)))
    return found


def test_the_report_and_the_command_are_those_of_the_command_line(tmp_path: Path) -> None:
    found = checked()
    words = ["--study", "ratings-2025", "--framework", "mine", "--levels", NEW["levels"]]
    warm(tmp_path, "import", "ratings 2025.csv", *words, "--dry-run", "--report", "report.txt")
    said = (tmp_path / "report.txt").read_text(encoding="utf-8").replace(" --report report.txt", "")
    assert "\n".join(found["report"]) + "\n" == said
    assert found["command"] == f'compendium import "ratings 2025.csv" {" ".join(words)}'
    assert (found["study"], found["error"], found["placed"]) == ("ratings-2025", "", False)


def test_questions_come_with_answers_in_words() -> None:
    seen, memo = checked()["questions"]
    assert seen["answers"][0] == {"label": "set aside", "words": ["--ignore", "Seen"]}
    assert [one["label"] for one in seen["answers"]] == ["set aside", "kept as words about the site", "a criterion"]
    assert (memo["proposed"], memo["places"], memo["more"]) == (True, ["row 2, column Fit"], 0)
    assert memo["answers"][0] == {"label": "read as good", "words": ["--map", "good (see memo)=good"]}
    assert memo["answers"][-1]["label"] == "read as blank"


def test_answers_settle_them_and_the_command_has_them() -> None:
    found = checked(answers=ANSWERS)
    assert (found["placed"], found["questions"], found["sites"], found["ratings"]) == (True, [], 2, 4)
    assert found["command"].endswith('--ignore Seen --map "good (see memo)=good"')


def test_what_settles_how_a_table_is_read_is_asked_first_and_alone() -> None:
    Path("numbers.csv").write_text("Site,Reach,Seen\nUpton,2,x\nDownham,1,y\n", encoding="utf-8")
    found = checked(file="numbers.csv", answers=["--criterion", "Reach"], levels="good=3,fair=2,poor=1")
    (question,) = found["questions"]
    assert [one["label"] for one in question["answers"]] == [
        "the best level is good",
        "the levels are good=1,fair=2,poor=3",
    ]


def test_a_heading_may_stand_for_any_criterion_of_the_framework_that_is_not_there_yet() -> None:
    Path("other.csv").write_text("Site,Support,Political support\nA,mixed,mixed\nB,mixed,\n", encoding="utf-8")
    asked = {"file": "other.csv", "framework": "care-act-isp", "levels": ""}
    (question,) = checked(**asked)["questions"]
    offered = {one["words"][1].rpartition("=")[2]: one["label"] for one in question["further"]}
    assert offered["policy-legitimacy"] == "criterion: Helping to secure policy legitimacy"
    assert {"region", "coder"} <= set(offered)
    assert not {"political-support", "site", "level"} & set(offered)
    assert checked(**asked, answers=["--map", "Support=stakeholder-support"])["placed"]


def test_a_question_that_only_the_form_can_answer_has_no_answers() -> None:
    Path("other.csv").write_text("Site,Weather\nUpton,wet\nDownham,dry\n", encoding="utf-8")
    found = checked(file="other.csv", framework="care-act-isp", levels="", answers=["--ignore", "Weather"])
    assert [one["answers"] for one in found["questions"]] == [[]]


def test_a_heading_that_is_an_ellipsis_can_be_answered() -> None:
    Path("other.csv").write_text("Site,…,Reach\nUpton,x.org,good\nDownham,y.org,poor\n", encoding="utf-8")
    (question,) = checked(file="other.csv")["questions"]
    assert question["answers"][0] == {"label": "set aside", "words": ["--ignore", "…"]}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"file": "nothing.csv"}, "The file is empty"),
        ({"file": "gone.csv"}, "The file is missing"),
        ({"study": "My Study"}, "is not the id of a study"),
        ({"study": "there/mine"}, '"there/mine" is not the id of a study: lower-case letters'),
        ({"framework": ""}, "Say with --framework"),
        ({"levels": "", "framework": "no-such"}, "no-such"),
        ({"levels": "good"}, "good"),
        ({"blank": "nothing"}, "is not one of"),
        ({"framework": "care-act-isp", "levels": "", "answers": ["--map", "Reach=none?"]}, "none?"),
    ],
)
def test_a_fault_is_told_in_the_words_of_the_command(asked: dict[str, Any], says: str, tmp_path: Path) -> None:
    found = checked(**asked)
    assert says in found["error"]
    assert "report" not in found


def test_the_zip_holds_the_study_that_the_command_writes(tmp_path: Path) -> None:
    asked = json.dumps({"file": "ratings 2025.csv", "study": "read", **NEW, "answers": ANSWERS})
    with zipfile.ZipFile(io.BytesIO(study_zip(asked, str(DATA)))) as packed:
        packed.extractall(tmp_path / "page")
    options = ["--framework", NEW["framework"], "--levels", NEW["levels"], *ANSWERS, "--into", "command"]
    assert warm(tmp_path, "import", "ratings 2025.csv", "--study", "read", *options).returncode == 0
    one, two = (
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "page", tmp_path / "command")
    )
    assert one == two
    assert len(one) == 6
    assert study_zip(asked, str(DATA)) == study_zip(asked, str(DATA))
    assert not (DATA / "local" / "read").exists()


def test_there_is_no_zip_while_questions_are_open() -> None:
    with pytest.raises(CompendiumError, match="open"):
        study_zip(json.dumps({"file": "ratings 2025.csv", **NEW}), str(DATA))


def test_a_path_is_no_id_and_nothing_is_written_there(tmp_path: Path) -> None:
    asked = {"file": "ratings 2025.csv", "study": f"{tmp_path}/mine", **NEW, "answers": ANSWERS}
    with pytest.raises(CompendiumError, match="is not the id of a study"):
        study_zip(json.dumps(asked), str(DATA))
    assert not (tmp_path / "mine").exists()


def test_each_option_has_words() -> None:
    for option in ("--ignore", "--criterion", "--sites-in", "--best", "--levels", "--remove"):
        assert in_words(Answer(option, "X"), named=False)
    assert in_words(Answer("--map", "Code", "site"), named=True) == '"Code": read as site'
