"""How long the pages of many sites take, against stock papermill running the same notebooks, in the same run.

Writes ``benchmarks/studies.csv``, which the book shows. All studies are made up. The loop of stock papermill runs
LOOP sites and is scaled to the number of pages; the bare loop runs the code of the same cells for every site without
any notebook, in as many processes as the cold run. Ratios carry over to other machines, seconds do not. FEW and MANY
are numbers of sites and may be set in the environment for a quick try.
"""

import ast
import csv
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click
from fresh_copy import copy_project, set_aside
from made_up_study import LEVELS, Size, write_made_up_study
from seconds import shown_seconds
from staying import rest, staying

from compendium.files import csv_text
from compendium.project import Project, find_project
from compendium.publish.site import FIXED

FEW, MANY = int(os.environ.get("FEW", "150")), int(os.environ.get("MANY", "1500"))
LOOP = int(os.environ.get("LOOP", "20"))
RESULTS = Path(__file__).with_name("studies.csv")

Row = dict[str, str]


def main() -> None:
    """Measure every step and store the table."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder) / "copy")
        rows = list(_steps(project))
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    click.echo(RESULTS.read_text(encoding="utf-8"))


def _steps(project: Project) -> Iterator[Row]:
    few, many = _study(project, FEW), _study(project, MANY)
    cold = _measured("run", project, few, FEW + 2)
    yield _row("Cold run of the notebooks", FEW, cold)
    yield _row("The same, stock papermill in a loop", FEW, _scaled(_looped(project, few, 1), FEW), cold)
    yield _row("The same, two stock papermill processes", FEW, _scaled(_looped(project, few, 2), FEW), cold)
    yield _row("The same tables and figures without notebooks", FEW, _measured("bare", project, few, FEW + 2), cold)
    yield _row("Nothing changed", FEW, _measured("run", project, few, 0), cold)
    _put_otherwise(few, "put otherwise")
    yield _row("The words of one site changed", FEW, _measured("run", project, few, 1), cold)
    _rate_otherwise(few)
    yield _row("One rating of one site changed", FEW, _measured("run", project, few, 2), cold)
    large = _measured("run", project, many, MANY + 2)
    yield _row("Cold run of the notebooks", MANY, large)
    yield _row("HTML pages", FEW, _measured("build", project, few, FEW + 2))
    yield _row("HTML pages", MANY, _measured("build", project, many, MANY + 2))
    yield _row("Import and check of 153 sites by 5 criteria (CPU)", 153, _imported(project, 153, 5))
    for made in (project.study_build(few.name), project.study_site(few.name)):
        set_aside(made, project)
    command = _measured("command", project, few, FEW + 2)
    yield _row("Cold command, pages included", FEW, command, command)
    _put_otherwise(few, "put otherwise once more")
    changed = "(command, pages included)"
    yield _row(f"The words of one site changed {changed}", FEW, _measured("command", project, few, 1), command)
    _rate_otherwise(few)
    yield _row(f"One rating of one site changed {changed}", FEW, _measured("command", project, few, 2), command)
    with staying(project, "sites", few.name) as follow:
        rest()
        words = _timed(lambda: follow(lambda: _put_otherwise(few, "put otherwise a third time")), pages=1)
        yield _row("The words of one site changed (command with --watch, pages included)", FEW, words, command)
        rest()
        rating = _timed(lambda: follow(lambda: _rate_otherwise(few)), pages=2)
        yield _row("One rating of one site changed (command with --watch, pages included)", FEW, rating, command)


def _row(step: str, sites: int, took: dict[str, float], against: dict[str, float] | None = None) -> Row:
    seconds = shown_seconds(took["seconds"])
    each = float(seconds) / took["pages"] if took["pages"] else 0.0
    return {
        "step": step,
        "sites": str(sites),
        "notebooks": f"{took['pages']:.0f}",
        "seconds": seconds,
        "each": f"{each:.2f}" if each else "",
        "memory": f"{took['memory']:.0f}" if "memory" in took else "",
        "ratio": f"{float(seconds) / float(shown_seconds(against['seconds'])):.2f}" if against else "",
    }


def _study(project: Project, sites: int) -> Path:
    return write_made_up_study(project.data / "local" / f"made-up-{sites}", Size(sites=sites))


def _measured(work: str, project: Project, study: Path, expected: int) -> dict[str, float]:
    """Do something in a fresh process, imports and all; ends where another number of pages was made than expected."""
    start = time.perf_counter()
    found: dict[str, float] = json.loads(_python(project, work, str(study)).splitlines()[-1])
    found["seconds"] = time.perf_counter() - start
    if found["pages"] != expected:
        sys.exit(f"Expected {expected} pages, but {work} of {study.name} made {found['pages']}")
    return found


def _imported(project: Project, sites: int, criteria: int) -> dict[str, float]:
    """Seconds of CPU of two fresh processes: one imports a wide table of made-up answers, one checks the study."""
    heads = [f"Criterion {number}" for number in range(criteria)]
    answers = ("good", "fair", "Poor", "2", "mixed", "")
    rows = [[f"Site {n}", *(answers[(n * 7 + m * 3) % len(answers)] for m in range(criteria))] for n in range(sites)]
    table = project.root / "table.csv"
    table.write_text(csv_text([["Site", *heads], *rows]), encoding="utf-8")
    made = ["--study", "imported", "--framework", "of-the-table", "--levels", "good=2,fair=1,poor=0"]
    before = _children()
    for command in (["import", str(table), *made], ["check", "imported"]):
        called = [sys.executable, "-c", "from compendium.cli.main import main; main()", *command]
        subprocess.run(called, cwd=project.root, check=True, stdout=subprocess.DEVNULL)
    return {"seconds": _children() - before, "pages": 0}


def _children() -> float:
    """Seconds of CPU of all processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _timed(work: Callable[[], None], pages: int) -> dict[str, float]:
    start = time.perf_counter()
    work()
    return {"seconds": time.perf_counter() - start, "pages": pages}


