"""seaborn imported without scipy, which it uses for density curves and trees of clusters alone.

The project does without scipy, but a researcher, or whoever tests it, has it installed. Then seaborn imports all of
its statistics, which takes as long as everything else that notebooks import together. Here scipy is imported when
something of it is first used.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

WANTED = {"scipy.stats": "gaussian_kde", "scipy.cluster": "hierarchy"}
"""What seaborn takes from scipy while it is imported."""


class Later:
    """Stands for what a module holds by a name, until that is called or something of it is asked for."""

    def __init__(self, module: str, name: str) -> None:
        self._place = module, name

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        """Call what it stands for."""
        return self._found()(*arguments, **named)

    def __getattr__(self, name: str) -> Any:
        """Something of what it stands for."""
        return getattr(self._found(), name)

    def _found(self) -> Any:
        module, name = self._place
        return getattr(import_module(module), name)


def import_seaborn() -> None:
    """Import seaborn; scipy, where it is installed, is imported once seaborn uses it."""
    stand_ins = [] if find_spec("scipy") is None else [name for name in WANTED if name not in sys.modules]
    for module in stand_ins:
        stand_in: Any = ModuleType(module)
        setattr(stand_in, WANTED[module], Later(module, WANTED[module]))
        sys.modules[module] = stand_in
    try:
        import_module("seaborn")
    finally:
        for module in stand_ins:
            del sys.modules[module]
