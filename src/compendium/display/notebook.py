"""What the first code cell of every notebook does."""

import warnings

from compendium.data_package.reads import record_if_asked
from compendium.display.sentences import Shown
from compendium.display.tables import stylesheet
from compendium.display.theme import use_theme


def start_notebook() -> Shown:
    """Set tables and figures to the common look, and turn warnings into errors, so that none is published unseen.

    Returns the style of the tables, to be shown as the last line of the cell.
    """
    record_if_asked()
    warnings.simplefilter("error")
    # ipykernel warns of itself when a kernel is told to end; as an error that would keep every kernel for two seconds
    warnings.filterwarnings("ignore", category=PendingDeprecationWarning, module="ipykernel")
    use_theme()
    return Shown(f"<style>{stylesheet()}</style>", "Style of the tables")
