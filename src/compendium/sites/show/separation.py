"""Which criteria separate local sites with a high from those with a low outcome: the table, and what it starts from.

Of the outcome, only what it sets apart is shown, never what its column holds. Which sites are in which group is listed
only where the whole study is public.
"""

from functools import lru_cache
from typing import Any

import pandas as pd

from compendium.display.sentences import Shown, capitalised, counted, verb
from compendium.display.tables import Layout, journal_table
from compendium.sites.compute.separation import FEWEST, answers_apart, separation
from compendium.sites.show.needed import needed
from compendium.sites.show.titles import briefly, number_words, share_words
from compendium.sites.show.told import told
from compendium.sites.show.view import View
from compendium.studies.outcome_settings import BETWEEN, HIGH, LOW, NOT, STRONGLY, UNKNOWN, WEAKLY

CLASS_WORDS = {NOT: "does not distinguish", WEAKLY: "weakly", STRONGLY: "strongly", "": "cannot be told"}
PUBLISHED_WORDS = CLASS_WORDS | {"": "not stated"}

NO_OUTCOME = "Which criteria go with a high outcome will be known once the study records how each site fared."


@lru_cache(maxsize=4)
@told("separation")
def separation_of(view: View) -> pd.DataFrame:
    """What `separation` finds by the rule of the study; without a row where it names no outcome."""
    outcome = view.study.outcome
    if outcome is None:
        return pd.DataFrame(columns=["criterion", "found"])
    return separation(view.matrix, view.groups_by_outcome, view.scale, outcome.rule)


@told("sites by outcome")
def sides_of(view: View) -> pd.DataFrame:
    """How many local sites the outcome puts on each `side`: `sites`."""
    counts = view.groups_by_outcome.value_counts()
    return pd.DataFrame({"side": list(counts.index), "sites": [int(number) for number in counts]})


@told("answers without a level by outcome")
def apart_of(view: View) -> pd.DataFrame:
    """What `answers_apart` gives, of the answers that there are: `criterion`, and a column for each side and answer."""
    counts = answers_apart(view.matrix, view.groups_by_outcome)
    counts = counts.loc[:, counts.any()]
    return counts.set_axis([f"{side} {answer}" for side, answer in counts.columns], axis="columns").reset_index()


def told_of(view: View) -> pd.DataFrame:
    """The criteria of which something can be said, in the framework's order."""
    found = separation_of(view)
    return found[found["found"] != ""]


def sites_at(view: View, side: str) -> int:
    """How many local sites the outcome puts on a side."""
    found = sides_of(view)
    return int(found.loc[found["side"] == side, "sites"].sum())


def why_not(view: View) -> str:
    """What it would take, where nothing can be said of any criterion; blank where something can."""
    if view.study.outcome is None:
        return NO_OUTCOME
    if len(told_of(view)):
        return ""
    high, low = (number_words(sites_at(view, side)) for side in (HIGH, LOW))
    return (
        f"Which criteria distinguish sites by their outcome will be known once {number_words(FEWEST)} sites with a "
        f"high outcome and {number_words(FEWEST)} with a low one have a level on the same criterion. So far, the study "
        f"has {high.replace('none', 'no')} local {verb(sites_at(view, HIGH), 'site', 'sites')} with a high outcome and "
        f"{low} with a low one."
    )


def separation_table(view: View) -> Shown:
    """Each criterion: medians of both groups, how far they overlap, p, and the class by the rule; published classes
    stand beside it."""
    if missing := why_not(view):
        return needed(missing)
    found, outcome = separation_of(view), view.study.outcome
    assert outcome is not None  # else there would be nothing to say
    labels = {"name": "Criterion"} | ({"group": "Group"} if view.groups else {}) | LABELS
    frame = pd.DataFrame([_row(row, view) for row in found.itertuples()])
    if outcome.published:
        flags = [PUBLISHED_WORDS[outcome.published.get(one, "")] for one in found["criterion"]]
        frame, labels = frame.assign(published=flags), labels | {"published": f"As published: {outcome.published_by}"}
    spanners = {"Sites with a level": ["high", "low"], "Median level": ["high_median", "low_median"]}
    grouped, shaded = "group" if view.groups else None, found["found"].isin([WEAKLY, STRONGLY]).tolist()
    layout = Layout(labels, group=grouped, spanners=spanners, centred=CENTRED, highlight=shaded)
    measure = f"{sides_words(view)}. Net share: {NET}. The class is this compendium’s own rule “{outcome.rule}”"
    return journal_table(frame, "table-separation", separation_title(view), layout, view.trace, measure)


