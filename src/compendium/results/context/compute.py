"""The figures of the documents, each once."""

import pandas as pd

SAID_IN = r", (?:interim report|paper)$"
"""The end of a name that tells in which document a figure stands, as its place does."""

SAME = ["topic", "name", "value", "value_to", "unit", "bound"]
"""The columns in which rows that state the same figure do not differ."""


def each_once(facts: pd.DataFrame) -> pd.DataFrame:
    """Figures that several places state, in one row, where the first of them stands.

    ``facts`` has the columns of context_facts.csv and ``place``. Returns the first row of each figure, with its name
    but for the document, ``place`` (a list of all places), ``others`` (the ids of the other rows) and ``statement``
    (what any of them says).
    """
    plain = facts.assign(name=facts["name"].str.replace(SAID_IN, "", regex=True))
    groups = plain.groupby(SAME, sort=False, dropna=False)
    gathered = groups.agg(
        place=("place", list), others=("fact", lambda ids: list(ids)[1:]), statement=("statement", _told)
    )
    return (
        groups.head(1)
        .reset_index(drop=True)
        .assign(**gathered.reset_index(drop=True)[["place", "others", "statement"]])
    )


def _told(statements: "pd.Series[str]") -> str:
    """What several rows say, each once."""
    return "; ".join(dict.fromkeys(statement for statement in statements if statement))