def _looped(project: Project, study: Path, processes: int) -> float:
    """Seconds for each notebook of LOOP sites that stock papermill runs in so many processes at a time."""
    parts = [f"{place}/{processes}" for place in range(processes)]
    start = time.perf_counter()
    running = [_start(project, "loop", str(study), part) for part in parts]
    for process in running:
        if process.wait():
            sys.exit("stock papermill failed")
    return (time.perf_counter() - start) / LOOP


def _scaled(each: float, sites: int) -> dict[str, float]:
    return {"seconds": each * (sites + 2), "pages": sites + 2}


def _put_otherwise(study: Path, words: str) -> None:
    """Put the statements about one site otherwise: its own page alone tells of them."""
    path = study / "ratings.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r" at made-up-0001[^.\n]*\.", f" at made-up-0001 {words}.", text), encoding="utf-8")


def _rate_otherwise(study: Path) -> None:
    """Give a site another level on one criterion, the best or the worst: the page across all sites tells of it too."""
    path = study / "ratings.csv"
    text = path.read_text(encoding="utf-8")
    levels = {LEVELS[0]: LEVELS[3]} if f"{RATED},{LEVELS[0]}," in text else dict.fromkeys(LEVELS[1:4], LEVELS[0])
    for before, after in levels.items():
        text = text.replace(f"{RATED},{before},", f"{RATED},{after},")
    path.write_text(text, encoding="utf-8")


RATED = "made-up-0002,criterion-1"


def _start(project: Project, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(Path(__file__).resolve()), *arguments]
    hushed = subprocess.DEVNULL if arguments[0] == "loop" else None  # stock kernels warn of themselves
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=project.root, env=os.environ | FIXED, stdout=pipe, stderr=hushed, text=True)


def _python(project: Project, *arguments: str) -> str:
    process = _start(project, *arguments)
    said, _ = process.communicate()
    if process.returncode:
        sys.exit(f"{' '.join(arguments)} failed")
    return said


def _run(study: Path) -> int:
    from compendium.run.sites import Means, run_study

    run = run_study(find_project(), study, Means())
    return -1 if run.failed else len(run.ran)


def _command(study: Path) -> int:
    from compendium.publish.make import make_study
    from compendium.run.sites import Means

    run = make_study(find_project(), study, Means(), (), lambda *_: None, lambda _: None)
    return -1 if run.failed else len(run.ran)