LABELS = {
    "high": "High", "low": "Low", "high_median": "High outcome", "low_median": "Low outcome",
    "overlap": "In the overlap", "higher": "Net share", "p": "p", "found": "Distinguishes",
}  # fmt: skip
CENTRED = ["high", "low", "overlap", "higher", "p"]
NET = "pairs of sites in which the one with the high outcome has the higher level, less those in which it has the lower"


def _row(row: Any, view: View) -> dict[str, Any]:
    """What the table shows of a criterion."""
    shown: dict[str, Any] = {"name": view.criteria[row.criterion], "group": view.groups.get(row.criterion, "")}
    shown |= {"high": row.high, "low": row.low}
    shown |= {side: _median(getattr(row, side), view) for side in ("high_median", "low_median")}
    if not row.found:
        return shown | {"overlap": "–", "higher": "–", "p": "–", "found": CLASS_WORDS[""]}
    lower = "; the low outcome stands higher" if row.stands_higher == LOW and row.found != NOT else ""
    return shown | {
        "overlap": f"{row.overlap} of {row.high + row.low}",
        "higher": signed(row.higher),
        "p": p_words(row.p) + ("" if row.exact else " (drawn)"),
        "found": CLASS_WORDS[row.found] + lower,
    }


def _median(rank: float, view: View) -> str:
    """The level in the middle, or the two on both sides of it."""
    if pd.isna(rank):
        return "–"
    low, high = (view.scale.levels[int(rank + shift)] for shift in (0, 0.5))
    return view.answers.text(low) if low == high else f"{view.answers.names[low]} to {view.answers.names[high]}"


def apart_table(view: View) -> Shown:
    """The answers of the sites of both groups that are no level and left out above; nothing where there are none."""
    if why_not(view):
        return Shown("", "")
    frame = apart_of(view)
    columns = {column: tuple(str(column).split(" ", 1)) for column in frame.columns if column != "criterion"}
    if not columns:
        return Shown("", "")
    frame.insert(0, "name", frame["criterion"].map(view.criteria))
    frame = frame[frame[list(columns)].any(axis="columns")].reset_index(drop=True)
    labels = {"name": "Criterion"} | {column: view.answers.text(answer) for column, (_, answer) in columns.items()}
    spanners = {
        f"Sites with a {side} outcome": [column for column, (of, _) in columns.items() if of == side]
        for side in dict.fromkeys(side for side, _ in columns.values())
    }
    layout = Layout(labels, spanners=spanners, centred=list(columns))
    title = "Answers without a level, which are left out of the comparison"
    return journal_table(frame, "table-separation-apart", title, layout, view.trace, "Number of local sites")


def signed(share: float) -> str:
    """A share between -1 and 1 with its sign and two decimals."""
    return f"{round(share, 2) + 0.0:+.2f}".replace("-", "−").replace("+0.00", "0.00")


def p_words(p: float) -> str:
    """p with three decimals, and never as 0."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def sides_words(view: View) -> str:
    """How many local sites have a high outcome, a low one, and neither."""
    high, low = capitalised(counted(sites_at(view, HIGH), "local site")), number_words(sites_at(view, LOW))
    parts = [f"{high} with a high outcome and {low} with a low one"]
    for side, words in ((BETWEEN, "in between"), (UNKNOWN, "without an outcome")):
        number = sites_at(view, side)
        parts += [f"{number_words(number)} {words} {verb(number, 'is', 'are')} left out"] * bool(number)
    return "; ".join(parts)


def separation_title(view: View) -> str:
    """How many criteria distinguish the two groups of sites."""
    known = told_of(view)
    apart = known.loc[known["found"] != NOT, "criterion"].tolist()
    rest = "sites with high from sites with low outcome"
    if not apart:
        return f"No criterion distinguishes {rest}"
    if len(apart) == 1:
        return f"{capitalised(briefly(view.criteria[apart[0]], 4))} alone distinguishes {rest}"
    return f"{capitalised(share_words(len(apart), len(known)))} criteria distinguish {rest}"
