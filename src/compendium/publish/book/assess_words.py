"""What the pages on which a programme is assessed say of rules and answers, in our words, next to the codes of both."""

from compendium.data_package.levels_file import MISSING, MIXED, NOT_APPLICABLE, TOO_EARLY

RULES = {
    "median": "the level in the middle; of an even number, the lower of the two in the middle",
    "mode": "the level given most often; mixed where several are given equally often",
    "lowest": "the lowest level given",
    "consensus": "what all answers say; mixed where they differ",
}
"""What each rule of `studies.compute.combining` makes of several answers; a test holds its names to the rules there."""

MEANINGS = {
    MISSING: "nothing is known that meets a level",
    NOT_APPLICABLE: "the criterion does not apply here",
    MIXED: "the evidence meets two levels at once and cannot be taken apart",
    TOO_EARLY: "it cannot be judged yet",
}
"""When a coder gives an answer that is not a level."""

NO_EVALUATION = (
    "What one person enters here is one reading, not an evaluation: nobody has checked it, and another reader may "
    "choose another level. An evaluation names its evidence, has more than one coder and says how far they agree."
)
"""What an assessment is not; every page says it."""