def _bare(study: Path) -> int:
    """The code of the notebooks' cells for every site, in copies of one process that each keep their state."""
    from compendium.run.workers.warm import warm_up
    from compendium.sites.show.open_studies import open_view

    folder = find_project().notebooks / "studies"
    os.chdir(folder)
    warm_up()
    sites = list(open_view("../../data", study.name, "site").study.sites["site"])
    work = [(_cells(folder / "across_sites.ipynb"), {}), *((_cells(folder / "site.ipynb"), {"site": s}) for s in sites)]
    jobs = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as target:
        copies = []
        for place in range(jobs):
            copy = os.fork()
            if copy == 0:
                _show(work[place::jobs], study.name, Path(target) / str(place))
            copies.append(copy)
        if any(os.waitpid(copy, 0)[1] for copy in copies):
            return -1
        return sum(len(list(Path(target, str(place)).iterdir())) for place in range(jobs))


def _show(work: list[tuple[list[Any], dict[str, str]]], study: str, target: Path) -> None:
    """Run the cells of each notebook, keep what each shows, and end this process."""
    code = 1
    try:
        target.mkdir()
        for number, (cells, parameters) in enumerate(work):
            names: dict[str, Any] = {"data_folder": "../../data", "study": study, **parameters}
            shown = []
            for steps, last in cells:
                exec(steps, names)
                shown.append(eval(last, names))
            texts = (text for one in shown for text in _texts(one))
            (target / str(number)).write_text("\n".join(texts), encoding="utf-8")
        code = 0
    finally:
        os._exit(code)


def _texts(shown: Any) -> Iterator[str]:
    """The pictures and tables that a notebook would hold of what a cell shows: a frame as pandas shows it, too."""
    yield from (getattr(shown, form, "") for form in ("svg", "narrow", "note", "html"))
    if hasattr(shown, "_repr_html_"):
        yield shown._repr_html_()
        yield repr(shown)


@cache
def _cells(notebook: Path) -> list[Any]:
    """The code of each cell but the parameters: what it does, and the expression that it shows."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    compiled = []
    for cell in cells:
        if cell["cell_type"] == "code" and "parameters" not in cell["metadata"].get("tags", []):
            *steps, last = ast.parse("".join(cell["source"])).body
            shows = isinstance(last, ast.Expr)  # else it prepares what the next ones show
            module = ast.Module(steps if shows else [*steps, last], [])
            shown = ast.Expression(last.value if isinstance(last, ast.Expr) else ast.parse("None", mode="eval").body)
            compiled.append((compile(module, notebook.name, "exec"), compile(shown, "", "eval")))
    return compiled


def _build(study: Path) -> int:
    from compendium.publish.study.site import build_study_site
    from compendium.run.sites import StudyRun

    project = find_project()
    build_study_site(project, study, StudyRun())
    site = project.study_site(study.name)
    return len(list(site.glob("sites/*.html"))) + (site / "across_sites.html").is_file()


def _loop(study: Path, part: str) -> int:
    """What a person would write: every notebook by stock papermill, one after the other."""
    import papermill

    place, processes = map(int, part.split("/"))
    notebook = find_project().notebooks / "studies" / "site.ipynb"
    sites = [line.split(",")[0] for line in (study / "sites.csv").read_text(encoding="utf-8").splitlines()[1:]]
    with tempfile.TemporaryDirectory() as folder:
        for site in sites[:LOOP][place::processes]:
            parameters = {"study": study.name, "site": site}
            target = Path(folder) / f"{site}.ipynb"
            papermill.execute_notebook(notebook, target, parameters, cwd=notebook.parent, progress_bar=False)
    return LOOP


def _memory() -> float:
    """The most memory that this process and any one of its copies held, in MB."""
    units = 1024 if sys.platform != "darwin" else 1024 * 1024
    own, copies = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(own, copies) / units


if __name__ == "__main__":
    works: dict[str, Callable[..., int]] = {
        "run": _run, "build": _build, "command": _command, "bare": _bare, "loop": _loop,
    }  # fmt: skip
    if len(sys.argv) > 1:
        arguments: list[Any] = [Path(sys.argv[2]), *sys.argv[3:]]
        click.echo(json.dumps({"pages": works[sys.argv[1]](*arguments), "memory": _memory()}))
    else:
        main()
