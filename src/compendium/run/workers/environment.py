"""The environment variables of a kernel: nothing in them lets a user's settings in."""

import os
from pathlib import Path

import matplotlib as mpl

from compendium.data_package.reads import READS_VARIABLE
from compendium.run.surroundings import default_settings

OF_THE_USER = (
    "IPYTHONDIR",
    "JPY_SESSION_NAME",
    "JUPYTER_CONFIG_PATH",
    "JUPYTER_PATH",
    "MPLBACKEND",
    "PYTEST_CURRENT_TEST",  # with it, ipykernel leaves out what other programs print
    "PYTHONINSPECT",
    "PYTHONSTARTUP",
    "PYTHONWARNINGS",
    "SOURCE_DATE_EPOCH",
)
"""Variables that would let a user's settings into a kernel."""


def kernel_environment(scratch: Path) -> dict[str, str]:
    """The environment variables of a kernel: this process's, with settings folders that are empty."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_THE_USER}
    folders = {name: str(scratch / name.lower()) for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    mpl.get_configdir()  # where the user's cannot be written, this names another in the environment
    own = {"MATPLOTLIBRC": default_settings(), "JUPYTER_RUNTIME_DIR": str(scratch)}
    return kept | folders | own | {READS_VARIABLE: str(scratch / "reads")}
