"""Small parts of sentences that hold for none, one and many."""

import pandas as pd


def numbered(number: int, singular: str, plural: str | None = None) -> str:
    """A number in digits with its noun: ``1 policy``, ``15 policies``, ``no policies``.

    For sentences in which small and large numbers meet, which would mix words and digits otherwise.
    """
    return f"{number or 'no'} {singular if number == 1 else plural or f'{singular}s'}"


def verb(number: int, singular: str, plural: str) -> str:
    """The form of a verb that goes with a number."""
    return singular if number == 1 else plural


def index_words(index: float) -> str:
    """A similarity with two decimals, or that it is not defined."""
    return "not defined" if pd.isna(index) else f"{index:.2f}"
