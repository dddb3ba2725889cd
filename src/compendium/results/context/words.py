"""What the page on the context says in short, and the titles of its tables."""

import pandas as pd

from compendium.display.amounts import written_amount
from compendium.display.sentences import Shown, capitalised, counted, in_short, in_words, verb


def context_in_short(
    facts: pd.DataFrame, units: pd.DataFrame, disconnects: pd.DataFrame, crosswalk: pd.DataFrame, criteria: pd.Series
) -> Shown:
    """What each of the other documents adds, a sentence each; nothing of one whose rows are not there."""
    found = counted(len(disconnects), "disconnect")
    bear = (
        f"; in our reading they bear on {criteria_words(crosswalk, criteria)} of the framework"
        if len(crosswalk)
        else ""
    )
    disconnected = f"A practice study found {found} between policy and practice{bear}." if len(disconnects) else ""
    return in_short(disconnected, uptake_words(facts), f"{units_title(units)}." if len(units) else "")


def uptake_words(facts: pd.DataFrame) -> str:
    """How much of what is proved is taken up, and how late."""
    known = facts.set_index("fact")
    if not {"share-taken-up", "years-to-uptake"} <= {*known.index}:
        return ""
    share, years = (amount_words(known.loc[fact]) for fact in ("share-taken-up", "years-to-uptake"))
    return f"Of proven interventions in healthcare, {share} are widely taken up, after {years} on average."


def amount_words(fact: pd.Series) -> str:
    """The figure of a fact, with its unit."""
    return written_amount(fact["value"], fact["unit"], fact["bound"], fact["value_to"])


def criteria_words(crosswalk: pd.DataFrame, criteria: pd.Series) -> str:
    """How many of all criteria the disconnects bear on."""
    touched, whole = crosswalk["criterion"].nunique(), len(criteria)
    if touched == whole > 1:
        return f"all {in_words(whole)} criteria"
    return f"{in_words(touched)} of {counted(whole, 'criterion', 'criteria')}"


def statements_title(statements: pd.DataFrame) -> str:
    """How many ideas there are, on how many topics."""
    ideas, topics = counted(len(statements), "idea"), counted(statements["topic"].nunique(), "topic")
    documents = counted(statements["source"].nunique(), "document")
    return f"{capitalised(ideas)} from {documents} on {topics}"


def facts_title(figures: pd.DataFrame, facts: pd.DataFrame) -> str:
    """How many figures there are, each once, and from how many documents; ``facts`` has a row for every place."""
    number = facts["source"].nunique()
    documents = f"{counted(number, 'document')} {verb(number, 'states', 'state')}"
    several = sum(map(bool, figures["others"])) if len(figures) else 0
    again = f", {in_words(several)} of them in several places" if several else ""
    return f"{capitalised(counted(len(figures), 'figure'))} that {documents}{again}"


def units_title(units: pd.DataFrame) -> str:
    """How many departments had a unit."""
    number = counted(len(units), "department")
    return (
        f"{capitalised(number)} had {verb(len(units), 'an implementation unit', 'implementation units')} of their own"
    )


def disconnects_title(disconnects: pd.DataFrame) -> str:
    """How many disconnects were found."""
    return f"The practice study found {counted(len(disconnects), 'disconnect')} between policy and practice"


def crosswalk_title(crosswalk: pd.DataFrame, criteria: pd.Series) -> str:
    """How many criteria the disconnects bear on; ``criteria`` are all names by id."""
    number = crosswalk["disconnect"].nunique()
    bear = f"{capitalised(counted(number, 'disconnect'))} {verb(number, 'bears', 'bear')}"
    return f"{bear} on {criteria_words(crosswalk, criteria)}, in our reading"


def record_title(corrections: pd.DataFrame) -> str:
    """On how many points the public record differs, or says more."""
    return f"The public record differs from the documents, or says more, on {counted(len(corrections), 'point')}"
