"""Kinds of evidence in the inventory of a study, and the answer that a piece bears on no criterion."""

FINDING, CAVEAT, DESIGN, OUT_OF_SCOPE = "finding", "caveat", "design", "out_of_scope"
CODED, NOT_CODED = (FINDING, CAVEAT), (DESIGN, OUT_OF_SCOPE)
"""Kinds that are coded, and those that stand in the inventory so that nothing is left out without a word."""

UNDECIDED = "undecided"
"""How a piece of evidence stands on which coders differ and nobody has settled anything."""

NO_CRITERION = "none"
"""In place of a criterion, where a study has an inventory: the piece of evidence bears on no criterion."""
