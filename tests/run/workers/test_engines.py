"""A notebook cannot tell the engines apart: each probe gives the same cells, errors and files with both."""

import json
import os
import re
import sys
import time
import warnings
from pathlib import Path

import pytest
from long_trials import LONG

from compendium.run.surroundings import warn_as_usual
from compendium.run.workers.execution import FORK, KERNEL, Task, can_fork, execute

pytestmark = pytest.mark.skipif(not can_fork(), reason="this system cannot copy a process; there is one engine only")


def read_probes():
    """The cells of each probe by its kind and name: a probe begins with ``===``, a cell with ``---`` and its tags."""
    probes = {}
    for line in (Path(__file__).parent / "probes.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            probes[line[4:]] = cells = [["", []]]
        elif line.startswith("---"):
            if cells == [["", []]]:
                cells.clear()
            cells.append(["", line[3:].split()])
        else:
            cells[-1][0] += f"{line}\n"
    return probes


PROBES = read_probes()
FIRST = {name.partition(":")[0]: name for name in reversed(PROBES)}
"""The sample: the first probe of each kind."""

BESIDE = {"beside.py": "VALUE = 8\n", "beside2.py": "VALUE = 9\n", "script.py": "print('script', __name__)\n"}
PASSING = {
    r"ipykernel_\d+/\d+": "ipykernel",
    r"0x[0-9a-f]{6,}": "0x0",
    r"\bmine-\w+": "mine",
    r"\S+kernel\.json": "kernel.json",
}
"""Numbers of processes, places in memory and names of scratch folders, which differ between any two runs."""


def write(folder, *cells):
    """A notebook in a folder of its own, with modules beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "pack").mkdir(exist_ok=True)
    for name, text in {**BESIDE, "pack/__init__.py": "", "pack/inner.py": "VALUE = 7\n"}.items():
        (folder / name).write_text(text)
    made = []
    for number, cell in enumerate(cells):
        source, tags = (cell, []) if isinstance(cell, str) else cell
        made.append({"cell_type": "code", "id": f"c{number}", "metadata": {"tags": tags}, "source": source.rstrip("\n"),
                     "outputs": [], "execution_count": None})  # fmt: skip
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    path = folder / "probe.ipynb"
    path.write_text(json.dumps({"cells": made, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    return Task("probe", path, folder, {}, 60.0)


def show_warning(message, category, filename, number, file=None, line=None):
    """What Python does with a warning, and pytest does not."""
    sys.stderr.write(warnings.formatwarning(message, category, filename, number, line))


def came_of(folder, engine, cells):
    """Error, notebook and files that an engine makes of cells, without what passes."""
    with warnings.catch_warnings():
        warn_as_usual()  # and not as pytest does, which the copy would take over
        warnings.showwarning = show_warning
        outcome = execute(write(folder / f"mine-{engine}", *cells), engine)
    found = sorted(path for path in (folder / f"mine-{engine}").rglob("*") if path.suffix != ".pyc")
    files = [(path.name, path.stat().st_size if path.is_file() else 0) for path in found]
    texts = [outcome.error, outcome.notebook]
    for pattern, instead in PASSING.items():
        texts = [re.sub(pattern, instead, text) for text in texts]
    return *texts, files


def outputs(folder, engine, *cells):
    outcome = execute(write(folder, *cells), engine)
    assert outcome.error == ""
    return [output for cell in json.loads(outcome.notebook)["cells"] for output in cell["outputs"]]


@pytest.mark.parametrize("name", PROBES if LONG else FIRST.values())
def test_it_is_the_same_in_both_engines(tmp_path, name):
    forked, fresh = (came_of(tmp_path, engine, PROBES[name]) for engine in (FORK, KERNEL))
    assert forked == fresh


class TestAWholeKernel:
    """What the copy does, as values: a fault in both engines would pass unseen above."""

    def test_a_figure_that_is_drawn_and_not_shown_is_kept(self, tmp_path):
        [drawn] = outputs(tmp_path / "a", FORK, "import seaborn as sns\nsns.lineplot(x=[1, 2], y=[3, 4]);")
        assert "image/png" in drawn["data"]

    def test_settings_hold_from_cell_to_cell(self, tmp_path):
        cells = ("import numpy as np\n_ = np.seterr(all='raise'); np.set_printoptions(precision=1)",
                 "print(np.array([1.26]), np.geterr()['divide'])")  # fmt: skip
        assert outputs(tmp_path / "a", FORK, *cells)[0]["text"] == ["[1.3] raise\n"]

    def test_files_are_written_handlers_called_and_folders_removed(self, tmp_path):
        source = (
            "import atexit, tempfile\nf = open('left', 'w'); f.write('kept')\n"
            "atexit.register(lambda: open('called', 'w').write('yes'))\n"
            "t = tempfile.TemporaryDirectory(dir='.', prefix='temporary-')"
        )
        assert execute(write(tmp_path / "a", source), FORK).error == ""
        assert (tmp_path / "a" / "left").read_text() == "kept"
        assert (tmp_path / "a" / "called").read_text() == "yes"
        assert not list((tmp_path / "a").glob("temporary-*"))

    def test_await_skipped_cells_and_modules_beside_it(self, tmp_path):
        cells = ("import asyncio, beside\nawait asyncio.sleep(0)\nbeside.VALUE", ("1 / 0", ["skip-execution"]))
        assert [output["data"]["text/plain"] for output in outputs(tmp_path / "a", FORK, *cells)] == [["8"]]

    def test_what_others_print_is_in_the_notebook_and_not_on_the_terminal(self, tmp_path, capfd):
        source = "import os, ctypes\nos.write(1, b'raw '); os.system('printf child'); _ = ctypes.CDLL(None).puts(b' C')"
        printed = outputs(tmp_path / "a", FORK, f"{source}; ctypes.CDLL(None).fflush(None);")
        assert "".join(line for output in printed for line in output.get("text", [])) == "raw child C\n"
        assert capfd.readouterr() == ("", "")

    @pytest.mark.parametrize("engine", [FORK, KERNEL])
    @pytest.mark.parametrize("others", ["os.write(1, b'raw\\n')", "os.system('echo raw')"])
    def test_what_others_print_stays_in_its_place(self, tmp_path, engine, others):
        source = f"import os\nfor n in range(25):\n    {others}; display(n)\n    {others}; print(n)"
        shown = outputs(tmp_path / "a", engine, source)
        lines = [line for output in shown for line in output.get("text", output.get("data", {}).get("text/plain"))]
        assert [line.strip() for line in lines] == [word for n in range(25) for word in ("raw", str(n)) * 2]

    @pytest.mark.parametrize("source", ["input()", "import getpass; getpass.getpass()", "breakpoint(); input()"])
    def test_nobody_is_asked(self, tmp_path, source):
        assert "StdinNotImplementedError" in execute(write(tmp_path / "a", source), FORK).error

    def test_an_error_that_is_told_on_stderr_only_has_its_reason(self, tmp_path):
        error = execute(write(tmp_path / "a", "%nothing"), FORK).error
        assert error.startswith("cell 1: UsageError: Line magic function `%nothing` not found")

    def test_it_ends_at_once_where_warnings_are_errors(self, tmp_path):
        """Killed for not answering, it would call no handler."""
        source = "import atexit, warnings\natexit.register(lambda: open('called', 'w').write('yes'))"
        execute(write(tmp_path / "a", f"{source}\nwarnings.simplefilter('error')"), FORK)
        assert (tmp_path / "a" / "called").exists()


def running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):  # the latter where it is collected between opening and reading
        return False


STARTS = {
    "a child": "import subprocess\nopen('pid-0', 'w').write(str(subprocess.Popen(['sleep', '1000']).pid))",
    "a child with a session of its own": (
        "import subprocess\np = subprocess.Popen(['sleep', '1000'], start_new_session=True)\n"
        "open('pid-1', 'w').write(str(p.pid))"
    ),
    "a daemon": "import os\nos.system('setsid sleep 1000 >/dev/null 2>&1 & echo $! > pid-2')",
    "a copy of itself": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0:\n"
    "        open('pid-3', 'w').write(str(os.getpid()))\n        time.sleep(1000)\n    os._exit(0)\n"
    "os.wait(); time.sleep(0.5)",
}
"""Ways of starting a process; each writes its number beside the notebook."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives lost processes another parent")
@pytest.mark.parametrize("engine", [FORK, KERNEL])
@pytest.mark.parametrize("then", ["1", "1 / 0", "import time; time.sleep(60)"])
def test_processes_that_a_notebook_starts_end_with_it(tmp_path, engine, then):
    """One notebook starts one in each way."""
    task = write(tmp_path / "all", *STARTS.values(), then)
    execute(Task("probe", task.notebook, task.folder, {}, 5.0), engine)
    pids = [int((task.folder / f"pid-{number}").read_text()) for number in range(len(STARTS))]
    end = time.monotonic() + 5
    while time.monotonic() < end and any(map(running, pids)):
        time.sleep(0.05)
    assert [name for name, pid in zip(STARTS, pids, strict=True) if running(pid)] == []


@pytest.mark.parametrize("engine", [FORK, KERNEL])
def test_a_users_settings_have_no_influence(tmp_path, engine, monkeypatch):
    source = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    [plain] = outputs(tmp_path / "plain", engine, source)
    home = tmp_path / "home"
    for path, text in {
        ".config/matplotlib/matplotlibrc": "axes.grid: True\nsavefig.bbox: standard\n",
        ".ipython/profile_default/startup/00.py": "import matplotlib as mpl\nmpl.rcParams['axes.facecolor'] = 'red'\n",
        "started.py": "print('started')",
    }.items():
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text)
    settings = {"MPLBACKEND": "agg", "SOURCE_DATE_EPOCH": "0", "PYTHONSTARTUP": str(home / "started.py")}
    for name, value in {"HOME": str(home), "IPYTHONDIR": str(home / ".ipython"), **settings}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MATPLOTLIBRC", str(home / ".config" / "matplotlib" / "matplotlibrc"))
    assert outputs(tmp_path / "hostile", engine, source) == [plain]
    assert os.environ["MPLBACKEND"] == "agg"
