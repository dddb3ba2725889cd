"""What a person's environment may not change: how figures look, where they are drawn, and what is warned of.

matplotlib reads such settings when it is imported, so this is done before. What cannot be meant is told and left aside.
"""

import os
import sys
import warnings
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

SILENT = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)
"""The warnings that Python does not show unless it is asked to."""


def use_own_surroundings(say: Callable[[str], None]) -> None:
    """Leave a user's settings of matplotlib and of warnings aside; ``say`` which of them make no sense."""
    os.environ["MATPLOTLIBRC"] = default_settings()
    os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")  # numpy's threads wait asleep, not at work for 30 ms
    backend = os.environ.pop("MPLBACKEND", "")
    if backend and not _is_backend(backend):
        say(f'MPLBACKEND is "{backend}", which matplotlib does not know. Nothing here depends on it.')
    date = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not (date.isascii() and date.isdigit()):
        del os.environ["SOURCE_DATE_EPOCH"]
        say(f'SOURCE_DATE_EPOCH is "{date}", which is no number of seconds since 1970. Nothing here depends on it.')
    if os.environ.pop("PYTHONWARNINGS", ""):
        warn_as_usual()


def default_settings() -> str:
    """The file that holds matplotlib's own defaults. It is found without importing matplotlib."""
    [folder] = find_spec("matplotlib").submodule_search_locations  # type: ignore[union-attr, misc]
    return str(Path(folder) / "mpl-data" / "matplotlibrc")


def _is_backend(name: str) -> bool:
    from matplotlib.backends.registry import backend_registry

    return bool(backend_registry.is_valid_backend(name))  # type: ignore[no-untyped-call]


def warn_as_usual() -> None:
    """Show the warnings that Python shows by itself."""
    sys.warnoptions.clear()
    warnings.resetwarnings()
    for category in SILENT:
        warnings.simplefilter("ignore", category)
    warnings.filterwarnings("default", category=DeprecationWarning, module="__main__")
