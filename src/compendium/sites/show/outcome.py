"""All that the page across sites shows of an outcome, under one name for the notebook."""

from compendium.sites.show.draw_separation import separation_figure
from compendium.sites.show.separation import apart_table, separation_table
from compendium.sites.show.separation_words import separation_sentences

__all__ = ["apart_table", "separation_figure", "separation_sentences", "separation_table"]
