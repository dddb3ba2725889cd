"""Answers in words that a site gave beside its levels: nominal ones and free text, under the rule for statements."""

import pandas as pd

from compendium.display.sentences import Shown
from compendium.display.tables import Layout, journal_table
from compendium.sites.show.needed import needed
from compendium.sites.show.register import words_told
from compendium.sites.show.site_columns import heading
from compendium.sites.show.titles import how_many
from compendium.sites.show.view import View


def answers_table(view: View, site: str) -> Shown:
    """Each question with the answer of the site; nothing where the study keeps none.

    They are shown only where `publish` says yes in the row of the site, as with statements.
    """
    if not view.study.look.answers:
        return Shown("", "")
    told = words_told(view.study, site)
    if not told:
        return needed("Answers in words can be read here once some may be published.")
    frame = pd.DataFrame({"question": [*map(heading, told)], "answer": list(told.values())})
    layout = Layout({"question": "Question", "answer": "Answer"})
    title = f"{how_many(len(frame), 'answer')} in words"
    return journal_table(frame, "table-answers", title, layout, view.trace)
