"""seaborn is imported without scipy, and works with it where it is installed."""

import subprocess
import sys

IMPORTED = """
import sys
from compendium.run.workers.scipy_later import import_seaborn
import_seaborn()
import seaborn
"""


def printed(code: str) -> str:
    """What code prints in a fresh process that has imported seaborn."""
    done = subprocess.run([sys.executable, "-c", IMPORTED + code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_seaborn_is_there_and_nothing_of_scipy() -> None:
    assert printed("print('seaborn' in sys.modules, [name for name in sys.modules if 'scipy.' in name])") == "True []"


def test_density_curves_and_trees_use_scipy_itself() -> None:
    code = """
import pandas, scipy.stats
curve = seaborn.kdeplot(pandas.Series([1.0, 2.0, 3.0, 5.0]), cumulative=True).lines[0].get_ydata()
print(round(curve[-1], 2), type(seaborn._statistics.gaussian_kde([1.0, 2.0, 4.0])) is scipy.stats.gaussian_kde)
tree = seaborn.clustermap(pandas.DataFrame([[1, 9], [8, 2], [2, 8]])).dendrogram_row
print("the odd one is at an end:", tree.reordered_ind.index(1) != 1)
"""
    assert printed(code) == "1.0 True\nthe odd one is at an end: True"


def test_where_scipy_is_imported_already_seaborn_takes_it() -> None:
    code = "import scipy.stats\n" + IMPORTED + "print(seaborn._statistics.gaussian_kde is scipy.stats.gaussian_kde)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_without_scipy_seaborn_uses_its_own() -> None:
    code = """
import sys
sys.modules["scipy"] = None
import compendium.run.workers.scipy_later as later
later.find_spec = lambda name: None
later.import_seaborn()
import seaborn
print(seaborn._statistics.gaussian_kde.__module__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "seaborn.external.kde"
