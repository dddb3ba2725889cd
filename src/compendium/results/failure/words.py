"""What the page on policy failure says in short, and the titles of its tables and of its figure."""

import pandas as pd

from compendium.display.dates import written_span
from compendium.display.sentences import Shown, capitalised, counted, in_short, in_words, listed, uncapitalised, verb


def failure_in_short(hindrances: pd.DataFrame, counts: pd.DataFrame) -> Shown:
    """What hinders policies, and where the examples lie; as `count_examples` counts them."""
    number = counted(len(hindrances), "hindrance")
    names = listed(map(uncapitalised, hindrances["name"]))
    first = f"The report sees {number} behind policies that fail: {names}." if len(hindrances) else ""
    whole = counts["examples"].sum()
    return in_short(first, f"{most_examples(counts)}." if whole else "", dated_words(counts))


def most_examples(counts: pd.DataFrame) -> str:
    """At which point, or points, most of the examples lie; the start of a sentence."""
    whole = int(counts["examples"].sum())
    most = counts.loc[counts["examples"] == counts["examples"].max()]
    number = int(most["examples"].sum())
    if number == whole:
        return examples_title(counts)
    apart = [f"{name.lower()} ({in_words(int(n))})" for name, n in zip(most["name"], most["examples"], strict=True)]
    places = listed(apart) if len(most) > 1 else most["name"].iloc[0].lower()
    be = verb(number, "belongs", "belong")
    return f"Of {counted(whole, 'example')} of how governments step in, {in_words(number)} {be} to {places}"


def dated_words(counts: pd.DataFrame) -> str:
    """How many of the examples are dated."""
    whole, dated = int(counts["examples"].sum()), int(counts["dated"].sum())
    return f"The sources date {in_words(dated) if dated < whole else 'all'} of them." if whole else ""


def examples_title(counts: pd.DataFrame) -> str:
    """How many examples there are, and of what where all are of one point."""
    whole = capitalised(counted(int(counts["examples"].sum()), "example"))
    here = counts[counts["examples"] > 0]
    return f"{whole} of {here['name'].iloc[0].lower()}" if len(here) == 1 else f"{whole} of how governments step in"


def years_title(examples: pd.DataFrame) -> str:
    """How many of the examples whose beginning is dated began in their middle year or later."""
    years = examples["year_from"].dropna()
    if years.empty:
        return "No example has a year in which it began"
    first, median = int(years.min()), int(years.median())
    if first == int(years.max()):
        return f"{capitalised(counted(len(years), 'example'))} with a dated beginning, in {first}"
    since = int((years >= median).sum())
    return f"Of {len(years)} examples with a dated beginning, {in_words(since)} began in {median} or later"


def hindrances_title(hindrances: pd.DataFrame) -> str:
    """How many hindrances there are."""
    number = len(hindrances)
    stand = f"{capitalised(counted(number, 'hindrance'))} {verb(number, 'stands', 'stand')}"
    return f"{stand} in the way of policies meant to succeed"


def lists_title(items: pd.DataFrame) -> str:
    """How many lists stand behind the hindrances, and how much they hold."""
    lists = capitalised(counted(items["list"].nunique(), "list"))
    return f"{lists} with {counted(len(items), 'entry', 'entries')} on failure and implementation"


def points_title(points: pd.DataFrame) -> str:
    """How many points there are."""
    return f"Governments step in at {counted(len(points), 'point')} of the process"


def years_of(row: tuple[object, object]) -> str:
    """The years of an example: ``2012``, ``2013 to 2016``, ``until 2010``; nothing where none is stated."""
    begin, end = ("" if pd.isna(year) else str(int(year)) for year in row)  # type: ignore[call-overload]
    return written_span(begin, end)
