"""Sixteen surroundings in which the same data give the same bytes: what a user may have set, and where a copy may lie.

Each takes a copy of the project and a home of its own, may change both, and gives what is different when the command
is called. `ALL_AT_ONCE` has those that can be had together.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TEXTS = {".csv", ".md", ".ipynb", ".toml", ".yml", ".css", ".js", ".json", ".cff", ".svg", ".lock"}

MATPLOTLIBRC = (
    "axes.grid: True\nsavefig.bbox: tight\naxes.facecolor: yellow\nxtick.direction: in\nfont.size: 20\n"
    "lines.linewidth: 9\npatch.edgecolor: red\ntext.usetex: True\nsvg.fonttype: none\n"
)
STARTUP = "import matplotlib as mpl\nmpl.rcParamsDefault['axes.facecolor'] = 'red'\nmpl.rcParams['axes.grid'] = True\n"


@dataclass
class Call:
    """How the command is called: with which environment, arguments and umask, and in which folder."""

    folder: Path
    environment: dict[str, str | None] = field(default_factory=dict)
    arguments: list[str] = field(default_factory=list)
    umask: int = 0o022

    def __call__(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Call `compendium` with the words. A variable that is None is not set."""
        environment = os.environ | {name: value for name, value in self.environment.items() if value is not None}
        for name, value in self.environment.items():
            if value is None:
                environment.pop(name, None)
        command = [sys.executable, "-m", "compendium", *words, *self.arguments]
        return subprocess.run(
            command, cwd=self.folder, env=environment, umask=self.umask, capture_output=True, text=True, check=False
        )


Surrounding = Callable[[Call, Path], None]
"""Changes a call, and the copy in whose folder it is made, given the folder of a home."""


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def matplotlibrc(call: Call, home: Path) -> None:
    put(home / ".config" / "matplotlib" / "matplotlibrc", MATPLOTLIBRC)
    call.environment |= {"HOME": str(home), "XDG_CONFIG_HOME": None, "MPLCONFIGDIR": None}


def ipython_start_up(call: Call, home: Path) -> None:
    put(home / ".ipython" / "profile_default" / "startup" / "00.py", STARTUP)
    put(home / "started.py", STARTUP)
    call.environment |= {"HOME": str(home), "IPYTHONDIR": None, "PYTHONSTARTUP": str(home / "started.py")}


def crlf(call: Call, home: Path) -> None:
    for path in call.folder.rglob("*"):
        if path.suffix in TEXTS and path.is_file():
            path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def moved(call: Call, home: Path) -> None:
    call.folder = call.folder.rename(call.folder.with_name("naïve ä folder 'with' spaces & signs"))


def linked(call: Call, home: Path) -> None:
    link = call.folder.with_name("link")
    link.symlink_to(call.folder)
    call.folder = link


def variables(**values: str | None) -> Surrounding:
    def set_them(call: Call, home: Path) -> None:
        call.environment |= values

    return set_them


def private(call: Call, home: Path) -> None:
    call.umask = 0o077


def kernels(call: Call, home: Path) -> None:
    call.arguments += ["--engine", "kernel"]


SURROUNDINGS: dict[str, Surrounding] = {
    "matplotlibrc": matplotlibrc,
    "IPython start-up": ipython_start_up,
    "MPLBACKEND": variables(MPLBACKEND="nonsense"),
    "PYTHONWARNINGS": variables(PYTHONWARNINGS="error"),
    "PYTHONOPTIMIZE": variables(PYTHONOPTIMIZE="2"),
    "SOURCE_DATE_EPOCH": variables(SOURCE_DATE_EPOCH="yesterday"),
    "TZ": variables(TZ="Pacific/Auckland"),
    "LANG": variables(LANG="tr_TR.UTF-8", LC_ALL="C", LANGUAGE="de"),
    "PYTHONHASHSEED": variables(PYTHONHASHSEED="7"),
    "umask 077": private,
    "HOME that cannot be written": variables(HOME="/proc/self", XDG_CONFIG_HOME=None, XDG_CACHE_HOME=None),
    "HOME absent": variables(HOME=None, XDG_CONFIG_HOME=None, XDG_CACHE_HOME=None),
    "spaces and accents in the path": moved,
    "a link to the folder": linked,
    "CRLF": crlf,
    "kernels": kernels,
}

ALL_AT_ONCE = (
    "matplotlibrc", "IPython start-up", "MPLBACKEND", "PYTHONWARNINGS", "PYTHONOPTIMIZE", "SOURCE_DATE_EPOCH", "TZ",
    "LANG", "PYTHONHASHSEED", "umask 077", "spaces and accents in the path",
)  # fmt: skip
