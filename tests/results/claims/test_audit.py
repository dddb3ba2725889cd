"""How each check goes about it is told, however Python is called."""

import subprocess
import sys

from compendium.results.claims.audit import method_of
from compendium.results.claims.verdicts import CHECKS

SHOWN = (
    "from compendium.results.claims.audit import CHECKS, method_of\n"
    "print(*(f'{name} {method_of(CHECKS[name])}' for name in sorted(CHECKS)), sep=chr(10))"
)


def test_methods_are_told_where_docstrings_are_left_out() -> None:
    done = subprocess.run([sys.executable, "-OO", "-c", SHOWN], capture_output=True, text=True, check=True)
    assert len(CHECKS) > 50
    assert done.stdout.splitlines() == [f"{name} {method_of(CHECKS[name])}" for name in sorted(CHECKS)]
    assert all(method_of(check) for check in CHECKS.values())
